/**
 * Which operations share a parameter or a schema, and how the values for what they share are dealt out to them: the most
 * telling ones to each, the rest once.
 * Pure, deterministic.
 */
import { isObject } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { sourceOf } from '../judging/evidence.ts'
import type { Profile } from '../profile.ts'
import { sentParameters } from './draft.ts'

/** Ids of operations by what they share. */
type Users = ReadonlyMap<string, readonly string[]>

const COMPONENT = /^\/components\/schemas\/[^/]+/
const parameters = new WeakMap<OperationsTable, Users>()
const components = new WeakMap<OperationsTable, Users>()

/** Ids of the operations that have a parameter of this name, place and schema. */
export function usersOfParameter(table: OperationsTable, parameter: Parameter): readonly string[] {
  const known =
    parameters.get(table) ?? gather(table, (operation) => sentParameters(operation).map((one) => parameterKind(one)))
  parameters.set(table, known)
  return known.get(parameterKind(parameter)) ?? []
}

function parameterKind({ in: place, name, required, schema }: Parameter): string {
  return JSON.stringify([place, name, required, schema])
}

/** Ids of the operations whose body leads to the named schema that a pointer is in; none outside of named ones. */
export function usersOfSchema(table: OperationsTable, pointer: string): readonly string[] {
  const component = COMPONENT.exec(pointer)?.[0]
  if (component === undefined) return []
  const known = components.get(table) ?? gather(table, (operation) => componentsOf(table, operation))
  components.set(table, known)
  return known.get(component) ?? []
}

/** The named schemas that the body of an operation leads to. */
function componentsOf(table: OperationsTable, { requestBody }: Operation): string[] {
  const found = new Set<string>()
  const rest: unknown[] = Object.values(requestBody?.content ?? {}).map(({ schema }) => schema)
  while (rest.length > 0) {
    const node = rest.pop()
    if (Array.isArray(node)) rest.push(...node)
    if (!isObject(node)) continue
    const component = typeof node.$ref === 'string' ? COMPONENT.exec(node.$ref.slice(1))?.[0] : undefined
    const name = component?.split('/').at(-1) ?? ''
    if (component !== undefined && !found.has(component)) {
      found.add(component)
      rest.push(Object.hasOwn(table.components.schemas, name) ? table.components.schemas[name] : undefined)
    }
    rest.push(...Object.values(node))
  }
  return [...found]
}

function gather({ operations }: OperationsTable, kindsOf: (operation: Operation) => string[]): Users {
  const users = new Map<string, string[]>()
  for (const operation of operations) {
    for (const kind of new Set(kindsOf(operation))) users.set(kind, [...(users.get(kind) ?? []), operation.id])
  }
  return users
}

/** Something that is sent about a place, as far as dealing out is concerned. */
export interface Dealable {
  /** Where in the request. */
  place: string
  /** The rule it is about; the first of each are the most telling. */
  keyword: string
  /** What else the rule is shared with: ids of all operations that have it, this one among them. */
  users: readonly string[]
  /** JSON pointer in the spec of the rule. */
  rule: string
  /** Tells shared rules apart from each other; places of one operation with the same one share it. */
  shared: string
}

/** Operations that each of the less telling values is sent to, where many share the rule. */
const TWICE = 2
/** As few operations as this get everything each: they may well have been written apart. */
const FEW = 3

/** Whether an API has so few operations that each gets everything. */
export function areFew({ operations }: OperationsTable): boolean {
  return operations.length <= FEW
}

/**
 * Of the values for one operation, those it is dealt: the first `telling` of each place and keyword, and of the rest of
 * what is shared only its part. What nobody shares it keeps.
 */
export function dealt<Item extends Dealable>(items: readonly Item[], operation: string, telling: number): Item[] {
  const ranks = new Map<string, number>()
  const places = new Map<string, string[]>()
  for (const { shared, place } of items) {
    const known = places.get(shared) ?? []
    if (!known.includes(place)) places.set(shared, [...known, place])
  }
  return items.filter(({ place, keyword, users, shared }) => {
    const kind = JSON.stringify([shared, place, keyword])
    const rank = ranks.get(kind) ?? 0
    ranks.set(kind, rank + 1)
    if (rank < telling) return true
    const among = users.length > FEW ? users.length : 1
    const turn = (((rank - users.indexOf(operation)) % among) + among) % among
    const inside = places.get(shared) ?? [place]
    const mine = Math.floor(rank / among) % inside.length === inside.indexOf(place)
    return turn < (among > TWICE ? TWICE : 1) && mine
  })
}

/**
 * Lets little through for each place and keyword where the rule is only assumed: that is all a `may` is worth. Of the
 * values of a list each tells something of its own, so that there are `listed` of those.
 */
export function fewWhereAssumed(table: OperationsTable, profile: Profile, listed: number): (item: Dealable) => boolean {
  const seen = new Map<string, number>()
  return ({ place, keyword, rule }) => {
    if (profile === 'deep' || sourceOf(table, rule)?.evidence !== 'assumed') return true
    const kind = JSON.stringify([place, keyword])
    const count = seen.get(kind) ?? 0
    seen.set(kind, count + 1)
    return count < (keyword === 'enum' && profile === 'standard' ? listed : 1)
  }
}

/** A list of ways that are tried on a part of the operations each. */
export interface Turns {
  /** Index of the operation among those that share the list. */
  turn: number
  /** Ways that one operation is tried with; more where there are fewer operations than it takes, all where there are few. */
  share: number
  /** Length of the list. */
  among: number
  /** How many operations share it. */
  users: number
}

/** Whether a way is one of those an operation is tried with; together the operations are tried with all. */
export function isTurn(index: number, { turn, share, among, users }: Turns): boolean {
  if (users <= FEW) return true
  const each = Math.max(share, Math.ceil(among / users))
  return (((index - turn * each) % among) + among) % among < each
}
