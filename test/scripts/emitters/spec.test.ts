/** `spec.ts`. */
import { expect, it } from 'vitest'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import { spec } from '../../../scripts/emitters/spec.ts'
import { specOf } from './given.ts'

it('says which spec the code is of', async () => {
  const loaded = specOf({})
  const document = { ...loaded.document, info: { title: 'Zoo', version: '1.2.0-"rc"' } }
  const { 'spec.ts': text = '' } = await spec.emit({ ...loaded, document }, operationsTable(loaded))
  expect(text.split('\n')).toEqual([
    '/** The spec: its id, its `info.version`, and the sha256 of its file in lower-case hexadecimal. */',
    'export const spec = {',
    `  "api": "${loaded.api}",`,
    '  "version": "1.2.0-\\"rc\\"",',
    `  "sha256": "${loaded.sha256}"`,
    '} as const',
    '',
  ])
})

it('has no version where the document has none', async () => {
  const loaded = specOf({})
  const { 'spec.ts': text = '' } = await spec.emit({ ...loaded, document: {} }, operationsTable(loaded))
  expect(text).toContain('"version": ""')
})
