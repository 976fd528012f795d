/**
 * Values of lists that a document names and does not show (`x-unlisted`), or that it has in words only: just those that it
 * gives, or that the target is known to take, are values; any other text is a guess.
 * Pure.
 */
import { isObject, type Json, type JsonObject, sameJson } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { type Located, viewOf } from '../../scripts/lib/sampling/schema-view.ts'
import { memberSchemas } from './schema-places.ts'

/** Whether a value guesses, at some place, what such a list has; `known`: a value of the whole that does not count as one. */
export function isGuess(table: OperationsTable, schema: JsonSchema, value: Json, known?: Json): boolean {
  return guesses(table, [{ schema, pointer: '~' }], value, known)
}

function guesses(table: OperationsTable, schemas: readonly Located[], value: Json, known: Json | undefined): boolean {
  if (schemas.length === 0 || (known !== undefined && sameJson(value, known))) return false
  if (Array.isArray(value)) {
    const others = Array.isArray(known) ? known : []
    return value.some((item, index) => guesses(table, memberSchemas(table, schemas, index), item, others[index]))
  }
  if (isObject(value)) {
    const others = isObject(known) ? known : {}
    return Object.entries(value).some(([name, member]) =>
      guesses(table, memberSchemas(table, schemas, name), member, others[name]),
    )
  }
  const { parts } = viewOf(table, schemas)
  const given = parts.flatMap(({ schema: own }) => [own.default, own.example, ...listOf(own.examples), ...inWords(own)])
  const isOpen = parts.some((part) => part.schema['x-unlisted'] === true || inWords(part.schema).length > 0)
  return isOpen && !given.some((one) => one === value)
}

const NAME = '[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*'
/** Names in capitals, one after the other: `ACTIVE, BLOCKED or CLOSED`. */
const NAMES = new RegExp(`\\b${NAME}\\b(?:[\`'"]?(?:, ?| or | and |, or |, and |/|\\|)[\`'"]?\\b${NAME}\\b)+`, 'g')
/** So few may be abbreviations, unless they are written as only values are. */
const FEW = 2

/** The values that the description of a text lists, where nothing else says which there are. */
function inWords({ description, ...rules }: JsonObject): string[] {
  if (typeof description !== 'string' || ['enum', 'const', 'pattern', 'format'].some((rule) => rule in rules)) return []
  const lists = (description.match(NAMES) ?? []).map((list) => list.match(new RegExp(NAME, 'g')) ?? [])
  return lists.filter((names) => names.length > FEW || names.some((name) => name.includes('_'))).flat()
}

function listOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : []
}
