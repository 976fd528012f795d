/** Which specs the package is of. */
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { canonicalFile, readCatalogue } from '../../scripts/lib/apis.ts'
import { readDocument, sha256 } from '../../scripts/lib/documents.ts'
import { specs } from '../../sdk/specs.ts'

const { apis } = await readCatalogue()

describe('specs', () => {
  it('are all of the catalogue', () => {
    expect(Object.keys(specs).sort()).toEqual(apis.map(({ id }) => id).sort())
  })

  it.each(apis)('are those on disk: $id', async ({ id }) => {
    const file = canonicalFile(id)
    const version = Object(Object(await readDocument(file)).info).version
    expect(Object(specs)[id]).toEqual({ api: id, version: String(version), sha256: sha256(await readFile(file)) })
  })
})
