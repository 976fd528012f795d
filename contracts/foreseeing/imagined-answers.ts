/**
 * Answers as a target might give them that keeps the document: what is documented, filled with made-up values, and what
 * a probe is going to look for in it.
 * Pure; nothing is sent and nothing is judged by it.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
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
import { multipleRules } from '../requests/alignment.ts'
import { filtersOf, identityNames, timeProperty } from '../requests/paged-list.ts'
import type { Target } from '../target.ts'
import { type Answer, isJsonType, type Request } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'

/** What is true of an imagined target. */
export interface World {
  /** Rows of every list. */
  rows: number
  /** What has come to its end cannot be read any more. */
  gone?: true
  /** What was written is not shown. */
  hides?: true
  /** The number of a request in its row, from 0, that is refused although it need not be. */
  refuses?: number
}

/** Size of a page when nothing names one. */
const USUAL = 10
/** Samples of a list from which rows are taken. */
const SAMPLES = 8
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
  const refused = intent === 'fault' && !isSafe(operation.method)
  if (refused) return bare(400)
  if (aims.vanished || (aims.remains && world.gone)) return bare(404)
  const { state, written } = aims
  const shown = written && !world.hides ? written.values : []
  const set = [...(state ? [{ at: state.at, value: state.want }] : []), ...shown]
  return accepted(imagining, operation, request, world, set)
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
  if (plain === undefined) return bare(status)
  const listed = withRows(imagining, operation, request, world, plain)
  const values = [...idsOf(imagining.table, operation), ...set]
  const value = values.reduce((body, { at, value }) => replaceAt(body, at, value), listed)
  const headers = [['content-type', 'application/json']] as const
  return { status, headers, body: new TextEncoder().encode(JSON.stringify(value)) }
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
function withRows(
  { table, target }: Imagining,
  operation: Operation,
  request: Request,
  world: World,
  plain: Json,
): Json {
  const [rule] = multipleRules(operation)
  const filters = filtersOf(table, operation, createJudge(table))
  if (!rule && filters.length === 0) return plain
  const place = listPlace(table, operation, target)
  const steps = place.path ?? findRows(plain, place) ?? ['rows']
  const query = new URLSearchParams(request.target.split('?')[1] ?? '')
  const numberOf = (name: string | undefined) => (name === undefined ? undefined : (query.get(name) ?? undefined))
  const usual = rule?.constraint.defaultOf ?? USUAL
  const offset = Number(numberOf(rule?.param.name) ?? 0)
  const limit = rule ? Number(numberOf(rule.of.name) ?? usual) : world.rows
  const count = Math.max(0, Math.min(limit, world.rows - offset))
  const rows = Array.from({ length: Number.isFinite(count) ? count : 0 }, (_, index) =>
    rowAt({ table, target }, operation, offset + index),
  )
  return steps.length === 0 ? rows : replaceAt(plain, joinPointer('', ...steps), rows)
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
