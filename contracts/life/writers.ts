/**
 * The ways in which an operation writes something that can be read: it makes a thing, as a life cycle or the paths of the
 * document say, or it changes one.
 * Pure; sends nothing.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Maker, Resource } from '../../scripts/lib/life-cycle.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import type { Case, ProbeContext } from '../probes/probe.ts'
import { parameterKey } from '../requests/draft.ts'
import { madeId, showerOf } from '../requests/made-things.ts'
import { text } from '../requests/text.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { idIn } from './ids.ts'
import { observersOf, reading } from './observing.ts'
import { type Thing, thingFor } from './thing.ts'

/** A way to write something. */
export interface Writer {
  /** What happens, in words; what it is done with follows. */
  about: string
  /** The operation that reads it. */
  observer: Operation
  /** The request that reads it before anything is written, where it is there already. */
  before?: Case
  /** The request that writes a body; `turn` tells one that makes a thing from those that make others. */
  write(body: Json, turn: string): Case
  /** The request that reads what an answer says was written; none where that cannot be told. */
  look(written: Exchange, turn: string): Case | undefined
}

/** The ways in which an operation writes. */
export function writersOf(context: ProbeContext): Writer[] {
  const { table, operation } = context
  const making = (table.resources ?? []).flatMap((resource) => {
    const maker = resource.makers.find((one) => one.operation === operation.id)
    return maker ? [{ resource, maker }] : []
  })
  if (making.length > 0) return making.flatMap(({ resource, maker }) => makerOf(context, resource, maker) ?? [])
  const found = operation.method === 'post' ? posterOf(context) : changerOf(context)
  return found ? [found] : []
}

function plainly({ write, base, operation }: ProbeContext, body: Json, turn: string): Case {
  return { intent: 'series', aims: {}, ...write({ ...base.draft, body }, `written ${turn}`), rule: operation.pointer }
}

/** Makes a thing in the declared way. */
function makerOf(context: ProbeContext, resource: Resource, maker: Maker): Writer | undefined {
  const { table, operation, use } = context
  const observer = table.operations.find(({ id }) => id === resource.read.operation)
  if (!observer || context.shownId(resource) === undefined || (maker.id === undefined && !use)) return undefined
  const fresh = (turn: string): Thing => {
    return { resource, made: false, key: `${operation.id} written ${turn}`, through: [], kept: true }
  }
  return {
    about: `a ${resource.name} is made by ${operation.id}`,
    observer,
    write: (body, turn) => ({
      ...plainly(context, body, turn),
      ...(maker.id === undefined ? { on: fresh(turn) } : {}),
    }),
    look({ answer }, turn) {
      const id = maker.id === undefined ? undefined : idIn(answer, maker.id)
      if (maker.id !== undefined && id === undefined) return undefined
      return reading(context, observer, id === undefined ? fresh(turn) : { ...fresh(turn), id })
    },
  }
}

/** Makes something that is read under the id that the answer gives. */
function posterOf(context: ProbeContext): Writer | undefined {
  const { table, operation, judge } = context
  const shower = showerOf(table, operation)
  if (!shower) return undefined
  const on = about(context)
  return {
    about: `something is made by ${operation.id}`,
    observer: shower.operation,
    write: (body, turn) => ({ ...plainly(context, body, turn), ...on }),
    look(written, turn) {
      const id = madeId(judge, operation, shower, written.answer)
      if (id === undefined || !isAccepted(written.answer.status)) return undefined
      const stands = { made: text(id), shown: `made-by-${operation.id}-${turn}`.replace(/\W+/g, '-') }
      const own = new Map<string, Json>([[parameterKey(shower.id), stands.shown]])
      const look = reading(context, shower.operation, on.on, own)
      const special = `something was made by ${operation.id}, and is read under its id`
      const values = { [shower.id.name]: 'the id that the request before it answers' }
      return look && { ...look, stands, earlier: [written.request], chosen: { special, values } }
    },
  }
}

/** Changes something that is read at its path, or above it. */
function changerOf(context: ProbeContext): Writer | undefined {
  const { table, operation } = context
  const [observer] = observersOf(table, operation)
  if (!['put', 'patch'].includes(operation.method) || !observer) return undefined
  const on = about(context)
  const look = reading(context, observer, on.on)
  if (!look) return undefined
  return {
    about: `it is changed by ${operation.id}`,
    observer,
    before: look,
    write: (body, turn) => ({ ...plainly(context, body, turn), ...on }),
    look: () => look,
  }
}

/** The thing that the path names, where there is one that can be made. */
function about(context: ProbeContext): Pick<Case, 'on'> {
  const { use, operation, base, write } = context
  if (!use) return {}
  return { on: { ...thingFor(use, write(base.draft).request, false, `${operation.id} written`), kept: true } }
}
