/**
 * The things that requests are about: which one a request needs, and what it has to have been through before.
 * Pure; reads the declared life cycle, makes nothing.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Resource, Transition } from '../../scripts/lib/life-cycle.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { templateNames } from '../requests/draft.ts'
import type { Request } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'

/** A change that a thing goes through, for a reason or for none that is named. */
export interface Passage {
  transition: Transition
  reason?: string
}

/** The thing that a request is about, made for it. */
export interface Thing {
  resource: Resource
  /** Whether it is made first; otherwise the request makes it, under an id that nothing has. */
  made: boolean
  /** Requests with the same key are about the same one; without a key each is about its own. */
  key?: string
  /** Id of the operation that makes it; the usual way when it is not given. */
  maker?: string
  /** Whether it stays the one for its key although a request may have spoilt it. */
  kept?: true
  /** The id of one that is there already. */
  id?: Json
  /** The state it is made in, where its maker lets one choose. */
  first?: string
  /** What it goes through before the request. */
  through: readonly Passage[]
  /** Whether a request that is not valid gets a new id for what it makes beside its thing, too. */
  fresh?: true
  /** Whether the request means nothing about a thing that did not get through. */
  strict?: true
}

/** What an operation does to the thing it is about. */
export interface Use {
  resource: Resource
  /** The operation makes it, and its client chooses the id. */
  registers: boolean
  /** Whether it could not be done a second time. */
  once: boolean
  transitions: readonly Transition[]
}

/** How an operation uses things that are declared; nothing for one that changes none, or makes up the id itself. */
export function useOf(table: OperationsTable, operation: Operation): Use | undefined {
  if (isSafe(operation.method)) return undefined
  for (const resource of table.resources ?? []) {
    if (!templateNames(operation.path).includes(resource.id)) continue
    const registers = resource.makers.some((maker) => maker.operation === operation.id && maker.id === undefined)
    const transitions = resource.transitions.filter((transition) => transition.operation === operation.id)
    return { resource, registers, transitions, once: transitions.length > 0 || operation.method === 'delete' }
  }
  return undefined
}

/** The thing for a request of an operation; a valid one gets its own where the operation cannot be done twice. */
export function thingFor(use: Use, request: Request, valid: boolean, key: string): Thing {
  const { resource, registers, once } = use
  const shared = valid && (once || registers) ? {} : { key }
  if (registers) return { resource, made: false, through: [], ...shared }
  const body = bodyOf(request)
  const transition = use.transitions.find((one) => fitsBody(one, body)) ?? use.transitions[0]
  const through = transition ? passagesTo(resource, transition, reasonIn(transition, body)) : []
  return { resource, made: true, through, ...shared }
}

/** The one that is made first, and that nothing is done to. */
export function spareOf(resource: Resource): Thing & { key: string } {
  return { resource, made: true, key: `spare ${resource.name}`, kept: true, through: [] }
}

/** The body of a request as JSON, when it is some. */
export function bodyOf({ body }: Request): Json | undefined {
  if (body === undefined) return undefined
  try {
    return JSON.parse(new TextDecoder().decode(body)) as Json
  } catch {
    return undefined
  }
}

function fitsBody(transition: Transition, body: Json | undefined): boolean {
  return Object.entries(transition.with).every(([at, value]) => body !== undefined && follow(body, at) === value)
}

/** The reason that a body gives. */
export function reasonIn({ reason }: Transition, body: Json | undefined): string | undefined {
  const value = reason && isObject(body) ? follow(body, reason.at) : undefined
  return typeof value === 'string' ? value : undefined
}

/** What a new thing goes through until a transition is allowed for a reason; the shortest way. */
export function passagesTo(resource: Resource, transition: Transition, reason?: string): Passage[] {
  const way = wayTo(resource, transition.from)
  const after = transition.reason?.known.find(({ value }) => value === reason)?.after?.[0]
  const last = way.at(-1)
  if (after === undefined || last === undefined) return way
  return [...way.slice(0, -1), { ...last, reason: after }]
}

/** The transitions from the first state to one of several. */
function wayTo({ makers, transitions }: Resource, states: readonly string[]): Passage[] {
  const start = makers[0]?.state?.otherwise
  if (start === undefined) return []
  const ways = new Map<string, Passage[]>([[start, []]])
  for (const [state, way] of ways) {
    if (states.includes(state)) return way
    for (const transition of transitions) {
      if (transition.from.includes(state) && !ways.has(transition.to)) {
        ways.set(transition.to, [...way, { transition }])
      }
    }
  }
  return []
}

/** Whether a life cycle says of an operation that it makes something. */
export function isMaker({ resources = [] }: OperationsTable, { id }: Operation): boolean {
  return resources.some(({ makers }) => makers.some(({ operation }) => operation === id))
}
