/**
 * Every keyword of parameters, wherever they travel and however they are written: a server that keeps it is not accused,
 * and one that ignores just that keyword is found out.
 */
import { describe, expect, it, vi } from 'vitest'
import type { Json, JsonObject } from '../../scripts/lib/json.ts'
import { type Asked, broken, runSmall, smallTable } from './small/run-small.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

/** Whether what was asked is served. */
type Reading = (asked: Asked) => boolean

/** A parameter, what keeps it, and what keeps all but one keyword. */
interface Keyword {
  parameter: JsonObject
  keeps: Reading
  ignores: Reading
  /** Weight of the finding; `must` when absent. */
  weight?: 'should' | 'may'
}

const query = (schema: Json, more: JsonObject = {}): JsonObject => ({ name: 'v', in: 'query', schema, ...more })
const at = (place: string, schema: Json, required = true): JsonObject => ({ name: 'v', in: place, required, schema })
const list = (more: JsonObject, items: JsonObject = { type: 'string' }): JsonObject => ({
  type: 'array',
  items,
  ...more,
})

/** The only value of the query, where there is one; given twice it is none. */
const one = (asked: Asked) => {
  const all = asked.query.getAll('v')
  return all.length > 1 ? null : all[0]
}
const absentOr =
  (fits: (text: string) => boolean): Reading =>
  (asked) => {
    const text = one(asked)
    return text === undefined || text === '' || (text !== null && fits(text))
  }
/** Where a length is asked for, nothing behind the name is too short, and no missing parameter. */
const missingOr =
  (fits: (text: string) => boolean): Reading =>
  (asked) => {
    const text = one(asked)
    return text === undefined || (text !== null && fits(text))
  }
const here =
  (fits: (text: string) => boolean): Reading =>
  (asked) => {
    const text = one(asked)
    return typeof text === 'string' && fits(text)
  }
const items =
  (fits: (items: string[]) => boolean): Reading =>
  ({ query }) => {
    const all = query.getAll('v')
    return all.length === 0 || fits(all)
  }
const parts =
  (separator: string, fits: (items: string[]) => boolean): Reading =>
  ({ query }) => {
    const text = query.get('v')
    return text === null || fits(text.split(separator))
  }
const header =
  (fits: (text: string) => boolean): Reading =>
  ({ headers }) =>
    typeof headers.v === 'string' && fits(headers.v)
const cookie =
  (fits: (text: string) => boolean): Reading =>
  ({ headers }) => {
    const found = /(?:^|; )v=([^;]*)/.exec(headers.cookie ?? '')
    return found?.[1] !== undefined && fits(decodeURIComponent(found[1]))
  }
const step =
  (fits: (text: string) => boolean): Reading =>
  ({ steps }) =>
    fits(steps[1] ?? '')

const isWhole = (text: string) => /^[+-]?\d+(\.0*)?(e\d+)?$/i.test(text) && Number.isSafeInteger(Number(text))
const isColour = (text: string) => text === 'RED' || text === 'BLUE'
const isTruth = (text: string) => /^(true|false)$/i.test(text)
const isCode = (text: string) => /^[A-Z]{2}\d$/.test(text)
const within = (low: number, high: number) => (text: string) =>
  isWhole(text) && Number(text) >= low && Number(text) <= high
const isUnique = (all: string[]) => new Set(all).size === all.length
const isAny = () => true
const json = (fits: (value: unknown) => boolean): Reading =>
  absentOr((text) => {
    try {
      return fits(JSON.parse(text))
    } catch {
      return false
    }
  })
const isBox = (value: unknown): value is { a?: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const COLOUR = { type: 'string', enum: ['RED', 'BLUE'] }
const CODE = { type: 'string', pattern: '^[A-Z]{2}[0-9]$' }
const keywords: Record<string, Keyword> = {
  required: { parameter: query(COLOUR, { required: true }), keeps: here(isColour), ignores: absentOr(isColour) },
  integer: {
    parameter: query({ type: 'integer' }),
    keeps: absentOr(isWhole),
    ignores: absentOr((text) => !Number.isNaN(Number(text))),
  },
  'integer, any text': { parameter: query({ type: 'integer' }), keeps: absentOr(isWhole), ignores: isAny },
  minimum: {
    parameter: query({ type: 'integer', minimum: 3 }),
    keeps: absentOr(within(3, 1e15)),
    ignores: absentOr(isWhole),
  },
  maximum: {
    parameter: query({ type: 'integer', maximum: 7 }),
    keeps: absentOr(within(-1e15, 7)),
    ignores: absentOr(isWhole),
  },
  'maximum refused': {
    parameter: query({ type: 'integer', maximum: 7 }),
    keeps: absentOr(within(-1e15, 7)),
    ignores: absentOr(within(-1e15, 6)),
  },
  multipleOf: {
    parameter: query({ type: 'integer', multipleOf: 4 }),
    keeps: absentOr((text) => isWhole(text) && Number(text) % 4 === 0),
    ignores: absentOr(isWhole),
  },
  boolean: { parameter: query({ type: 'boolean' }), keeps: absentOr(isTruth), ignores: isAny },
  'boolean false refused': {
    parameter: query({ type: 'boolean' }),
    keeps: absentOr(isTruth),
    ignores: absentOr((text) => text === 'true'),
  },
  enum: { parameter: query(COLOUR), keeps: absentOr(isColour), ignores: isAny },
  'enum in any case': {
    parameter: query(COLOUR),
    keeps: absentOr(isColour),
    ignores: absentOr((text) => isColour(text.toUpperCase())),
  },
  pattern: { parameter: query(CODE), keeps: absentOr(isCode), ignores: isAny },
  'pattern without its start': {
    parameter: query(CODE),
    keeps: absentOr(isCode),
    ignores: absentOr((text) => /[A-Z]{2}\d$/.test(text)),
  },
  minLength: {
    parameter: query({ type: 'string', minLength: 3 }),
    keeps: missingOr((text) => [...text].length >= 3),
    ignores: isAny,
  },
  'minLength, and nothing is as good as missing': {
    parameter: query({ type: 'string', minLength: 3 }),
    keeps: missingOr((text) => [...text].length >= 3),
    ignores: absentOr((text) => [...text].length >= 3),
    weight: 'may',
  },
  maxLength: {
    parameter: query({ type: 'string', maxLength: 6 }),
    keeps: absentOr((text) => [...text].length <= 6),
    ignores: isAny,
  },
  date: {
    parameter: query({ type: 'string', format: 'date' }),
    keeps: absentOr(
      (text) =>
        /^\d{4}-\d\d-\d\d$/.test(text) &&
        !Number.isNaN(Date.parse(text)) &&
        new Date(text).toISOString().startsWith(text),
    ),
    ignores: isAny,
    weight: 'should',
  },
  minItems: { parameter: query(list({ minItems: 2 })), keeps: items((all) => all.length >= 2), ignores: isAny },
  maxItems: { parameter: query(list({ maxItems: 2 })), keeps: items((all) => all.length <= 2), ignores: isAny },
  uniqueItems: { parameter: query(list({ uniqueItems: true })), keeps: items(isUnique), ignores: isAny },
  items: { parameter: query(list({}, COLOUR)), keeps: items((all) => all.every(isColour)), ignores: isAny },
  'items, one at a time': {
    parameter: query(list({ maxItems: 3 }, COLOUR)),
    keeps: items((all) => all.length <= 3 && all.every(isColour)),
    ignores: items((all) => all.length === 1 && all.every(isColour)),
  },
  'items with commas': {
    parameter: query(list({}, COLOUR), { explode: false }),
    keeps: parts(',', (all) => all.every(isColour)),
    ignores: isAny,
  },
  'maxItems with pipes': {
    parameter: query(list({ maxItems: 2 }, COLOUR), { explode: false, style: 'pipeDelimited' }),
    keeps: parts('|', (all) => all.every(isColour) && all.length <= 2),
    ignores: parts('|', (all) => all.every(isColour)),
  },
  'maxItems with spaces': {
    parameter: query(list({ maxItems: 2 }, COLOUR), { explode: false, style: 'spaceDelimited' }),
    keeps: parts(' ', (all) => all.every(isColour) && all.length <= 2),
    ignores: parts(' ', (all) => all.every(isColour)),
  },
  'a member of a deep object': {
    parameter: query({ type: 'object', properties: { colour: COLOUR } }, { style: 'deepObject', explode: true }),
    keeps: ({ query }) => [...query].every(([name, value]) => name !== 'v[colour]' || isColour(value)),
    ignores: isAny,
  },
  'a required member of a deep object': {
    parameter: query(
      { type: 'object', required: ['colour'], properties: { colour: COLOUR, size: { type: 'integer' } } },
      { style: 'deepObject', explode: true, required: true },
    ),
    keeps: ({ query }) =>
      isColour(query.get('v[colour]') ?? '') && (!query.has('v[size]') || isWhole(query.get('v[size]') ?? '')),
    ignores: ({ query }) =>
      (!query.has('v[colour]') || isColour(query.get('v[colour]') ?? '')) &&
      (!query.has('v[size]') || isWhole(query.get('v[size]') ?? '')),
  },
  'JSON in a query': {
    parameter: {
      name: 'v',
      in: 'query',
      content: { 'application/json': { schema: { type: 'object', properties: { a: { type: 'integer' } } } } },
    },
    keeps: json((value) => isBox(value) && (!Object.hasOwn(value, 'a') || Number.isInteger(value.a))),
    ignores: json(isBox),
  },
  'a required header': {
    parameter: at('header', CODE),
    keeps: header(isCode),
    ignores: ({ headers }) => headers.v === undefined || isCode(String(headers.v)),
  },
  'pattern of a header': { parameter: at('header', CODE), keeps: header(isCode), ignores: header(isAny) },
  'integer in a header': {
    parameter: at('header', { type: 'integer', maximum: 9 }),
    keeps: header(within(-1e15, 9)),
    ignores: header(isWhole),
  },
  'a required cookie': {
    parameter: at('cookie', COLOUR),
    keeps: cookie(isColour),
    ignores: (asked) => !/\bv=/.test(asked.headers.cookie ?? '') || cookie(isColour)(asked),
  },
  'enum of a cookie': { parameter: at('cookie', COLOUR), keeps: cookie(isColour), ignores: cookie(isAny) },
  'pattern of a path': { parameter: at('path', CODE), keeps: step(isCode), ignores: step(isAny) },
  'integer in a path': {
    parameter: at('path', { type: 'integer', minimum: 1 }),
    keeps: step(within(1, 1e15)),
    ignores: step(isAny),
  },
  'enum of a path': { parameter: at('path', COLOUR), keeps: step(isColour), ignores: step(isAny) },
  'maxLength of a path': {
    parameter: at('path', { type: 'string', maxLength: 5 }),
    keeps: step((text) => [...text].length <= 5),
    ignores: step(isAny),
  },
}

/** What is said of a server that reads parameters like this, by keyword. */
async function said(reading: (keyword: Keyword) => Reading): Promise<Record<string, string[]>> {
  const own = Object.entries(keywords)
  const paths = own.map(([, { parameter }], index): [string, JsonObject] => {
    const responses = { '204': { description: '' }, '400': { description: '' }, '404': { description: '' } }
    const path = parameter.in === 'path' ? `/k${index}/{v}` : `/k${index}`
    return [path, { get: { operationId: `k${index}`, parameters: [parameter], responses } }]
  })
  const result = await runSmall(
    smallTable(Object.fromEntries(paths)),
    (asked) => {
      const [, keyword] = own[Number(asked.steps[0]?.slice(1))] ?? []
      const inPath = keyword?.parameter.in === 'path'
      if (!keyword || asked.steps.length !== (inPath ? 2 : 1)) return { status: 404 }
      return { status: reading(keyword)(asked) ? 204 : 400 }
    },
    {
      only: [
        'valid-request-accepted',
        'invalid-request-refused',
        'refusal-status',
        'not-a-server-error',
        'request-answered',
      ],
    },
  )
  const failed = broken(result)
  return Object.fromEntries(
    own.map(([name], index) => [
      name,
      failed.filter((one) => one.endsWith(` k${index}`)).map((one) => one.slice(0, one.lastIndexOf(' '))),
    ]),
  )
}

describe('a server', () => {
  it('that keeps every keyword of every parameter is not accused of anything', async () => {
    const found = await said(({ keeps }) => keeps)
    expect(Object.entries(found).filter(([, failures]) => failures.length > 0)).toEqual([])
  })

  it('that ignores one keyword of each parameter is found out at each', async () => {
    const found = await said(({ ignores }) => ignores)
    const missed = Object.entries(keywords).filter(([name, { weight = 'must' }]) =>
      ['invalid-request-refused', 'valid-request-accepted'].every(
        (check) => !found[name]?.includes(`${weight} ${check}`),
      ),
    )
    expect(missed.map(([name]) => [name, found[name]])).toEqual([])
  })
})
