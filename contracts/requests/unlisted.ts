/**
 * Values of lists that a document names and does not show (`x-unlisted`), or that it has in words only: just those that it
 * gives, or that the target is known to take, are values; any other text is a guess.
 * Pure.
 */
import { isObject, type Json, type JsonObject, sameJson } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { joinPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { type Located, viewOf } from '../../scripts/lib/sampling/schema-view.ts'
import { seeker } from './anywhere.ts'
import type { BaseRequest } from './base-request.ts'
import { parameterKey, sentParameters } from './draft.ts'
import { memberSchemas } from './schema-places.ts'

/** The places of a value that guess what such a list has, by JSON pointer. */
export function guessedPlaces(table: OperationsTable, schema: JsonSchema, value: Json): string[] {
  if (!mayGuess(table, schema)) return []
  return [...new Set(guesses(table, [{ schema, pointer: '~' }], { value, known: undefined, at: '' }))]
}

/** Whether a value guesses, at some place, what such a list has; `known`: a value of the whole that does not count as one. */
export function isGuess(table: OperationsTable, schema: JsonSchema, value: Json, known?: Json): boolean {
  return mayGuess(table, schema) && !guesses(table, [{ schema, pointer: '~' }], { value, known, at: '' }).next().done
}

/** The places of a request that guess, but for those that the data of the target name: parameters, then pointers in the body. */
export function guessesOf(table: OperationsTable, { draft, origins }: BaseRequest): string[] {
  const { operation, values, body, mediaType = '' } = draft
  const parameters = sentParameters(operation).flatMap((parameter) => {
    const [key, value] = [parameterKey(parameter), values.get(parameterKey(parameter))]
    const isOwn = value !== undefined && origins.get(key) !== 'data' && isGuess(table, parameter.schema, value)
    return isOwn ? [parameter.name] : []
  })
  const schema = operation.requestBody?.content[mediaType]?.schema
  const inBody = body === undefined || schema === undefined ? [] : guessedPlaces(table, schema, body)
  return [...parameters, ...inBody.filter((at) => origins.get(`body:${at}`) !== 'data')]
}

/** A value without the members that guess, as far as they may be left out. */
export function withoutGuesses(table: OperationsTable, schema: JsonSchema, value: Json): Json {
  const judge = createJudge(table)
  return guessedPlaces(table, schema, value).reduce((left, at) => {
    const less = withValue(left, at, undefined)
    return judge.accepts(schema, less) ? less : left
  }, value)
}

/** A place of a value, and what is known to be taken there. */
interface Place {
  value: Json
  known: Json | undefined
  at: string
}

/** The members of objects that guess, or have items that do. */
function* guesses(table: OperationsTable, schemas: readonly Located[], { value, known, at }: Place): Generator<string> {
  if (schemas.length === 0 || (known !== undefined && sameJson(value, known))) return
  if (Array.isArray(value)) {
    const others = Array.isArray(known) ? known : []
    const items = value.map((item, index) => ({ value: item, known: others[index], at }))
    for (const [index, item] of items.entries()) yield* guesses(table, memberSchemas(table, schemas, index), item)
  } else if (isObject(value)) {
    const others = isObject(known) ? known : {}
    for (const [name, member] of Object.entries(value)) {
      const place = { value: member, known: others[name], at: joinPointer(at, name) }
      yield* guesses(table, memberSchemas(table, schemas, name), place)
    }
  } else if (isOpen(table, schemas, value)) yield at
}

/** Whether anything below a schema names a list that it does not show. */
const mayGuess = seeker((node) => node['x-unlisted'] === true || inWords(node).length > 0)

/** Whether a value stands for one of a list that is not shown, and is none that is given. */
function isOpen(table: OperationsTable, schemas: readonly Located[], value: Json): boolean {
  const { parts } = viewOf(table, schemas)
  if (!parts.some((part) => part.schema['x-unlisted'] === true || inWords(part.schema).length > 0)) return false
  const given = parts.flatMap(({ schema: own }) => [own.default, own.example, ...listOf(own.examples), ...inWords(own)])
  return !given.some((one) => one === value)
}

const NAME = '[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*'
/** Names in capitals, one after the other: `ACTIVE, BLOCKED or CLOSED`. */
const NAMES = new RegExp(`\\b${NAME}\\b(?:[\`'"]?(?:, ?| or | and |, or |, and |/|\\|)[\`'"]?\\b${NAME}\\b)+`, 'g')
/** So few may be abbreviations, unless they are written as only values are. */
const FEW = 2

const known = new WeakMap<JsonObject, string[]>()

/** The values that the description of a text lists, where nothing else says which there are; looked for once in each. */
function inWords(schema: JsonObject): string[] {
  const before = known.get(schema)
  if (before) return before
  const words = readWords(schema)
  known.set(schema, words)
  return words
}

function readWords({ description, ...rules }: JsonObject): string[] {
  if (typeof description !== 'string' || ['enum', 'const', 'pattern', 'format'].some((rule) => rule in rules)) return []
  const lists = (description.match(NAMES) ?? []).map((list) => list.match(new RegExp(NAME, 'g')) ?? [])
  return lists.filter((names) => names.length > FEW || names.some((name) => name.includes('_'))).flat()
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : []
}
