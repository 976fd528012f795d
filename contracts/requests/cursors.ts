/**
 * Lists that are read by a mark that each page gives for the next one: which parameter takes it, and where it is found.
 * What a mark is made of is nobody's business, so none can be made up.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { type Located, propertyNames, propertySchemas, viewOf } from '../../scripts/lib/sampling/schema-view.ts'
import { answeredJson } from '../judging/documented.ts'
import { type Exchange, headerOf, parseBody } from '../transport/exchange.ts'
import { plainName } from './plain-names.ts'

/** What takes a mark, without signs and in lower case. */
const TAKES = [
  ...['cursor', 'pagetoken', 'nextpagetoken', 'nexttoken', 'continuation', 'continuationtoken', 'marker', 'after'],
  ...['startingafter', 'startafter', 'scrollid', 'nextcursor', 'pagecursor', 'pageafter'],
]
/** Where a mark is found besides. */
const GIVES = [...TAKES, 'next', 'nextmarker', 'nextlink', 'nextpage', 'endcursor', 'nextpageurl', 'odatanextlink']
/** How deep it is looked for. */
const DEEPEST = 3

/** The parameter that takes a mark; none where several could. */
export function cursorOf({ method, parameters }: Operation): Parameter | undefined {
  const [cursor, ...others] = parameters.filter(
    (parameter) => parameter.in === 'query' && TAKES.includes(plainName(parameter.name)) && isOpaque(parameter),
  )
  return method === 'get' && others.length === 0 ? cursor : undefined
}

/** Whether any text could be a mark, as far as the document tells. */
function isOpaque({ schema, required }: Parameter): boolean {
  if (required || !isObject(schema) || schema.enum !== undefined || schema.format !== undefined) return false
  return [schema.type].flat().every((type) => type === 'string' || type === 'null')
}

/** The mark of the next page, in the body or in a link; `undefined` on the last page. */
export function nextMark({ name }: Parameter, { answer }: Exchange): string | undefined {
  const body = parseBody(answer)
  const links = headerOf(answer, 'link')?.match(/<[^>]*>\s*;[^,]*\brel="?next\b/gi) ?? []
  const [link] = links.map((one) => one.slice(1, one.indexOf('>')))
  const found = (body.ok ? markIn(body.value, 0) : undefined) ?? link
  return found === undefined ? undefined : (markOfLink(found, name) ?? (link === found ? undefined : found))
}

/** Steps to where the body of an answer has the mark of the next page, by its schema. */
export function markPlace(table: OperationsTable, operation: Operation): string[] | undefined {
  const media = answeredJson(operation)
  return media && placeBelow(table, [{ schema: media.schema, pointer: '~' }], [])
}

function placeBelow(table: OperationsTable, schemas: readonly Located[], path: string[]): string[] | undefined {
  if (path.length > DEEPEST) return undefined
  const { parts } = viewOf(table, schemas)
  const names = propertyNames(parts)
  const own = names.find((name) => GIVES.includes(plainName(name)))
  if (own !== undefined) return [...path, own]
  return names
    .map((name) => placeBelow(table, propertySchemas(parts, name), [...path, name]))
    .find((place) => place !== undefined)
}

/** The first text under a name that marks are given by; what is in lists belongs to rows. */
function markIn(node: Json, depth: number): string | undefined {
  if (!isObject(node) || depth > DEEPEST) return undefined
  const entries = Object.entries(node)
  for (const [name, value] of entries) {
    if (GIVES.includes(plainName(name)) && typeof value === 'string' && value !== '') return value
  }
  for (const [, value] of entries) {
    const found = markIn(value, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}

/** The mark in a link to the next page. */
function markOfLink(link: string, name: string): string | undefined {
  const query = link.includes('?') ? link.slice(link.indexOf('?') + 1).split('#')[0] : undefined
  return new URLSearchParams(query ?? '').get(name) ?? undefined
}
