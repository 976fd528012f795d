/**
 * Chooses ids of things that are there already for what takes the place of another: its own id, that of one in use, and
 * that of one whose id is free again. Only where the document says of which things such an id may be.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Transition } from '../../scripts/lib/life-cycle.ts'
import { follow, splitPointer } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { idStep } from '../life/binding.ts'
import { withNeeds } from '../life/bodies.ts'
import { movedOn, type Steps } from '../life/carrying.ts'
import { asked, type Change, faultOf, ownReason } from '../life/changes.ts'
import { readOf } from '../life/reading.ts'
import { passagesTo, type Thing } from '../life/thing.ts'
import { text } from '../requests/text.ts'
import { isAccepted } from '../transport/exchange.ts'
import { type Case, defineProbe } from './probe.ts'

/** A change by which something takes the place of a thing, under an id that its client chooses. */
interface Choosing {
  change: Change
  /** JSON pointer of the id in the body. */
  at: string
  /** Which ids are free, as a JSON pointer. */
  rule: string
  /** The thing that is changed. */
  on: Thing
}

export default defineProbe({
  id: 'successor-ids',
  title: 'Ids of things that are there already, chosen for what takes the place of another',
  aims: ['taken', 'freed'],
  *journey(context) {
    const { use } = context
    for (const transition of use?.transitions ?? []) {
      const { newId: at, reuse, asks } = transition
      const needs = asks.find((one) => at !== undefined && one.with.includes(at))
      const body = needs && withNeeds(context, needs, at)
      if (!use || at === undefined || !reuse || !needs || body === undefined) continue
      const change: Change = { context, resource: use.resource, transition, body }
      const through = passagesTo(use.resource, transition, ownReason(change))
      const key = `${transition.operation} chooses an id`
      const on: Thing = { ...thing(change, key), maker: needs.maker, through }
      if (reuse.makers.includes(needs.maker)) yield* chosen({ change, at, rule: reuse.pointer, on })
    }
  },
})

/** Its own id, that of another one of each kind, and that of one like it when it is free. */
function* chosen(choosing: Choosing): Steps<void> {
  const { change, on } = choosing
  const { name } = change.resource
  const own = yield* idOf(change, on)
  const ownWords = `its own id is chosen for the next ${name}`
  if (own === undefined || !(yield* refused(choosing, { id: own }, 'own', ownWords))) return
  const others = change.resource.makers.map(({ operation }): Thing => {
    return { ...thing(change, `${on.key}, the other by ${operation}`), maker: operation }
  })
  let like: { other: Thing; id: string } | undefined
  for (const other of others) {
    const id = yield* idOf(change, other)
    const words = `the id of another ${name}, made by ${other.maker} and in use, is chosen for the next one`
    const whose = `that of another ${name}, made by ${other.maker}`
    if (id === undefined || !(yield* refused(choosing, { id, whose }, `used-${other.maker}`, words))) return
    if (other.maker === on.maker) like = { other, id }
  }
  const end = endOf(change.resource.transitions, change.transition)
  if (!like || !end || !(yield* movedOn({ ...change, transition: end }, like.other))) return
  const fault = faultOf(change.transition.name, 'free-id', `an id that is free again is chosen for the next ${name}`)
  const free = { id: like.id, whose: `that of another ${name}, which has come to its end` }
  yield { ...taking(choosing, free), intent: 'series', aims: { freed: true }, fault, atMost: 'may' }
}

/** Chooses an id that is not free; whether that is refused. */
function* refused(choosing: Choosing, taken: Taken, keyword: string, words: string): Steps<boolean> {
  const fault = faultOf(choosing.change.transition.name, `${keyword}-id`, words)
  const exchange = yield { ...taking(choosing, taken), intent: 'fault', aims: { taken: true }, fault }
  return exchange !== undefined && !isAccepted(exchange.answer.status)
}

/** An id that something has, and what has it where that is not the thing itself. */
interface Taken {
  id: string
  whose?: string
}

/** The request that chooses an id; one of another thing is told and not shown. */
function taking({ change, at, rule, on }: Choosing, { id, whose }: Taken): Case {
  const name = splitPointer(at).at(-1) ?? ''
  const own = text(follow(change.body, at) as Json)
  const shown = whose === undefined ? own : `other-${change.resource.name}`
  const one = asked({ ...change, body: replaceAt(change.body ?? null, at, shown) }, undefined, on)
  const chosen = whose === undefined ? {} : { chosen: { special: whose, values: { [name]: whose } } }
  return { ...one, rule, takes: { at, made: id, shown }, ...chosen }
}

/** The id of a thing, where it can be read. */
function* idOf({ context, resource }: Change, on: Thing): Steps<string | undefined> {
  const look = readOf(context, resource, on)
  const exchange = look && (yield look)
  const path = look?.operation?.path
  if (!exchange || path === undefined || !isAccepted(exchange.answer.status)) return undefined
  return idStep(path, resource.id, exchange.request)
}

/** The change of a thing that is in use after which its id is free. */
function endOf(transitions: readonly Transition[], { from, name, reuse }: Transition): Transition | undefined {
  const ends = transitions.filter((one) => one.name !== name && reuse?.states.includes(one.to) === true)
  return ends.find((one) => one.from.some((state) => from.includes(state)))
}

/** One that was made for this and stays. */
function thing({ resource }: Pick<Change, 'resource'>, key: string): Thing {
  return { resource, made: true, key, through: [], kept: true, strict: true }
}
