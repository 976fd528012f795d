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
import { parameterKey, sentParameters } from './draft.ts'
import { isCondition } from './preconditions.ts'

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

/** Whether another start is worth a try after this answer to the plain one. */
export function refusesTheRequest(status: number | undefined): boolean {
  return status !== undefined && ABOUT_THE_REQUEST.includes(status)
}

/** The base with less and with more in it, as far as that makes a difference; `valueFor` gives values of parameters. */
export function otherBases(
  table: OperationsTable,
  operation: Operation,
  base: BaseRequest,
  valueFor: (parameter: Parameter) => Json | undefined,
): OtherBase[] {
  return [...withOtherBody(table, operation, base), ...withParameters(table, operation, base, valueFor)]
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
  return [
    ...shorter(table, content.schema, body).map((one) => start(one, 'a list has more than one item', telling)),
    ...fewerAndMore(table, content.schema, body).map((one) => start(one, 'the body is the plain one', false)),
  ]
}

/** The body with no list of more than one item. */
function shorter(table: OperationsTable, schema: JsonSchema, body: Json): Json[] {
  const short = shortened(body, 0)
  const differs = JSON.stringify(short) !== JSON.stringify(body)
  return differs && createJudge(table).accepts(schema, short) ? [short] : []
}

function shortened(value: Json, depth: number): Json {
  if (depth > DEEPEST) return value
  if (Array.isArray(value)) return value.slice(0, 1).map((item) => shortened(item, depth + 1))
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shortened(item, depth + 1)]))
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
