/** Discriminators as constants. */
import { describe, expect, it } from 'vitest'
import { impliedByDiscriminator } from '../../../../scripts/emitters/table/discriminators.ts'
import type { Json, JsonObject } from '../../../../scripts/lib/json.ts'
import { admits, tableOf } from '../given.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const kind = (schema: JsonObject) => ({ type: 'object', properties: { kind: schema } })
const schemas: JsonObject = {
  Cat: kind({ type: 'string' }),
  Dog: kind({ type: 'string' }),
  Bare: { type: 'object' },
  Said: kind({ type: 'string', enum: ['said'] }),
  Fixed: kind({ const: 'Fixed' }),
  Shared: { allOf: [kind(ref('Kinds'))] },
  Kinds: { type: 'string', enum: ['a', 'b', 'Shared'] },
  Number: kind({ type: 'integer' }),
  Circle: { allOf: [ref('Circle')] },
}

/** What is implied for alternatives. */
const implied = (oneOf: Json[], mapping?: JsonObject) => {
  const discriminator = { propertyName: 'kind', ...(mapping ? { mapping } : {}) }
  return impliedByDiscriminator({ components: { schemas } }, { oneOf, discriminator }, 'oneOf').map(
    (added) => added?.properties,
  )
}

describe('impliedByDiscriminator', () => {
  it.each<[string, { given: [Json[], JsonObject?]; want: unknown[] }]>([
    [
      'the name of the schema',
      { given: [[ref('Cat'), ref('Bare')]], want: [{ kind: { const: 'Cat' } }, { kind: { const: 'Bare' } }] },
    ],
    [
      'the mapping, by reference and by name',
      {
        given: [[ref('Cat'), ref('Dog')], { cat: '#/components/schemas/Cat', dog: 'Dog', hound: 'Dog' }],
        want: [{ kind: { const: 'cat' } }, { kind: { enum: ['dog', 'hound'] } }],
      },
    ],
    [
      'a part of the listed values',
      { given: [[ref('Shared')], { a: 'Shared', z: 'Shared' }], want: [{ kind: { const: 'a' } }] },
    ],
    ['the name, where it is listed', { given: [[ref('Shared')]], want: [{ kind: { const: 'Shared' } }] }],
    ['nothing where all is said', { given: [[ref('Fixed')]], want: [undefined] }],
    ['nothing where the name was never meant', { given: [[ref('Said')]], want: [undefined] }],
    ['nothing for what is no text', { given: [[ref('Number')], { 1: 'Number' }], want: [undefined] }],
    ['nothing for what is no reference', { given: [[{ type: 'object' }, true]], want: [undefined, undefined] }],
    ['something for a circle', { given: [[ref('Circle')]], want: [{ kind: { const: 'Circle' } }] }],
  ])('implies %s', (_, { given, want }) => {
    expect(implied(...given)).toEqual(want)
  })
})

describe('the table', () => {
  const table = tableOf({
    ...schemas,
    Pet: {
      oneOf: [ref('Cat'), ref('Dog')],
      discriminator: { propertyName: 'kind', mapping: { cat: 'Cat', dog: '#/components/schemas/Dog' } },
    },
  })

  it.each([
    [{ kind: 'cat' }, true],
    [{ kind: 'dog' }, true],
    [{ kind: 'Dog' }, false],
    [{ kind: 1 }, false],
  ])('tells alternatives apart: %j', (value, valid) => {
    expect(admits(table, 'Pet', value)).toBe(valid)
  })
})
