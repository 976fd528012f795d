/**
 * Every keyword of a body: a server that keeps it is not accused, and one that ignores just that keyword is found out.
 * The readings of the keywords are written by hand here, and share nothing with those of the suite.
 */
import { isIPv6 } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { broken, runSmall, smallTable } from './small/run-small.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

type Reading = (value: Json) => boolean

/** A schema, what keeps it, and what keeps all but one keyword. */
interface Keyword {
  schema: JsonObject
  keeps: Reading
  ignores: Reading
  /** Weight of the finding; `must` when absent. */
  weight?: 'should' | 'may'
  version?: '3.0'
}

const text = (value: Json): value is string => typeof value === 'string'
const number = (value: Json): value is number => typeof value === 'number'
const whole = (value: Json): value is number => number(value) && Number.isInteger(value)
const list = (value: Json): value is Json[] => Array.isArray(value)
const length = (value: string) => [...value].length
const same = (one: Json, other: Json): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
const sorted = (value: Json): Json =>
  list(value)
    ? value.map(sorted)
    : isObject(value)
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, sorted(v)]),
        )
      : value
const unique = (value: Json[]) => value.every((one, index) => value.slice(0, index).every((other) => !same(one, other)))
const has = (value: JsonObject, name: string) => Object.hasOwn(value, name)
const optional = (value: JsonObject, name: string, reading: Reading) =>
  !has(value, name) || reading(value[name] ?? null)
const both =
  (one: Reading, other: Reading): Reading =>
  (value) =>
    one(value) && other(value)
const texts: Reading = (value) => list(value) && value.every(text)

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const isDay = (value: string) => DATE.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value)
const TIME = /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i
const isMoment = (value: string) =>
  isDay(value.slice(0, 10)) && /^[Tt]$/.test(value[10] ?? '') && TIME.test(value.slice(11))
const IPV4 = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.|$)){4}$/

const sort = (schema: JsonObject): JsonObject => ({ type: 'object', properties: schema })
const formats: [string, (value: string) => boolean][] = [
  ['date', isDay],
  ['date-time', isMoment],
  ['uuid', (value) => /^(urn:uuid:)?[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value)],
  ['email', (value) => /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)*$/.test(value) && !/\.\.|^\.|\.@/.test(value)],
  ['uri', (value) => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(value)],
  ['ipv4', (value) => IPV4.test(value) && !value.endsWith('.')],
  ['byte', (value) => /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value)],
]

const isHost = (value: string) =>
  value.length <= 253 && value.split('.').every((one) => /^(?!-)[a-z0-9-]{1,63}(?<!-)$/i.test(one))
const TALK = /^P(?!$)((\d+W)|(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?)$/
const isPointer = (value: string) => /^(\/([^~]|~[01])*)*$/.test(value)
const moreFormats: typeof formats = [
  ['time', (value) => TIME.test(value)],
  ['hostname', isHost],
  ['ipv6', (value) => isIPv6(value)],
  ['duration', (value) => TALK.test(value)],
  ['json-pointer', isPointer],
  ['uri-reference', (value) => /^[^\s<>"{}|\\^`]*$/.test(value) && !/%(?![0-9a-f]{2})/i.test(value)],
]

const keywords: Record<string, Keyword> = {
  minLength: { schema: { type: 'string', minLength: 3 }, keeps: (v) => text(v) && length(v) >= 3, ignores: text },
  maxLength: { schema: { type: 'string', maxLength: 5 }, keeps: (v) => text(v) && length(v) <= 5, ignores: text },
  'maxLength in code points': {
    schema: { type: 'string', maxLength: 5 },
    keeps: (v) => text(v) && length(v) <= 5,
    ignores: (v) => text(v) && v.length <= 5,
    weight: 'should',
  },
  pattern: {
    schema: { type: 'string', pattern: '^[A-Z]{2}\\d{3}$' },
    keeps: (v) => text(v) && /^[A-Z]{2}\d{3}$/.test(v),
    ignores: text,
  },
  'pattern without its end': {
    schema: { type: 'string', pattern: '^[A-Z]{2}\\d{3}$' },
    keeps: (v) => text(v) && /^[A-Z]{2}\d{3}$/.test(v),
    ignores: (v) => text(v) && /^[A-Z]{2}\d{3}/.test(v),
  },
  'pattern in any case': {
    schema: { type: 'string', pattern: '^[A-Z]{2}\\d{3}$' },
    keeps: (v) => text(v) && /^[A-Z]{2}\d{3}$/.test(v),
    ignores: (v) => text(v) && /^[A-Z]{2}\d{3}$/i.test(v),
  },
  'pattern before a line break': {
    schema: { type: 'string', pattern: '^[A-Z]{2}\\d{3}$' },
    keeps: (v) => text(v) && /^[A-Z]{2}\d{3}$/.test(v),
    ignores: (v) => text(v) && /^[A-Z]{2}\d{3}\n?$/.test(v),
  },
  enum: { schema: { type: 'string', enum: ['RED', 'BLUE'] }, keeps: (v) => v === 'RED' || v === 'BLUE', ignores: text },
  'enum in any case': {
    schema: { type: 'string', enum: ['RED', 'BLUE'] },
    keeps: (v) => v === 'RED' || v === 'BLUE',
    ignores: (v) => text(v) && /^(red|blue)$/i.test(v),
  },
  'enum of numbers': {
    schema: { type: 'integer', enum: [1, 2, 5] },
    keeps: (v) => v === 1 || v === 2 || v === 5,
    ignores: whole,
  },
  const: { schema: { const: 'X' }, keeps: (v) => v === 'X', ignores: () => true },
  minimum: { schema: { type: 'integer', minimum: 5 }, keeps: (v) => whole(v) && v >= 5, ignores: whole },
  maximum: { schema: { type: 'integer', maximum: 9 }, keeps: (v) => whole(v) && v <= 9, ignores: whole },
  'minimum off by one': {
    schema: { type: 'integer', minimum: 5 },
    keeps: (v) => whole(v) && v >= 5,
    ignores: (v) => whole(v) && v >= 4,
  },
  'minimum refused': {
    schema: { type: 'integer', minimum: 5 },
    keeps: (v) => whole(v) && v >= 5,
    ignores: (v) => whole(v) && v > 5,
  },
  exclusiveMinimum: {
    schema: { type: 'number', exclusiveMinimum: 0 },
    keeps: (v) => number(v) && v > 0,
    ignores: (v) => number(v) && v >= 0,
  },
  exclusiveMaximum: {
    schema: { type: 'number', exclusiveMaximum: 10 },
    keeps: (v) => number(v) && v < 10,
    ignores: (v) => number(v) && v <= 10,
  },
  'exclusiveMinimum of 3.0': {
    schema: { type: 'number', minimum: 0, exclusiveMinimum: true },
    keeps: (v) => number(v) && v > 0,
    ignores: (v) => number(v) && v >= 0,
    version: '3.0',
  },
  multipleOf: { schema: { type: 'integer', multipleOf: 5 }, keeps: (v) => whole(v) && v % 5 === 0, ignores: whole },
  'multipleOf a fraction': {
    schema: { type: 'number', multipleOf: 0.01, minimum: 0, maximum: 1000 },
    keeps: (v) => number(v) && v >= 0 && v <= 1000 && Math.abs(Math.round(v * 100) - v * 100) < 1e-7,
    ignores: (v) => number(v) && v >= 0 && v <= 1000,
  },
  integer: { schema: { type: 'integer' }, keeps: whole, ignores: number },
  'integer in a text': {
    schema: { type: 'integer' },
    keeps: whole,
    ignores: (v) => whole(v) || (text(v) && /^-?\d+$/.test(v)),
  },
  number: { schema: { type: 'number' }, keeps: number, ignores: (v) => number(v) || text(v) },
  string: { schema: { type: 'string' }, keeps: text, ignores: (v) => text(v) || number(v) },
  boolean: {
    schema: { type: 'boolean' },
    keeps: (v) => typeof v === 'boolean',
    ignores: (v) => typeof v === 'boolean' || text(v),
  },
  'boolean as a number': {
    schema: { type: 'boolean' },
    keeps: (v) => typeof v === 'boolean',
    ignores: (v) => typeof v === 'boolean' || v === 0 || v === 1,
  },
  null: { schema: { type: 'string' }, keeps: text, ignores: (v) => text(v) || v === null },
  nullable: {
    schema: { type: 'string', nullable: true },
    keeps: (v) => text(v) || v === null,
    ignores: text,
    version: '3.0',
  },
  'a list of types': {
    schema: { type: ['string', 'integer'] },
    keeps: (v) => text(v) || whole(v),
    ignores: text,
    weight: 'should',
  },
  'a list of types, others': {
    schema: { type: ['string', 'integer'] },
    keeps: (v) => text(v) || whole(v),
    ignores: (v) => text(v) || number(v) || typeof v === 'boolean',
  },
  minItems: {
    schema: { type: 'array', items: { type: 'string' }, minItems: 2 },
    keeps: both(texts, (v) => list(v) && v.length >= 2),
    ignores: texts,
  },
  maxItems: {
    schema: { type: 'array', items: { type: 'string' }, maxItems: 3 },
    keeps: both(texts, (v) => list(v) && v.length <= 3),
    ignores: texts,
  },
  uniqueItems: {
    schema: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    keeps: both(texts, (v) => list(v) && unique(v)),
    ignores: texts,
  },
  'uniqueItems of objects': {
    schema: {
      type: 'array',
      items: { type: 'object', properties: { a: { type: 'integer' }, b: { type: 'integer' } } },
      uniqueItems: true,
    },
    keeps: (v) =>
      list(v) && v.every((one) => isObject(one) && optional(one, 'a', whole) && optional(one, 'b', whole)) && unique(v),
    ignores: (v) =>
      list(v) && v.every((one) => isObject(one) && optional(one, 'a', whole) && optional(one, 'b', whole)),
  },
  items: {
    schema: { type: 'array', items: { type: 'integer' } },
    keeps: (v) => list(v) && v.every(whole),
    ignores: list,
  },
  'items behind the first': {
    schema: { type: 'array', items: { type: 'integer' } },
    keeps: (v) => list(v) && v.every(whole),
    ignores: (v) => list(v) && v.slice(0, 1).every(whole),
  },
  'items behind the tenth': {
    schema: { type: 'array', items: { type: 'integer' } },
    keeps: (v) => list(v) && v.every(whole),
    ignores: (v) => list(v) && v.slice(0, 10).every(whole),
  },
  'properties of items behind the first': {
    schema: { type: 'array', items: { type: 'object', properties: { a: { type: 'integer' } } } },
    keeps: (v) => list(v) && v.every((one) => isObject(one) && optional(one, 'a', whole)),
    ignores: (v) => list(v) && v.every(isObject) && v.slice(0, 1).every((one) => optional(one, 'a', whole)),
  },
  prefixItems: {
    schema: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], minItems: 2 },
    keeps: (v) => list(v) && v.length >= 2 && text(v[0] ?? null) && whole(v[1] ?? null),
    ignores: (v) => list(v) && v.length >= 2,
  },
  'items behind prefixItems': {
    schema: { type: 'array', prefixItems: [{ type: 'string' }], items: false },
    keeps: (v) => list(v) && v.length <= 1 && v.every(text),
    ignores: (v) => list(v) && v.slice(0, 1).every(text),
  },
  contains: {
    schema: { type: 'array', items: { type: 'integer' }, contains: { minimum: 100 } },
    keeps: (v) => list(v) && v.every(whole) && v.some((one) => Number(one) >= 100),
    ignores: (v) => list(v) && v.every(whole),
  },
  maxContains: {
    schema: { type: 'array', items: { type: 'integer' }, contains: { minimum: 100 }, maxContains: 1 },
    keeps: (v) => list(v) && v.every(whole) && v.filter((one) => Number(one) >= 100).length === 1,
    ignores: (v) => list(v) && v.every(whole) && v.some((one) => Number(one) >= 100),
  },
  minProperties: {
    schema: { type: 'object', minProperties: 2 },
    keeps: (v) => isObject(v) && Object.keys(v).length >= 2,
    ignores: isObject,
  },
  maxProperties: {
    schema: { type: 'object', maxProperties: 2 },
    keeps: (v) => isObject(v) && Object.keys(v).length <= 2,
    ignores: isObject,
  },
  required: {
    schema: { ...sort({ a: { type: 'string' } }), required: ['a'] },
    keeps: (v) => isObject(v) && has(v, 'a') && optional(v, 'a', text),
    ignores: (v) => isObject(v) && optional(v, 'a', text),
  },
  'additionalProperties: false': {
    schema: { ...sort({ a: { type: 'string' } }), additionalProperties: false },
    keeps: (v) => isObject(v) && Object.keys(v).every((name) => name === 'a') && optional(v, 'a', text),
    ignores: (v) => isObject(v) && optional(v, 'a', text),
  },
  'additionalProperties of a type': {
    schema: { type: 'object', additionalProperties: { type: 'integer' } },
    keeps: (v) => isObject(v) && Object.values(v).every(whole),
    ignores: isObject,
  },
  patternProperties: {
    schema: { type: 'object', patternProperties: { '^n': { type: 'integer' } } },
    keeps: (v) => isObject(v) && Object.entries(v).every(([name, one]) => !name.startsWith('n') || whole(one)),
    ignores: isObject,
  },
  propertyNames: {
    schema: { type: 'object', propertyNames: { pattern: '^[a-z]+$' }, additionalProperties: { type: 'integer' } },
    keeps: (v) => isObject(v) && Object.entries(v).every(([name, one]) => /^[a-z]+$/.test(name) && whole(one)),
    ignores: (v) => isObject(v) && Object.values(v).every(whole),
  },
  dependentRequired: {
    schema: { ...sort({ a: { type: 'string' }, b: { type: 'string' } }), dependentRequired: { a: ['b'] } },
    keeps: (v) => isObject(v) && optional(v, 'a', text) && optional(v, 'b', text) && (!has(v, 'a') || has(v, 'b')),
    ignores: (v) => isObject(v) && optional(v, 'a', text) && optional(v, 'b', text),
  },
  dependentSchemas: {
    schema: {
      ...sort({ a: { type: 'string' }, b: { type: 'integer' } }),
      dependentSchemas: { a: { properties: { b: { minimum: 10 } } } },
    },
    keeps: (v) =>
      isObject(v) &&
      optional(v, 'a', text) &&
      optional(v, 'b', whole) &&
      (!has(v, 'a') || optional(v, 'b', (b) => Number(b) >= 10)),
    ignores: (v) => isObject(v) && optional(v, 'a', text) && optional(v, 'b', whole),
  },
  unevaluatedProperties: {
    schema: {
      allOf: [sort({ a: { type: 'string' } })],
      ...sort({ b: { type: 'string' } }),
      unevaluatedProperties: false,
    },
    keeps: (v) =>
      isObject(v) && Object.keys(v).every((name) => name === 'a' || name === 'b') && Object.values(v).every(text),
    ignores: (v) => isObject(v) && optional(v, 'a', text) && optional(v, 'b', text),
  },
  not: {
    schema: { type: 'string', not: { enum: ['none', 'null'] } },
    keeps: (v) => text(v) && v !== 'none' && v !== 'null',
    ignores: text,
  },
  'not of a pattern': {
    schema: { type: 'string', not: { pattern: '^x' } },
    keeps: (v) => text(v) && !v.startsWith('x'),
    ignores: text,
  },
  allOf: {
    schema: { allOf: [{ type: 'string', minLength: 2 }, { maxLength: 4 }] },
    keeps: (v) => text(v) && length(v) >= 2 && length(v) <= 4,
    ignores: (v) => text(v) && length(v) >= 2,
  },
  anyOf: {
    schema: {
      anyOf: [
        { type: 'string', maxLength: 3 },
        { type: 'integer', minimum: 10 },
      ],
    },
    keeps: (v) => (text(v) && length(v) <= 3) || (whole(v) && v >= 10),
    ignores: (v) => (text(v) && length(v) <= 3) || whole(v),
  },
  'anyOf, a branch refused': {
    schema: {
      anyOf: [
        { type: 'string', maxLength: 3 },
        { type: 'integer', minimum: 10 },
      ],
    },
    keeps: (v) => (text(v) && length(v) <= 3) || (whole(v) && v >= 10),
    ignores: (v) => text(v) && length(v) <= 3,
  },
  oneOf: {
    schema: {
      oneOf: [
        { type: 'integer', multipleOf: 3 },
        { type: 'integer', multipleOf: 5 },
      ],
    },
    keeps: (v) => whole(v) && (v % 3 === 0) !== (v % 5 === 0),
    ignores: (v) => whole(v) && (v % 3 === 0 || v % 5 === 0),
  },
  discriminator: {
    schema: {
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
      },
    },
    keeps: (v) =>
      isObject(v) &&
      ((v.kind === 'cat' && whole(v.lives ?? null)) || (v.kind === 'dog' && typeof v.barks === 'boolean')),
    ignores: (v) => isObject(v) && (v.kind === 'cat' || v.kind === 'dog'),
  },
  'discriminator, unknown': {
    schema: {
      oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' },
      },
    },
    keeps: (v) =>
      isObject(v) &&
      ((v.kind === 'cat' && whole(v.lives ?? null)) || (v.kind === 'dog' && typeof v.barks === 'boolean')),
    ignores: (v) =>
      isObject(v) &&
      ((v.kind === 'cat' && whole(v.lives ?? null)) ||
        (v.kind === 'dog' && typeof v.barks === 'boolean') ||
        (text(v.kind ?? null) && !['cat', 'dog'].includes(String(v.kind)))),
  },
  'if and then': {
    schema: {
      ...sort({ kind: { enum: ['A', 'B'] }, size: { type: 'integer' } }),
      required: ['kind'],
      if: { properties: { kind: { const: 'A' } } },
      // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
      then: { required: ['size'] },
    },
    keeps: (v) =>
      isObject(v) &&
      (v.kind === 'A' || v.kind === 'B') &&
      optional(v, 'size', whole) &&
      (v.kind !== 'A' || has(v, 'size')),
    ignores: (v) => isObject(v) && (v.kind === 'A' || v.kind === 'B') && optional(v, 'size', whole),
  },
  'a property that is only shown': {
    schema: sort({ id: { type: 'string', readOnly: true }, name: { type: 'string', maxLength: 4 } }),
    keeps: (v) => isObject(v) && !has(v, 'id') && optional(v, 'name', (one) => text(one) && length(one) <= 4),
    ignores: (v) => isObject(v) && optional(v, 'name', text),
  },
  'a required property that is only shown': {
    schema: { ...sort({ id: { type: 'string', readOnly: true }, name: { type: 'string' } }), required: ['id', 'name'] },
    keeps: (v) => isObject(v) && has(v, 'name') && optional(v, 'name', text),
    ignores: (v) => isObject(v) && optional(v, 'name', text),
  },
  'a property that is only told': {
    schema: { ...sort({ pin: { type: 'string', writeOnly: true, minLength: 4 } }), required: ['pin'] },
    keeps: (v) => isObject(v) && has(v, 'pin') && optional(v, 'pin', (one) => text(one) && length(one) >= 4),
    ignores: (v) => isObject(v) && optional(v, 'pin', (one) => text(one) && length(one) >= 4),
  },
  'nothing else in allOf': {
    schema: {
      allOf: [
        { ...sort({ a: { type: 'integer' } }), required: ['a'] },
        { ...sort({ b: { type: 'integer' } }), required: ['b'] },
      ],
    },
    keeps: (v) => isObject(v) && has(v, 'a') && has(v, 'b') && whole(v.a ?? null) && whole(v.b ?? null),
    ignores: (v) => isObject(v) && has(v, 'a') && whole(v.a ?? null) && optional(v, 'b', whole),
  },
  'a list of lists': {
    schema: { type: 'array', items: { type: 'array', items: { type: 'integer' }, maxItems: 2 } },
    keeps: (v) => list(v) && v.every((one) => list(one) && one.length <= 2 && one.every(whole)),
    ignores: (v) => list(v) && v.every((one) => list(one) && one.every(whole)),
  },
  'a map of objects': {
    schema: {
      type: 'object',
      additionalProperties: { ...sort({ n: { type: 'integer', maximum: 5 } }), required: ['n'] },
    },
    keeps: (v) =>
      isObject(v) && Object.values(v).every((one) => isObject(one) && whole(one.n ?? null) && Number(one.n) <= 5),
    ignores: (v) => isObject(v) && Object.values(v).every((one) => isObject(one) && whole(one.n ?? null)),
  },
  'const among others': {
    schema: { ...sort({ kind: { const: 'X' }, n: { type: 'integer' } }), required: ['kind'] },
    keeps: (v) => isObject(v) && v.kind === 'X' && optional(v, 'n', whole),
    ignores: (v) => isObject(v) && text(v.kind ?? null) && optional(v, 'n', whole),
  },
  'minItems of 1': {
    schema: { type: 'array', items: { type: 'integer' }, minItems: 1 },
    keeps: (v) => list(v) && v.length > 0 && v.every(whole),
    ignores: (v) => list(v) && v.every(whole),
  },
  'an empty text': { schema: { type: 'string', minLength: 1 }, keeps: (v) => text(v) && v !== '', ignores: text },
  'an empty text refused': {
    schema: { type: 'string' },
    keeps: text,
    ignores: (v) => text(v) && v !== '',
    weight: 'should',
  },
  'zero refused': {
    schema: { type: 'integer', minimum: 0 },
    keeps: (v) => whole(v) && v >= 0,
    ignores: (v) => whole(v) && v > 0,
  },
  'false refused': { schema: { type: 'boolean' }, keeps: (v) => typeof v === 'boolean', ignores: (v) => v === true },
  'an empty list refused': {
    schema: { type: 'array', items: { type: 'integer' } },
    keeps: (v) => list(v) && v.every(whole),
    ignores: (v) => list(v) && v.length > 0 && v.every(whole),
    weight: 'should',
  },
  'format int32': {
    schema: { type: 'integer', format: 'int32' },
    keeps: (v) => whole(v) && v >= -(2 ** 31) && v < 2 ** 31,
    ignores: whole,
    weight: 'should',
  },
  ...Object.fromEntries(
    [...formats, ...moreFormats].map(([format, fits]): [string, Keyword] => [
      `format ${format}`,
      { schema: { type: 'string', format }, keeps: (v) => text(v) && fits(v), ignores: text, weight: 'should' },
    ]),
  ),
}

const PETS = {
  Cat: {
    type: 'object',
    required: ['kind', 'lives'],
    properties: { kind: { const: 'cat' }, lives: { type: 'integer' } },
  },
  Dog: {
    type: 'object',
    required: ['kind', 'barks'],
    properties: { kind: { const: 'dog' }, barks: { type: 'boolean' } },
  },
}

const CHECKS = [
  'valid-request-accepted',
  'invalid-request-refused',
  'refusal-status',
  'not-a-server-error',
  'request-answered',
]

/** What is said of a server that reads values like this, by keyword. */
async function said(reading: (keyword: Keyword) => Reading): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const version of ['3.0', '3.1'] as const) {
    const own = Object.entries(keywords).filter(([, keyword]) => (keyword.version ?? '3.1') === version)
    for (const [name, failures] of await saidOf(own, version, reading)) found.set(name, failures)
  }
  return found
}

async function saidOf(
  own: readonly [string, Keyword][],
  version: '3.0' | '3.1',
  reading: (keyword: Keyword) => Reading,
): Promise<[string, string[]][]> {
  const paths = own.map(([, { schema }], index): [string, JsonObject] => {
    const body = { type: 'object', required: ['v'], properties: { v: schema } }
    const content = { 'application/json': { schema: body } }
    const responses = { '204': { description: '' }, '400': { description: '' } }
    return [`/k${index}`, { post: { operationId: `k${index}`, requestBody: { required: true, content }, responses } }]
  })
  const result = await runSmall(
    smallTable(Object.fromEntries(paths), { components: { schemas: PETS } }, version),
    ({ method, path, text: sent }) => {
      const [, keyword] = own[Number(path.slice(2))] ?? []
      const told = parsed(sent)
      if (method !== 'POST' || !keyword) return { status: 404 }
      return {
        status: told !== undefined && isObject(told) && has(told, 'v') && reading(keyword)(told.v ?? null) ? 204 : 400,
      }
    },
    { only: CHECKS, capabilities: { writes: true, stateful: false } },
  )
  return own.map(([name], index) => [
    name,
    broken(result)
      .filter((one) => one.endsWith(` k${index}`))
      .map((one) => one.slice(0, one.lastIndexOf(' '))),
  ])
}

function parsed(sent: string): Json | undefined {
  try {
    return JSON.parse(sent)
  } catch {
    return undefined
  }
}

describe('a server', () => {
  it('that keeps every keyword is not accused of anything', async () => {
    const found = await said(({ keeps }) => keeps)
    expect(Object.fromEntries([...found].filter(([, failures]) => failures.length > 0))).toEqual({})
  })

  it('that ignores one keyword at each place is found out at each', async () => {
    const found = await said(({ ignores }) => ignores)
    const missed = Object.entries(keywords).filter(([name, { weight = 'must' }]) =>
      ['invalid-request-refused', 'valid-request-accepted'].every(
        (check) => !found.get(name)?.includes(`${weight} ${check}`),
      ),
    )
    expect(missed.map(([name]) => [name, found.get(name)])).toEqual([])
  })
})
