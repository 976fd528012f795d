/**
 * What an answer with rows says of the whole list: how many rows or pages there are, and whether there are more behind
 * the page. Read where the schema of the answer has it, beside the rows and never in them, under the names everybody
 * gives it.
 * Pure apart from what it remembers of an operation.
 */
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import {
  type Located,
  propertyNames,
  propertySchemas,
  typesOf,
  viewOf,
} from '../../scripts/lib/sampling/schema-view.ts'
import { cursorOf } from '../requests/cursors.ts'
import { pagingsOf } from '../requests/pagings.ts'
import { plainName } from '../requests/plain-names.ts'
import { type Answer, headerOf, parseBody } from '../transport/exchange.ts'
import { answeredJson, successOf } from './documented.ts'
import { valueAt } from './rows.ts'

/** What is said: rows in all, rows in all or on the page, pages, whether more come, whether it is the last page, a link. */
type Kind = 'rows' | 'count' | 'pages' | 'more' | 'last' | 'next'

/** Where something of the whole list is said. */
interface Place {
  kind: Kind
  /** Name of a header, or steps in the body. */
  at: string | readonly string[]
  /** The name that people see. */
  name: string
  /** JSON pointer in the spec. */
  pointer: string
}

/** What one answer says of the whole list. */
export interface Said {
  kind: Kind
  name: string
  pointer: string
  /** Absent where nothing is said. */
  value?: number | boolean
}

const NAMES: Readonly<Record<Kind, readonly string[]>> = {
  rows: [
    ...['total', 'totalcount', 'totalelements', 'totalitems', 'totalresults', 'totalrecords', 'totalrows', 'totalsize'],
    ...['totalhits', 'totalentries', 'totalnumber', 'totalmatches', 'numfound', 'fullcount', 'xtotalcount', 'xtotal'],
  ],
  count: [
    'count',
    'resultcount',
    'itemcount',
    'recordcount',
    'numberofelements',
    'returned',
    'returnedcount',
    'xcount',
  ],
  pages: ['totalpages', 'pagecount', 'numpages', 'numberofpages', 'xtotalpages'],
  more: ['hasmore', 'hasnext', 'hasnextpage', 'more', 'moreavailable', 'hasmoreresults', 'hasmoreitems', 'istruncated'],
  last: ['last', 'islast', 'lastpage', 'islastpage'],
  next: ['next', 'nextlink', 'nextpage', 'nexturl', 'nextpageurl', 'nextpagelink', 'nextcursor', 'odatanextlink'],
}
const TYPES: Readonly<Record<Kind, readonly string[]>> = {
  ...{ rows: ['integer'], count: ['integer'], pages: ['integer'] },
  ...{ more: ['boolean'], last: ['boolean'], next: ['string'] },
}
/** What may as well be an amount, or a number of pieces, where nobody speaks of pages. */
const AMBIGUOUS = ['total', 'totalnumber', 'totalsize', 'count', 'itemcount', 'last', 'more', 'next']
/** What wraps rows, or what is said of them. */
const WRAPPERS = [
  ...['meta', 'metadata', 'page', 'paging', 'pagination', 'pageinfo', 'pagemetadata', 'list', 'data', 'result'],
  ...['results', 'response', 'payload', 'content', 'body', 'links', 'envelope', 'resultset', 'resultinfo', 'cursor'],
]
/** How deep a wrapper may be. */
const DEEPEST = 3

const known = new WeakMap<Operation, readonly Place[]>()

/** What an answer of an operation says of the whole list. */
export function saidIn(table: OperationsTable, operation: Operation, answer: Answer): Said[] {
  const places = known.get(operation) ?? placesOf(table, operation)
  known.set(operation, places)
  return places.map(({ kind, name, pointer, at }) => {
    const value = readAt(kind, at, answer)
    return { kind, name, pointer, ...(value === undefined ? {} : { value }) }
  })
}

/** Whether the answers of an operation say anything of the whole list, by their schema. */
export function saysTotals(table: OperationsTable, operation: Operation): boolean {
  const places = known.get(operation) ?? placesOf(table, operation)
  known.set(operation, places)
  return places.length > 0
}

function placesOf(table: OperationsTable, operation: Operation): Place[] {
  const isPaged = pagingsOf(table, operation).length > 0 || cursorOf(operation) !== undefined
  return allPlaces(table, operation).filter(({ name }) => isPaged || !AMBIGUOUS.includes(plainName(name)))
}

function allPlaces(table: OperationsTable, operation: Operation): Place[] {
  const response = successOf(operation)
  if (!response) return []
  const headers = Object.entries(response.headers).flatMap(([name, { schema, pointer }]): Place[] => {
    const kind = kindOf(table, name, [{ schema, pointer: '~' }])
    return kind === 'rows' || kind === 'count' || kind === 'pages' ? [{ kind, at: name, name, pointer }] : []
  })
  const media = answeredJson(operation)
  return media
    ? [...headers, ...placesBelow(table, [{ schema: media.schema, pointer: '~' }], [], `${media.pointer}/schema`)]
    : headers
}

function placesBelow(table: OperationsTable, schemas: readonly Located[], path: string[], pointer: string): Place[] {
  const { parts } = viewOf(table, schemas)
  if (path.length >= DEEPEST) return []
  return propertyNames(parts).flatMap((name): Place[] => {
    const own = propertySchemas(parts, name)
    const kind = kindOf(table, name, own)
    const at = [...path, name]
    if (kind) return [{ kind, at, name, pointer }]
    return WRAPPERS.includes(plainName(name)) && typesIn(table, own).includes('object')
      ? placesBelow(table, own, at, pointer)
      : []
  })
}

/** What is said under a name, where it is of the right type. */
function kindOf(table: OperationsTable, name: string, schemas: readonly Located[]): Kind | undefined {
  const plain = plainName(name)
  const types = typesIn(table, schemas)
  return (Object.keys(NAMES) as Kind[]).find(
    (kind) =>
      NAMES[kind].includes(plain) && types.some((type) => TYPES[kind].includes(type)) && !types.includes('number'),
  )
}

/** The types that a place may have, whatever the alternative. */
function typesIn(table: OperationsTable, schemas: readonly Located[], depth = 0): string[] {
  const { parts, choices } = viewOf(table, schemas)
  const branches = depth < DEEPEST ? choices.flatMap((choice) => choice.branches) : []
  if (branches.length > 0) return branches.flatMap((branch) => typesIn(table, branch, depth + 1))
  return parts.some(({ schema }) => schema.type !== undefined) ? typesOf(parts) : []
}

function readAt(kind: Kind, at: Place['at'], answer: Answer): number | boolean | undefined {
  if (typeof at === 'string') {
    const text = headerOf(answer, at)
    return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
  }
  const body = parseBody(answer)
  const value = body.ok ? valueAt(body.value, at) : undefined
  if (kind === 'next') return value === undefined ? undefined : typeof value === 'string' && value !== ''
  const wanted = kind === 'more' || kind === 'last' ? 'boolean' : 'number'
  return typeof value === wanted ? (value as number | boolean) : undefined
}

/** Rows as they were met, and what is known of the rest. */
export interface Met {
  /** Rows of the page. */
  rows: number
  /** Rows of the whole list, as far as it was read. */
  end: number
  /** Whether that is all there is. */
  whole: boolean
  /** Rows up to the end of the page. */
  until: number
  /** Rows that were asked for; absent where nothing says how large a page is. */
  limit?: number
}

/** What should have been said where something else was, in words; nothing where it agrees, or nobody can tell. */
export function contradiction({ kind, value }: Said, met: Met): { expected: string; actual: string } | undefined {
  const { rows, end, whole, until, limit } = met
  const more = end > until
  const differs = (due: number, least: boolean, also?: number) =>
    typeof value === 'number' && value !== also && (least ? value < due : value !== due)
      ? { expected: `${least ? 'at least ' : ''}${due}`, actual: String(value) }
      : undefined
  if (kind === 'rows') return differs(end, !whole)
  if (kind === 'count') return differs(end, !whole, rows)
  if (kind === 'pages')
    return limit === undefined ? undefined : differs(Math.ceil(end / limit), !whole, end === 0 ? 1 : undefined)
  if (kind === 'next')
    return more && value === false ? { expected: 'one, as there are more rows', actual: 'none' } : undefined
  if (typeof value !== 'boolean' || (!more && !whole)) return undefined
  const due = kind === 'more' ? more : !more
  return value === due ? undefined : { expected: String(due), actual: String(value) }
}

/** That a selection is said to have rows which the whole list has beside it, in words. */
export function surplus(
  { kind, name, value }: Said,
  ofAll: readonly Said[] = [],
  beside: number,
): { expected: string; actual: string } | undefined {
  const whole = ofAll.find((said) => said.kind === 'rows' && said.name === name)?.value
  if (kind !== 'rows' || typeof whole !== 'number' || typeof value !== 'number' || value <= whole - beside)
    return undefined
  return { expected: `at most ${whole - beside}, without the rows that are left out`, actual: String(value) }
}
