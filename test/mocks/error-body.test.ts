/** Error bodies in the shapes that APIs document. */
import { describe, expect, it } from 'vitest'
import { createErrorWriter, type ErrorFacts } from '../../mocks/error-body.ts'
import { createSchemas } from '../../mocks/schemas.ts'
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'
import { sample } from '../../scripts/lib/sampling/instance.ts'
import { tableWith } from './calls.ts'

const TEXT = 'The query parameter `limit` must be at most 50.'
const FACTS: ErrorFacts = { status: 400, text: TEXT, field: 'limit', isOwn: true }

/** Writes an error in a shape; `example` is a documented one. */
function write(schema: JsonSchema, facts: Partial<ErrorFacts> = {}, example?: Json): Json | undefined {
  const table = tableWith({}, { components: { schemas: { Loop: { type: 'object', properties: { loop: LOOP } } } } })
  const skeleton = example ?? sample({ schema, root: table }, { seed: 1 })
  if (skeleton === undefined) throw new Error('The shape has no instance.')
  return createErrorWriter(schema, skeleton, example !== undefined, createSchemas(table))({ ...FACTS, ...facts })
}

const LOOP = { $ref: '#/components/schemas/Loop' }
const text = { type: 'string' } as const
const object = (properties: Record<string, JsonSchema>, more: Record<string, Json> = {}): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required: Object.keys(properties),
  ...more,
})

describe('places', () => {
  it.each<[string, JsonSchema, Json]>([
    [
      'a code and an error',
      object({ errorCode: text, error: text }, { required: [] }),
      { errorCode: 'BAD_REQUEST', error: TEXT },
    ],
    ['a message', object({ message: text }), { message: TEXT }],
    ['a numeric code', object({ code: { type: 'integer' }, message: text }), { code: 400, message: TEXT }],
    [
      'a problem document',
      object({
        type: { type: 'string', const: 'about:blank' },
        title: text,
        status: { type: 'integer' },
        detail: text,
      }),
      { type: 'about:blank', title: 'Bad Request', status: 400, detail: TEXT },
    ],
    [
      'a status as text beside an error and a message',
      object({ status: text, error: text, message: text }),
      { status: '400', error: 'Bad Request', message: TEXT },
    ],
    [
      'OAuth 2',
      object({ error: { type: 'string', enum: ['invalid_request'] }, error_description: text }),
      { error: 'invalid_request', error_description: TEXT },
    ],
    [
      'an inner object',
      object({ error: object({ code: text, message: text }) }),
      { error: { code: 'BAD_REQUEST', message: TEXT } },
    ],
    [
      'a list',
      object({ errors: { type: 'array', minItems: 1, maxItems: 1, items: object({ field: text, message: text }) } }),
      { errors: [{ field: 'limit', message: TEXT }] },
    ],
    ['a text alone', text, TEXT],
    ['an alternative', { oneOf: [object({ message: text }), { type: 'null' }] }, { message: TEXT }],
  ])('%s', (_, schema, want) => {
    expect(write(schema)).toEqual(want)
  })

  it('makes up no object that the shape can do without', () => {
    const schema = object({ message: text, cause: object({ code: text, reason: text }) }, { required: ['message'] })
    expect(write(schema, {}, { message: 'Example.' })).toEqual({ message: TEXT })
  })

  it('goes where the only text is, even into what is optional', () => {
    const schema = object({ error: object({ message: text }) }, { required: [] })
    expect(write(schema, {}, {})).toEqual({ error: { message: TEXT } })
  })
})

describe('codes', () => {
  const schema = object({ code: text, message: text })
  const example = { code: 'LIMIT_TOO_HIGH', message: 'Example.' }
  it.each<[string, Partial<ErrorFacts>, Json | undefined, string]>([
    ['the status in capitals', { status: 415 }, undefined, 'UNSUPPORTED_MEDIA_TYPE'],
    ["the example's for its own status", {}, example, 'LIMIT_TOO_HIGH'],
    ["not the example's of another status", { isOwn: false, status: 405 }, example, 'METHOD_NOT_ALLOWED'],
    ['what the rule states', { code: 'UNALIGNED' }, example, 'UNALIGNED'],
  ])('are %s', (_, facts, skeleton, want) => {
    expect(write(schema, facts, skeleton)).toEqual({ code: want, message: TEXT })
  })

  it('are one of the enumerated ones', () => {
    const enumerated = object({ code: { type: 'string', enum: ['E1', 'E2'] }, message: text })
    expect(write(enumerated)).toEqual({ code: 'E1', message: TEXT })
  })
})

describe('bounds', () => {
  it('cuts the text to what fits', () => {
    expect(write(object({ message: { type: 'string', maxLength: 40 } }))).toEqual({ message: TEXT.slice(0, 40) })
  })

  it('leaves a place that takes no text as it is', () => {
    const schema = object({ message: { type: 'string', pattern: '^E[0-9]$' } })
    expect(write(schema, {}, { message: 'E7' })).toEqual({ message: 'E7' })
  })

  it('falls back when the places together break the shape', () => {
    const schema = { ...Object(object({ code: text, message: text }, { required: [] })), maxProperties: 1 }
    expect(write(schema, {}, {})).toEqual({ message: TEXT })
  })

  it('has nothing to say about a shape without places', () => {
    expect(write(object({ ok: { type: 'boolean' } }), {}, { ok: false })).toEqual({ ok: false })
  })

  it('survives names of prototypes and circles', () => {
    const schema: JsonSchema = {
      type: 'object',
      properties: { ['__proto__']: text, message: text, inner: LOOP },
    }
    const body = write(schema, {}, JSON.parse('{"__proto__":"x"}'))
    expect(isObject(body) && Object.keys(body)).toEqual(['__proto__', 'message'])
  })
})
