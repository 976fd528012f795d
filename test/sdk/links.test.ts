/** Every method says where its operation is documented. */
import { describe, expect, it } from 'vitest'
import { operations } from '../../generated/d1-inbound-card/operations.ts'
import { nearest } from '../../scripts/lib/provenance.ts'
import { sourceFiles } from '../sources.ts'

const texts = sourceFiles('sdk/cards').map(({ text }) => text)

describe('doc comments', () => {
  it.each(operations.operations.map(({ id, pointer }) => [id, pointer] as const))(
    'of %s link its page',
    (id, pointer) => {
      const { url } = nearest(operations.sources, pointer) ?? {}
      const text = texts.find((one) => one.includes(`'${id}'`)) ?? ''
      expect(text).toContain(`@see ${url}`)
    },
  )
})
