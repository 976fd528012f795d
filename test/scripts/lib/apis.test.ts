/** The catalogue of pages. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findApi, generatedModule, ROOT, readCatalogue, specFile } from '../../../scripts/lib/apis.ts'
import { readText, sha256 } from '../../../scripts/lib/documents.ts'

describe('the catalogue', () => {
  it('names captured files by their bytes', async () => {
    const { pages, apis } = await readCatalogue()
    for (const page of pages) {
      const file = join(ROOT, 'specs/sources', page.file)
      expect(existsSync(file)).toBe(true)
      expect(sha256(await readText(file))).toBe(page.sha256)
      expect(apis.map(({ id }) => id)).toContain(page.api)
    }
  })

  it('finds an API by alias or id, and nothing else', async () => {
    expect(await findApi('inbound')).toEqual({ id: 'd1-inbound-card', alias: 'inbound' })
    expect(await findApi('d1-outbound-card')).toEqual({ id: 'd1-outbound-card', alias: 'outbound' })
    expect(await findApi('specs/canonical/d1-inbound-card.yaml')).toBeUndefined()
  })

  it('finds generated modules as they are written here', () => {
    expect(generatedModule('zoo', 'operations')).toBe(join(ROOT, 'generated/zoo/operations.ts'))
  })

  it('finds the file of a spec', async () => {
    expect(await specFile('inbound')).toBe(join(ROOT, 'specs/canonical/d1-inbound-card.yaml'))
    expect(await specFile('package.json')).toBe('package.json')
    await expect(specFile('inbond')).rejects.toMatchObject({
      code: 'ARGUMENTS',
      message: 'The spec `inbond` is neither a file nor an API; known are `inbound`, `outbound`.',
    })
  })
})
