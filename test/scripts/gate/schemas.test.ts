/** Schemas that mean the same in two forms, and schemas that look alike and do not: as sent by consumers. */
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { apiOf, changesOf } from './revisions.ts'

interface Case {
  name: string
  base: Json
  head: Json
  /** Rules of the changes, the gravest first; none: it means the same. */
  want: string[]
  components?: JsonObject
  versions?: [string, string]
}

const text = { type: 'string' }
const number = { type: 'number' }
const A = { type: 'object', required: ['a'], properties: { a: text } }
const B = { type: 'object', required: ['b'], properties: { b: number } }
const both = { type: 'object', required: ['a', 'b'], properties: { a: text, b: number } }
const schemas = {
  schemas: {
    A,
    B,
    Same: A,
    Node: { type: 'object', properties: { next: { $ref: '#/components/schemas/Node' }, a: text } },
  },
}
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })

const SAME: Omit<Case, 'want'>[] = [
  { name: 'allOf that is split', base: both, head: { allOf: [A, B] } },
  {
    name: 'required in one part and properties in another',
    base: both,
    head: { allOf: [{ required: ['a', 'b'] }, { type: 'object', properties: { a: text, b: number } }] },
  },
  { name: 'a lone allOf around a reference', base: ref('A'), head: { allOf: [ref('A')] }, components: schemas },
  { name: 'inline and by reference', base: A, head: ref('A'), components: schemas },
  { name: 'a component of another name', base: ref('A'), head: ref('Same'), components: schemas },
  { name: 'const and a list of one', base: { const: 'x' }, head: { enum: ['x'] } },
  { name: 'a list in another order', base: { enum: ['x', 'y'] }, head: { enum: ['y', 'x'] } },
  { name: 'alternatives in another order', base: { oneOf: [A, B] }, head: { oneOf: [B, A] } },
  { name: 'types in another order', base: { type: ['string', 'null'] }, head: { type: ['null', 'string'] } },
  {
    name: 'null as a type and as an alternative',
    base: { type: ['string', 'null'] },
    head: { anyOf: [text, { type: 'null' }] },
  },
  {
    name: 'nullable of 3.0 and a list of types of 3.1',
    base: { type: 'string', nullable: true },
    head: { type: ['string', 'null'] },
    versions: ['3.0.3', '3.1.0'],
  },
  {
    name: 'a nullable reference of 3.0 and alternatives of 3.1',
    base: { nullable: true, allOf: [ref('A')] },
    head: { anyOf: [ref('A'), { type: 'null' }] },
    components: schemas,
    versions: ['3.0.3', '3.1.0'],
  },
  {
    name: 'a nullable list of values of 3.0 and one of 3.1',
    base: { type: 'string', nullable: true, enum: ['x'] },
    head: { type: ['string', 'null'], enum: ['x', null] },
    versions: ['3.0.3', '3.1.0'],
  },
  {
    name: 'exclusive bounds of 3.0 and of 3.1',
    base: { type: 'number', minimum: 1, exclusiveMinimum: true },
    head: { type: 'number', exclusiveMinimum: 1 },
    versions: ['3.0.3', '3.1.0'],
  },
  {
    name: 'exclusive and inclusive bounds of integers',
    base: { type: 'integer', exclusiveMinimum: 0 },
    head: { type: 'integer', minimum: 1 },
  },
  { name: 'bounds that say nothing', base: text, head: { type: 'string', minLength: 0 } },
  { name: 'items that may be anything', base: { type: 'array' }, head: { type: 'array', items: {} } },
  {
    name: 'additional properties written out',
    base: { type: 'object' },
    head: { type: 'object', additionalProperties: true },
  },
  {
    name: 'additional properties by an empty schema',
    base: { type: 'object', additionalProperties: true },
    head: { type: 'object', additionalProperties: {} },
  },
  { name: 'a list of one alternative', base: A, head: { oneOf: [A] } },
  { name: 'words for people', base: text, head: { type: 'string', title: 'T', description: 'D', examples: ['x'] } },
  { name: 'required in another order', base: both, head: { ...both, required: ['b', 'a'] } },
  {
    name: 'unique items written out',
    base: { type: 'array', items: text },
    head: { type: 'array', items: text, uniqueItems: false },
  },
  {
    name: 'a digit and a class of digits',
    base: { type: 'string', pattern: '^\\d+$' },
    head: { type: 'string', pattern: '^[0-9]+$' },
  },
  {
    name: 'a plus and an open count',
    base: { type: 'string', pattern: '^a+$' },
    head: { type: 'string', pattern: '^a{1,}$' },
  },
  {
    name: 'alternatives of a pattern in another order',
    base: { type: 'string', pattern: '^(?:a|b)$' },
    head: { type: 'string', pattern: '^[ba]$' },
  },
  {
    name: 'a schema that leads to itself',
    base: ref('Node'),
    head: { type: 'object', properties: { next: ref('Node'), a: text } },
    components: schemas,
  },
  { name: 'a multiple of one for integers', base: { type: 'integer' }, head: { type: 'integer', multipleOf: 1 } },
  { name: 'not, for what is excluded anyway', base: { not: { const: 1 } }, head: { not: { enum: [1] } } },
]

const OTHER: Case[] = [
  {
    name: 'anything but null',
    base: {},
    head: { type: ['array', 'boolean', 'number', 'object', 'string'] },
    want: ['nullable-narrowed'],
  },
  {
    name: 'allOf with one more requirement',
    base: both,
    head: { allOf: [A, B, { required: ['c'] }] },
    want: ['required-narrowed'],
  },
  {
    name: 'a closed object',
    base: A,
    head: { ...A, additionalProperties: false },
    want: ['additional-properties-narrowed'],
  },
  {
    name: 'a closed object that opens',
    base: { ...A, additionalProperties: false },
    head: A,
    want: ['additional-properties-widened'],
  },
  {
    name: 'a closed part of a whole',
    base: { allOf: [A, B] },
    head: { allOf: [{ ...A, additionalProperties: false }, B] },
    want: ['additional-properties-narrowed'],
  },
  {
    name: 'a nullable value that is none any more',
    base: { type: 'string', nullable: true },
    head: text,
    versions: ['3.0.3', '3.1.0'],
    want: ['nullable-narrowed'],
  },
  { name: 'const that is another one', base: { const: 'x' }, head: { const: 'y' }, want: ['enum-changed'] },
  { name: 'a value less', base: { enum: ['x', 'y'] }, head: { enum: ['x'] }, want: ['enum-narrowed'] },
  { name: 'an alternative less', base: { oneOf: [A, B] }, head: { oneOf: [A] }, want: ['alternative-narrowed'] },
  { name: 'an alternative more', base: { oneOf: [A] }, head: { oneOf: [A, B] }, want: ['alternative-widened'] },
  {
    name: 'a longer number format',
    base: { type: 'integer', format: 'int32' },
    head: { type: 'integer', format: 'int64' },
    want: ['format-widened'],
  },
  {
    name: 'a shorter number format',
    base: { type: 'integer', format: 'int64' },
    head: { type: 'integer', format: 'int32' },
    want: ['format-narrowed'],
  },
  {
    name: 'an exclusive bound of integers',
    base: { type: 'integer', minimum: 1 },
    head: { type: 'integer', exclusiveMinimum: 1 },
    want: ['minimum-narrowed'],
  },
  {
    name: 'values of additional properties',
    base: { type: 'object', additionalProperties: true },
    head: { type: 'object', additionalProperties: text },
    want: ['type-narrowed'],
  },
  {
    name: 'properties by pattern',
    base: { type: 'object' },
    head: { type: 'object', patternProperties: { '^x': text } },
    want: ['type-narrowed'],
  },
  {
    name: 'unevaluated properties',
    base: { allOf: [A, B] },
    head: { allOf: [A, B], unevaluatedProperties: false },
    want: ['additional-properties-narrowed'],
  },
  {
    name: 'the first items',
    base: { type: 'array' },
    head: { type: 'array', prefixItems: [text] },
    want: ['type-narrowed'],
  },
  {
    name: 'what depends on a property',
    base: A,
    head: { ...A, dependentRequired: { a: ['b'] } },
    want: ['required-narrowed'],
  },
  {
    name: 'a condition',
    base: A,
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    head: { ...A, if: { required: ['x'] }, then: { required: ['y'] } },
    want: ['condition-narrowed'],
  },
  { name: 'not', base: text, head: { type: 'string', not: { const: '' } }, want: ['condition-narrowed'] },
  {
    name: 'a schema that leads to itself',
    base: ref('Node'),
    head: { type: 'object', properties: { next: ref('Node'), a: number } },
    components: schemas,
    want: ['type-changed'],
  },
  {
    name: 'a pattern that takes more',
    base: { type: 'string', pattern: '^[a-f]+$' },
    head: { type: 'string', pattern: '^[a-z]+$' },
    want: ['pattern-widened'],
  },
  {
    name: 'a pattern that takes less',
    base: { type: 'string', pattern: '^[a-z]*$' },
    head: { type: 'string', pattern: '^[a-z]+$' },
    want: ['pattern-narrowed'],
  },
  {
    name: 'a pattern that takes others',
    base: { type: 'string', pattern: '^a$' },
    head: { type: 'string', pattern: '^b$' },
    want: ['pattern-changed'],
  },
  {
    name: 'a default',
    base: { type: 'string', default: 'x' },
    head: { type: 'string', default: 'y' },
    want: ['default-changed'],
  },
  {
    name: 'an object with one more property',
    base: A,
    head: { ...A, properties: { a: text, b: text } },
    want: ['property-added'],
  },
  { name: 'one of at least one', base: { anyOf: [A, B] }, head: { oneOf: [A, B] }, want: ['choice-narrowed'] },
  {
    name: 'names of properties',
    base: { type: 'object' },
    head: { type: 'object', propertyNames: { maxLength: 3 } },
    want: ['max-length-narrowed'],
  },
  {
    name: 'a list that must contain something',
    base: { type: 'array' },
    head: { type: 'array', contains: text },
    want: ['condition-narrowed'],
  },
]

/** Who breaks, by the effect in the name of a rule; `none` takes no side. */
const BREAKING = /narrowed$|enum-changed|type-changed|pattern-changed|default-changed/

async function compared({
  base,
  head,
  components = {},
  versions: [from, to] = ['3.1.0', '3.1.0'],
}: Omit<Case, 'want'>) {
  return changesOf(apiOf(base, { version: from, components }), apiOf(head, { version: to, components }))
}

describe('schemas that mean the same', () => {
  it.each(SAME)('$name', async (one) => {
    expect((await compared(one)).map(({ rule }) => rule)).toEqual([])
    expect(
      (
        await compared({
          ...one,
          base: one.head,
          head: one.base,
          ...(one.versions ? { versions: [one.versions[1], one.versions[0]] } : {}),
        })
      ).map(({ rule }) => rule),
    ).toEqual([])
  })
})

describe('schemas that mean something else', () => {
  it.each(OTHER)('$name', async (one) => {
    const changes = await compared(one)
    expect(changes.map(({ rule }) => rule)).toEqual(one.want)
    expect(changes.map(({ level }) => level)).toEqual(
      one.want.map((rule) => (BREAKING.test(rule) ? 'breaking' : 'compatible')),
    )
    for (const { level, rule, witness } of changes) {
      if (level === 'breaking' && rule !== 'default-changed')
        expect(witness).toMatchObject({ found: true, before: 'valid', after: 'invalid' })
    }
  })
})
