/** What a mock refuses to start with. */
import { expect, it } from 'vitest'
import { checkServable } from '../../mocks/gate.ts'
import { createSchemas } from '../../mocks/schemas.ts'
import { messageOf } from '../../scripts/lib/errors.ts'
import type { JsonObject } from '../../scripts/lib/json.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'
import { load } from './load.ts'

const loaded = await load('shop')

/** The message of the gate for a schema in the spec, or in the table; `undefined` when it opens. */
function refusal(inSpec: JsonObject, inTable: JsonSchema = true): string | undefined {
  const document = { ...loaded.spec.document, components: { schemas: { Tested: inSpec } } }
  const table = { ...loaded.table, operations: [], components: { schemas: { Tested: inTable } } }
  try {
    checkServable({ ...loaded.spec, file: 'spec.yaml', document }, table, createSchemas(table))
    return undefined
  } catch (thrown) {
    return messageOf(thrown)
  }
}

const noPattern = (pointer: string) =>
  `The pattern does not compile under the \`u\` flag, so nothing would be checked against it; correct it. (spec.yaml#/components/schemas/Tested${pointer})`

it.each<[JsonObject, string | undefined]>([
  [{ type: 'string', pattern: '^[\\w-]+$' }, undefined],
  [{ type: 'string', pattern: '^[\\w-\\.]+$' }, noPattern('/pattern')],
  [{ type: 'string', pattern: '(' }, noPattern('/pattern')],
  [
    { properties: { pattern: { type: 'string' }, a: { items: { pattern: '\\-' } } } },
    noPattern('/properties/a/items/pattern'),
  ],
  [{ patternProperties: { '[': true } }, noPattern('/patternProperties/[')],
  [{ properties: { pattern: { enum: ['('] } }, example: { pattern: '(' }, default: { pattern: '(' } }, undefined],
])('%j', (schema, want) => {
  expect(refusal(schema)).toBe(want)
})

it.each<[JsonSchema, string | undefined]>([
  [{ $ref: '#/components/schemas/Tested' }, undefined],
  [
    { $ref: '#/components/schemas/Nowhere' },
    'The reference "#/components/schemas/Nowhere" leads to no schema of the document. (spec.yaml#/components/schemas/Tested)',
  ],
  [
    { type: 'text' },
    'The schema does not compile: type must be JSONType or JSONType[]: text. (spec.yaml#/components/schemas/Tested)',
  ],
])('%j in the table', (schema, want) => {
  expect(refusal({}, schema)).toBe(want)
})

it('opens for every fixture', async () => {
  for (const name of ['shop', 'parameters']) {
    const { spec, table } = await load(name)
    expect(() => checkServable(spec, table, createSchemas(table))).not.toThrow()
  }
})
