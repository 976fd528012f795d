/**
 * The one valid request of an operation that every other request of it is a variation of.
 * Values come from what exists on the target, else from what the document gives as example or default, else they are
 * made up. Pure, deterministic in table, target and seed.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { sample } from '../../scripts/lib/sampling/instance.ts'
import { createJudge, type Judge } from '../../scripts/lib/sampling/judge.ts'
import { deriveSeed } from '../../scripts/lib/sampling/random.ts'
import { propertyNames, viewOf } from '../../scripts/lib/sampling/schema-view.ts'
import { isServedByReaders } from '../../scripts/lib/served-by-readers.ts'
import type { Target } from '../target.ts'
import { alignDraft } from './alignment.ts'
import { formOf, isWritable } from './body-forms.ts'
import { settledBody } from './body-rules.ts'
import { type Draft, parameterKey, sentParameters, templateNames, writableMediaType } from './draft.ts'
import { asksForCondition, headerParameter, metByAll } from './preconditions.ts'
import { withoutReadOnly } from './read-only.ts'
import { namingNothing } from './references.ts'
import { text } from './text.ts'
import { withoutGuesses } from './unlisted.ts'
import { staysValid } from './wire.ts'

/** Where a value came from. */
export type Origin = 'data' | 'document' | 'made-up'

/** A base request, or why there is none. */
export interface BaseRequest {
  draft: Draft
  /** By {@link parameterKey}, or `body:` and the JSON pointer of a property taken from the data. */
  origins: ReadonlyMap<string, Origin>
  /** Names in the data whose value did not fit where this operation would have used it, with the place in words. */
  unfit: { name: string; place: string }[]
  /** Why no valid request can be written; then the draft must not be sent. */
  missing?: string
}

/** What making a value needs. */
interface Making {
  table: OperationsTable
  target: Target
  judge: Judge
  seed: number
  origins: Map<string, Origin>
  unfit: { name: string; place: string }[]
}

/** Builds the base request of an operation, its body in the likeliest media type where none is named. */
export function baseRequest(
  table: OperationsTable,
  operation: Operation,
  target: Target,
  seed: number,
  mediaType = writableMediaType(operation),
): BaseRequest {
  const own = deriveSeed(seed, operation.id)
  const making: Making = { table, target, judge: createJudge(table), seed: own, origins: new Map(), unfit: [] }
  const values = new Map<string, Json>()
  const missing: string[] = []
  for (const parameter of neededParameters(operation)) {
    const value = parameterValue(making, parameter)
    if (value === undefined) missing.push(`no valid value of ${parameter.in} parameter \`${parameter.name}\` was found`)
    else values.set(parameterKey(parameter), value)
  }
  const body = mediaType === undefined ? undefined : bodyValue(making, operation, mediaType)
  if (operation.requestBody?.required === true && body === undefined) {
    missing.push(
      mediaType === undefined
        ? `its media type ${Object.keys(operation.requestBody.content).join(', ')} cannot be written`
        : 'no valid body was found',
    )
  }
  const draft = alignDraft(making.judge, { operation, values, body, mediaType })
  const [first] = missing
  return { draft, origins: making.origins, unfit: making.unfit, ...(first === undefined ? {} : { missing: first }) }
}

/**
 * The required parameters, those the path names without declaring them, and the condition that a change has to be under
 * where one is asked for.
 */
function neededParameters(operation: Operation): Parameter[] {
  const declared = sentParameters(operation)
  const condition = asksForCondition(operation) ? headerParameter(operation, 'if-match') : undefined
  const undeclared = templateNames(operation.path)
    .filter((name) => !declared.some((parameter) => parameter.in === 'path' && parameter.name === name))
    .map((name): Parameter => {
      const form = { in: 'path' as const, required: true, style: 'simple', explode: false }
      return { name, ...form, pointer: `${operation.pointer}/parameters`, schema: { type: 'string', minLength: 1 } }
    })
  const needed = declared.filter((one) => one.required || one.in === 'path' || one === condition)
  return [...needed, ...undeclared]
}

/** Gives a valid value for any parameter of an operation, the one the base request has where it has one. */
export function parameterMaker(
  table: OperationsTable,
  operation: Operation,
  target: Target,
  seed: number,
): (parameter: Parameter) => Json | undefined {
  const own = deriveSeed(seed, operation.id)
  return (parameter) =>
    parameterValue({ table, target, judge: createJudge(table), seed: own, origins: new Map(), unfit: [] }, parameter)
}

/** A valid value of a parameter, from the best origin; records which. */
function parameterValue(making: Making, parameter: Parameter): Json | undefined {
  const { judge, table, target } = making
  const key = parameterKey(parameter)
  const fits = (value: Json) => staysValid(judge, parameter, value)
  const given = ownValue(target.data, parameter.name)
  const found = given === undefined ? undefined : spellings(given).find(fits)
  if (given !== undefined && found === undefined) {
    making.unfit.push({ name: parameter.name, place: `${parameter.in} parameter \`${parameter.name}\`` })
  }
  if (found !== undefined) return note(making, key, 'data', found)
  const declared = [metByAll(parameter), parameter.example, ...schemaGiven(parameter.schema)].find(
    (value) => value !== undefined && fits(value),
  )
  if (declared !== undefined) return note(making, key, 'document', declared)
  const options = { seed: deriveSeed(making.seed, key) }
  const made = sample({ schema: parameter.schema, root: table }, options)
  return made !== undefined && fits(made) ? note(making, key, 'made-up', made) : undefined
}

function note(making: Making, key: string, origin: Origin, value: Json): Json {
  making.origins.set(key, origin)
  return value
}

/** Own values of the data only: a parameter may be called `constructor`. */
function ownValue(data: Readonly<Record<string, Json>>, name: string): Json | undefined {
  return Object.hasOwn(data, name) ? data[name] : undefined
}

/** A value as it stands in a target file, where `0012` may have become a number. */
function spellings(value: Json): Json[] {
  const other = typeof value === 'number' || typeof value === 'boolean' ? [text(value)] : []
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN
  return [value, ...other, ...(Number.isFinite(number) ? [number] : [])]
}

/** What a schema itself gives as a value. */
function schemaGiven(schema: JsonSchema): Json[] {
  if (typeof schema === 'boolean') return []
  const examples = Array.isArray(schema.examples) ? schema.examples : []
  return [...examples, ...(schema.default === undefined ? [] : [schema.default])]
}

/** A valid body, with what exists on the target in the places that are named like it. */
function bodyValue(making: Making, operation: Operation, mediaType: string): Json | undefined {
  const content = operation.requestBody?.content[mediaType]
  if (!content) return undefined
  const schema = content.schema
  const [example] = Object.values(content.examples).filter((value) => making.judge.accepts(schema, value))
  const seed = deriveSeed(making.seed, 'body')
  const sampled = sample({ schema: writableSchema(mediaType, schema), root: making.table }, { seed, example })
  const accepts = (one: Json) => making.judge.accepts(schema, one)
  // An example names what there is, and so does who tells others of what it has.
  const isMadeUp = sampled !== undefined && example === undefined && !isServedByReaders(making.table)
  const sure = isMadeUp ? withoutGuesses(making.table, schema, sampled) : sampled
  const anew = isMadeUp && sure !== undefined ? namingNothing(making.table, operation, sure, accepts) : sure
  const told = anew === undefined ? undefined : withoutReadOnly(making.table, schema, anew)
  const made = told !== undefined && accepts(told) ? told : sampled
  if (made === undefined || !isWritable(mediaType, made)) return undefined
  making.origins.set('body:', example === undefined ? 'made-up' : 'document')
  const kind = { table: making.table, operation, schema }
  const full = withData(making, schema, settledBody(kind, made))
  const given = [...making.origins.keys()]
    .filter((key) => key.startsWith('body:/'))
    .map((key) => key.slice('body:'.length))
  return settledBody(kind, full, given)
}

/** What is to be made for a body: where it is bytes and nothing says which, a text will do. */
function writableSchema(mediaType: string, schema: JsonSchema): JsonSchema {
  const says = typeof schema !== 'boolean' && Object.keys(schema).length > 0
  return says || formOf(mediaType) !== 'bytes' ? schema : { type: 'string', minLength: 1 }
}

/** Puts the data in: by the name of a top-level property that is declared, or by JSON pointer. */
function withData(making: Making, schema: JsonSchema, made: Json): Json {
  const declared = propertyNames(viewOf(making.table, [{ schema, pointer: '~' }]).parts)
  let body = made
  for (const [name, value] of Object.entries(making.target.data).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const step = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const pointer = name.startsWith('/') ? name : step
    const applies = name.startsWith('/')
      ? follow(body, pointer) !== undefined
      : declared.includes(name) && isObject(body)
    if (!applies) continue
    const fitting = spellings(value)
      .map((one) => replaceAt(body, pointer, one))
      .find((candidate) => making.judge.accepts(schema, candidate))
    if (fitting === undefined) making.unfit.push({ name, place: `body property \`${pointer}\`` })
    else {
      body = fitting
      making.origins.set(`body:${pointer}`, 'data')
    }
  }
  return body
}
