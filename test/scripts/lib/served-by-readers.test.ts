import { describe, expect, it } from 'vitest'
import { isServedByReaders } from '../../../scripts/lib/served-by-readers.ts'

describe('the servers of a document', () => {
  it.each<[urls: string[], byReaders: boolean]>([
    [['https://YOUR_DOMAIN_NAME'], true],
    [['https://api.your-domain.com', 'https://api-stg.your-domain.com'], true],
    [['https://bank_your_name.example'], true],
    [['https://api.example.com'], false],
    [['https://yourself.example.com'], false],
    [['https://HOSTNAME/api/v3'], false],
    [['https://api.example.com', 'https://YOUR_DOMAIN_NAME'], false],
    [['http://localhost'], false],
    [['/v1'], false],
    [[], false],
  ])('%j are run by its readers: %s', (urls, byReaders) => {
    expect(isServedByReaders({ servers: urls.map((url) => ({ url })) })).toBe(byReaders)
  })
})
