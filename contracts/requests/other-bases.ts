/**
 * Other valid requests to start from, where the target does not serve the plain one: with shorter lists, with none of the
 * optional properties and with all of them, with all optional parameters. What a page calls optional may be asked for, or
 * unwelcome, in a case no request can tell.
 * Pure, deterministic.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { splitPointer } from '../../scripts/lib/pointer.ts'
import { boundaries } from '../../scripts/lib/sampling/boundaries.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { isServedByReaders } from '../../scripts/lib/served-by-readers.ts'
import type { Fault } from '../result.ts'
import { alignDraft, isAligned } from './alignment.ts'
import type { BaseRequest } from './base-request.ts'
import { formOf, isWritable } from './body-forms.ts'
import { keepsConditions, settledBody } from './body-rules.ts'
import { parameterKey, sentParameters } from './draft.ts'
import { kindOf, shifted } from './moved-along.ts'
import { type OtherText, otherTexts } from './other-texts.ts'
import { isCondition } from './preconditions.ts'
import { withoutGuesses } from './unlisted.ts'

/** Another start, and what the plain request is beside it. */
export interface OtherBase {
  base: BaseRequest
  /** In what the plain request differs. */
  plain: Fault
  /** JSON pointer of what allows it to. */
  rule: string
  /** Whether the document leaves no case in which the plain request may be refused and this one served. */
  telling: boolean
}

/** Statuses that speak of the request and not of who sends it or what it names. */
const ABOUT_THE_REQUEST: readonly number[] = [400, 409, 415, 422]
/** How deep lists are looked for. */
const DEEPEST = 50
/** What offers several forms. */
const CHOICES: readonly string[] = ['oneOf', 'anyOf']
/** Forms that are tried. */
const MOST_ALTERNATIVES = 4

/** Whether another start is worth a try after this answer to the plain one. */
export function refusesTheRequest(status: number | undefined): boolean {
  return status !== undefined && ABOUT_THE_REQUEST.includes(status)
}

/**
 * The base with less and with more in it, as far as that makes a difference, and with another body; `valueFor` gives values
 * of parameters, `inType` the base with its body in another media type.
 */
export function otherBases(
  table: OperationsTable,
  operation: Operation,
  base: BaseRequest,
  valueFor: (parameter: Parameter) => Json | undefined,
  inType?: (mediaType: string) => BaseRequest,
): OtherBase[] {
  return [
    ...withOtherBody(table, operation, base),
    ...withParameters(table, operation, base, valueFor),
    ...(inType ? inOtherTypes(operation, base, inType) : []),
  ]
}

/** The media types of a body that can be written, beside one of them. */
export function otherTypes({ requestBody }: Operation, taken: string | undefined): string[] {
  const types = Object.keys(requestBody?.content ?? {})
  return taken === undefined ? [] : types.filter((type) => type !== taken && !type.includes('*') && formOf(type))
}

/** The base with its body in each other media type. */
function inOtherTypes(
  operation: Operation,
  base: BaseRequest,
  inType: (mediaType: string) => BaseRequest,
): OtherBase[] {
  return otherTypes(operation, base.draft.mediaType).flatMap((mediaType) => {
    const { body } = inType(mediaType).draft
    if (body === undefined || !isWritable(mediaType, body)) return []
    const sentence = `the media type of the body is ${base.draft.mediaType}`
    const plain = { location: 'media-type', name: '', keyword: 'plain', sentence }
    const draft = { ...base.draft, body, mediaType }
    return [{ base: { ...base, draft }, plain, rule: operation.pointer, telling: false }]
  })
}

function withOtherBody(table: OperationsTable, operation: Operation, base: BaseRequest): OtherBase[] {
  const { body, mediaType } = base.draft
  const content = mediaType === undefined ? undefined : operation.requestBody?.content[mediaType]
  if (body === undefined || content === undefined) return []
  const start = (other: Json, sentence: string, telling: boolean): OtherBase => ({
    base: { ...base, draft: { ...base.draft, body: other } },
    plain: { location: 'body', name: '', keyword: 'plain', sentence },
    rule: operation.pointer,
    telling,
  })
  // A publisher that calls its readers sends what it documents; what it is sent may have limits no page tells.
  const telling = isServedByReaders(table)
  const { schema } = content
  const others = [
    ...ascending(table, schema, body),
    ...alternatives(table, schema, body),
    ...fewerAndMore(table, schema, body),
  ]
  return [
    ...shorter(table, schema, body).map((one) => start(one, 'a list has more than one item', telling)),
    ...others
      .map((one) => withoutGuesses(table, schema, one))
      .map((one) => settledBody({ table, operation, schema }, one))
      .filter((one) => keepsConditions({ operation }, one))
      .map((one) => start(one, 'the body is the plain one', telling)),
    ...otherTexts(table, content, base).map((other) => withWords(start(body, '', true), other)),
  ]
}

/** Another start with a plain word in the place of one text, or of several; each was allowed to stay as it was. */
function withWords(other: OtherBase, { body, at, rule }: OtherText): OtherBase {
  const [first = ''] = at
  const places = at.map((place) => `\`${place}\``).join(', ')
  const sentence = `body property ${places} has the plain value, which is allowed`
  const plain = { location: 'body', name: at.length === 1 ? first : '', keyword: 'plain', sentence }
  const base = { ...other.base, draft: { ...other.base.draft, body } }
  return { base, plain, rule: rule ?? other.rule, telling: true }
}

/** The body with no list of more than one item. */
export function shorter(table: OperationsTable, schema: JsonSchema, body: Json, count = 1): Json[] {
  const short = shortened(body, count, 0)
  const differs = JSON.stringify(short) !== JSON.stringify(body)
  return differs && createJudge(table).accepts(schema, short) ? [short] : []
}

function shortened(value: Json, count: number, depth: number): Json {
  if (depth > DEEPEST) return value
  if (Array.isArray(value)) return value.slice(0, count).map((item) => shortened(item, count, depth + 1))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shortened(item, count, depth + 1)]))
}

/** The body with numbers, days and moments that stand side by side each more than the one before, as ends of a period. */
function ascending(table: OperationsTable, schema: JsonSchema, body: Json): Json[] {
  const ordered = inOrder(body, 0)
  const differs = JSON.stringify(ordered) !== JSON.stringify(body)
  return differs && createJudge(table).accepts(schema, ordered) ? [ordered] : []
}

function inOrder(value: Json, depth: number): Json {
  if (depth > DEEPEST) return value
  if (Array.isArray(value)) return value.map((item) => inOrder(item, depth + 1))
  if (!isObject(value)) return value
  const entries = Object.entries(value)
  const sorted = Map.groupBy(
    entries.map(([, member]) => member),
    kindOf,
  )
  for (const [kind, members] of sorted) if (kind !== undefined) sorted.set(kind, apart(members.toSorted(compare)))
  return Object.fromEntries(
    entries.map(([name, member]) => {
      const kind = kindOf(member)
      return [name, kind === undefined ? inOrder(member, depth + 1) : (sorted.get(kind)?.shift() ?? member)]
    }),
  )
}

/** Sorted values, each more than the one before. */
function apart(values: readonly Json[]): Json[] {
  const moved: Json[] = []
  for (const value of values) {
    const last = moved.at(-1)
    moved.push(last !== undefined && compare(value, last) <= 0 ? shifted(last, 1) : value)
  }
  return moved
}

/** Numbers by what they are, moments by when they are. */
function compare(a: Json, b: Json): number {
  const [one, other] = [a, b].map((value) => (typeof value === 'number' ? value : Date.parse(String(value))))
  return (one ?? 0) - (other ?? 0)
}

/** The body in each other form that the document offers for it, or for one of its members. */
function alternatives(table: OperationsTable, schema: JsonSchema, body: Json): Json[] {
  return boundaries({ schema, root: table }, body)
    .filter(({ pointer, keyword }) => CHOICES.includes(keyword) && splitPointer(pointer).length <= 1)
    .map(({ instance }) => instance)
    .filter((instance) => JSON.stringify(instance) !== JSON.stringify(body))
    .slice(0, MOST_ALTERNATIVES)
}

/** The body with as few and with as many properties as it may have. */
function fewerAndMore(table: OperationsTable, schema: JsonSchema, body: Json): Json[] {
  const bodies = boundaries({ schema, root: table }, body)
    .filter(({ pointer, keyword }) => keyword === 'required' && splitPointer(pointer).length <= 1)
    .map(({ instance }) => instance)
    .filter(isObject)
    .toSorted((a, b) => Object.keys(a).length - Object.keys(b).length)
  const size = isObject(body) ? Object.keys(body).length : 0
  const fewest = bodies.slice(0, 1).filter((one) => Object.keys(one).length < size)
  const most = bodies.slice(-1).filter((one) => Object.keys(one).length > size)
  return [...fewest, ...most]
}

/** The base with a value for every parameter. */
function withParameters(
  table: OperationsTable,
  operation: Operation,
  base: BaseRequest,
  valueFor: (parameter: Parameter) => Json | undefined,
): OtherBase[] {
  const { draft } = base
  const added = sentParameters(operation).flatMap((parameter) => {
    const value = isCondition(parameter) || draft.values.has(parameterKey(parameter)) ? undefined : valueFor(parameter)
    return value === undefined ? [] : [{ parameter, value }]
  })
  const [first] = added
  const values = new Map([
    ...draft.values,
    ...added.map(({ parameter, value }) => [parameterKey(parameter), value] as const),
  ])
  const full = alignDraft(createJudge(table), { ...draft, values })
  if (!first || !isAligned(full)) return []
  const { parameter } = first
  const names = added.map(({ parameter }) => `${wordsFor(parameter)} \`${parameter.name}\``)
  const sentence = `${names.join(', ')} ${added.length === 1 ? 'is' : 'are'} absent, which is allowed`
  const isConditional = ({ in: place, name }: Parameter) =>
    operation.constraints.some((one) => one.kind === 'conditional' && one.in === place && one.param === name)
  return [
    {
      base: { ...base, draft: full },
      plain: { location: parameter.in, name: parameter.name, keyword: 'required', sentence },
      rule: parameter.pointer,
      telling: !added.some((one) => isConditional(one.parameter)),
    },
  ]
}

function wordsFor({ in: place }: Parameter): string {
  return place === 'header' ? 'header' : `${place} parameter`
}
