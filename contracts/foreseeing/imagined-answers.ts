/**
 * Answers as a target might give them that keeps the document: what is documented, filled with made-up values, and what
 * a probe is going to look for in it.
 * Pure; nothing is sent and nothing is judged by it.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { joinPointer } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { sample } from '../../scripts/lib/sampling/instance.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { propertySchemas } from '../../scripts/lib/sampling/schema-view.ts'
import { responseOf } from '../judging/documented.ts'
import { DAY, WRITINGS } from '../judging/moments.ts'
import { findRows, listPlace, rowParts, valueAt } from '../judging/rows.ts'
import { madeDifferent } from '../life/ids.ts'
import type { Case } from '../probes/probe.ts'
import { cursorOf, markPlace } from '../requests/cursors.ts'
import { showerOf } from '../requests/made-things.ts'
import { filtersOf, identityNames, timeProperty } from '../requests/paged-list.ts'
import { defaultSizeOf, pagingsOf, sizeOf } from '../requests/pagings.ts'
import { wholeBounds } from '../requests/parameter-schema.ts'
import { isTagged } from '../requests/preconditions.ts'
import { text } from '../requests/text.ts'
import type { Target } from '../target.ts'
import { type Answer, type Header, isJsonType, type Request } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'

/** What is true of an imagined target. */
export interface World {
  /** Rows of every list. */
  rows: number
  /** What has come to its end cannot be read any more. */
  gone?: true
  /** What was written is not shown. */
  hides?: true
  /** One of two that are asked for at the same time is refused. */
  once?: true
  /** The number of a request in its row, from 0, that is refused although it need not be. */
  refuses?: number
}

/** Size of a page when nothing names one. */
const USUAL = 10
/** Rows of one answer where the document names no most: with more of them, no request would be another one. */
const AT_ONCE = 150
/** The most rows of one answer, whatever the document allows: they are all written down. */
const MOST_AT_ONCE = 1200
/** Samples of a list from which rows are taken. */
const SAMPLES = 8
/** What marks begin with. */
const MARK = 'after-'
/** The newest row of a list is of this time; only the distance of rows counts. */
const NEWEST = 20_000 * DAY
/** Time between two rows. */
const APART = DAY / 8

/** What an imagined target may look at. */
export interface Imagining {
  table: OperationsTable
  target: Target
}

/** An answer that says nothing but its status. */
export function bare(status: number): Answer {
  return { status, headers: [], body: new Uint8Array() }
}

/** The answer to a case of an operation. */
export function imagine(imagining: Imagining, operation: Operation, one: Case, world: World): Answer {
  const { aims, intent, request } = one
  // What is merely odd may be served.
  const refused = intent === 'fault' && !isSafe(operation.method) && aims.odd === undefined
  if (refused) return bare(400)
  if (aims.vanished || (aims.remains && world.gone)) return bare(404)
  const { state, written } = aims
  const shown = written && !world.hides ? written.values : []
  const set = [...(state ? [{ at: state.at, value: state.want }] : []), ...shown]
  const answer = accepted(imagining, operation, request, world, set)
  if (!isTagged(operation)) return answer
  // What was changed has another tag than before, where it shows.
  const tag = aims.tagged && !world.hides ? '"imagined-then"' : '"imagined"'
  return { ...answer, headers: [...answer.headers, ['etag', tag]] }
}

/** The answer to a request that is served, with some values at some places. */
export function accepted(
  imagining: Imagining,
  operation: Operation,
  request: Request,
  world: World,
  set: readonly { at: string; value: Json }[] = [],
): Answer {
  const status = Number(Object.keys(operation.responses).find((key) => /^2\d\d$/.test(key)) ?? 200)
  const plain = documented(imagining.table, operation, status, 1)
  const located = placeOfMade(imagining, operation, request)
  if (plain === undefined) return { ...bare(status), headers: located === undefined ? [] : [['location', located]] }
  const listed = withRows(imagining, operation, request, world, plain)
  const values = [...idsOf(imagining.table, operation), ...set]
  const value = values.reduce((body, { at, value }) => replaceAt(body, at, value), listed.body)
  const headers: Header[] = [
    ['content-type', 'application/json'],
    ...(listed.link === undefined ? [] : [['link', listed.link] as const]),
    ...(located === undefined ? [] : [['location', located] as const]),
  ]
  return { status, headers, body: new TextEncoder().encode(JSON.stringify(value)) }
}

/** Where something that was made can be read, where that is known by its path. */
function placeOfMade({ table }: Imagining, operation: Operation, { target }: Request): string | undefined {
  const shower = operation.method === 'post' ? showerOf(table, operation) : undefined
  const id = shower && sample({ schema: shower.id.schema, root: table }, { seed: 1 })
  return id === undefined ? undefined : `${target.split('?')[0]}/${encodeURIComponent(text(id))}`
}

/** A body as it is documented for a status. */
function documented(table: OperationsTable, operation: Operation, status: number, seed: number): Json | undefined {
  const { content = {} } = responseOf(operation, status) ?? {}
  const [type] = Object.keys(content).filter(isJsonType)
  if (type === undefined) return undefined
  const value = sample({ schema: content[type]?.schema ?? true, root: table }, { seed })
  return value === undefined || !(isObject(value) || Array.isArray(value)) ? {} : value
}

/** Ids that the answer gives to what is made, where the life cycle says so. */
function idsOf({ resources = [] }: OperationsTable, { id }: Operation): { at: string; value: string }[] {
  const makers = resources.flatMap((one) => one.makers.filter(({ operation }) => operation === id))
  const changes = resources.flatMap((one) => one.transitions.filter(({ operation }) => operation === id))
  const places = [...makers.map((maker) => maker.id), ...changes.map(({ successor }) => successor?.at)]
  return places.flatMap((at) => (at === undefined ? [] : [{ at, value: `imagined-${id}` }]))
}

/** The body with the rows that are asked for, where it is a list that can be paged or searched. */
function withRows(imagining: Imagining, operation: Operation, request: Request, world: World, plain: Json): Listed {
  const { table, target } = imagining
  const [paging] = pagingsOf(table, operation)
  const cursor = cursorOf(operation)
  if (!paging && !cursor && filtersOf(table, operation, createJudge(table)).length === 0) return { body: plain }
  const place = listPlace(table, operation, target)
  const steps = place.path ?? findRows(plain, place) ?? ['rows']
  const { offset, limit } = askedRows(imagining, operation, request, world)
  const count = Math.max(0, Math.min(limit, world.rows - offset))
  const rows = Array.from({ length: Number.isFinite(count) ? count : 0 }, (_, index) =>
    rowAt(imagining, operation, offset + index),
  )
  const body = steps.length === 0 ? rows : replaceAt(plain, joinPointer('', ...steps), rows)
  return cursor
    ? marked(imagining, operation, cursor, body, offset + count < world.rows ? offset + count : undefined)
    : { body }
}

/** A list as it is answered, and what says in a header where the next page is. */
interface Listed {
  body: Json
  link?: string
}

/** Which rows a request asks for. */
function askedRows(
  { table }: Imagining,
  operation: Operation,
  request: Request,
  world: World,
): { offset: number; limit: number } {
  const query = new URLSearchParams(request.target.split('?')[1] ?? '')
  const asked = (parameter: Parameter | undefined) => (parameter ? (query.get(parameter.name) ?? undefined) : undefined)
  const [paging] = pagingsOf(table, operation)
  const cursor = cursorOf(operation)
  const size = paging?.of ?? (cursor ? sizeOf(table, operation) : undefined)
  const usual = paging?.usual ?? (size && defaultSizeOf(table, size)) ?? USUAL
  const limit = paging || cursor ? Number(asked(size) ?? usual) : world.rows
  const value = asked(paging?.param)
  const mark = asked(cursor)?.replace(MARK, '')
  const offset = value === undefined ? Number(mark ?? 0) : (paging?.offsetOf(Number(value), limit) ?? 0)
  return { offset, limit: Math.min(limit, (size && wholeBounds(table, size).max?.value) ?? AT_ONCE, MOST_AT_ONCE) }
}

/** A page with the mark of the next one, where there is one. */
function marked({ table }: Imagining, operation: Operation, { name }: Parameter, body: Json, next?: number): Listed {
  const place = markPlace(table, operation)
  const mark = next === undefined ? undefined : `${MARK}${next}`
  if (place) return { body: replaceAt(body, joinPointer('', ...place), mark) }
  return { body, ...(mark === undefined ? {} : { link: `<?${encodeURIComponent(name)}=${mark}>; rel="next"` }) }
}

const samples = new WeakMap<Operation, (index: number) => Json>()

/** The row of a list with a number. */
function rowAt(imagining: Imagining, operation: Operation, index: number): Json {
  const known = samples.get(operation) ?? rowMaker(imagining, operation)
  samples.set(operation, known)
  return known(index)
}

/** Makes rows that differ in what tells them apart, each a while older than the one before. */
function rowMaker({ table, target }: Imagining, operation: Operation): (index: number) => Json {
  const judge = createJudge(table)
  const place = listPlace(table, operation, target)
  const seen = Array.from({ length: SAMPLES }, (_, seed) => documented(table, operation, 200, seed + 1))
  const lists = seen.map((body) => (body === undefined ? undefined : valueAt(body, place.path ?? [])))
  const found = lists.flatMap((list) => (Array.isArray(list) ? list.filter(isObject) : []))
  const parts = rowParts(table, operation)
  const [identity] = identityNames(table, operation, filtersOf(table, operation, judge))
  const [time] = timeProperty(parts, judge) ?? []
  const schemas = time === undefined ? [] : propertySchemas(parts, time)
  const writing = WRITINGS.find(({ write }) => schemas.every(({ schema }) => judge.accepts(schema, write(NEWEST))))
  return (index) => {
    const row: { [name: string]: Json } = { ...found[index % Math.max(1, found.length)], '': index }
    const id = identity === undefined ? undefined : row[identity]
    if (identity !== undefined && typeof id === 'string') row[identity] = madeDifferent(id, index, 0)
    const moment = NEWEST - index * APART
    if (time !== undefined && writing) row[time] = writing.write(Math.floor(moment / writing.step) * writing.step)
    return row
  }
}
