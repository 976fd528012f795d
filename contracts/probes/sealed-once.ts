/**
 * Gives things that are made the encrypted content of one that has ended, where the document says that it may not come
 * again: under the id of that one, under another one, and to what takes the place of another. In between, something is
 * made with other content, so that a refusal says something.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Maker, OnceOnly, Resource, Transition } from '../../scripts/lib/life-cycle.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { PLACEHOLDER } from '../../scripts/lib/sampling/compact-jwe.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { deriveSeed } from '../../scripts/lib/sampling/random.ts'
import type { Alias } from '../life/binding.ts'
import { withNeeds } from '../life/bodies.ts'
import type { Steps } from '../life/carrying.ts'
import { asked, type Change, faultOf, ownReason, thingOf } from '../life/changes.ts'
import { canDiffer } from '../life/ids.ts'
import { contextAbout, reading } from '../life/observing.ts'
import { showing } from '../life/reading.ts'
import { passagesTo, type Use } from '../life/thing.ts'
import { parameterKey, withValue } from '../requests/draft.ts'
import { contentFor } from '../requests/sealing.ts'
import { text } from '../requests/text.ts'
import { isAccepted, type Request } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Things of a kind that are made with encrypted content. */
interface Kind {
  context: ProbeContext
  use: Use
  resource: Resource
  maker: Maker
  /** What is said of the content that they are made with. */
  once: OnceOnly
  /** The context of the operation that makes them. */
  making: ProbeContext
}

/** A thing that has ended. */
interface Ended {
  content: Json
  stands: Alias
  /** What made it and what was done to it and its id, in this order. */
  earlier: Request[]
}

export default defineProbe({
  id: 'sealed-once',
  title: 'Encrypted content of things that have ended, given to others',
  aims: ['spent', 'freed', 'state'],
  *journey(context) {
    const { use, operation, target } = context
    if (!use) return
    const makers = use.resource.makers.filter((one) => one.id === undefined)
    const maker = makers.find((one) => one.operation === operation.id) ?? makers.find(({ onceOnly }) => onceOnly)
    const making = maker && contextAbout(context, use.resource, maker)
    if (!maker?.onceOnly || !making) return
    const isOwn = maker.operation === operation.id
    const others = use.transitions.filter(({ onceOnly }) => onceOnly)
    if (!isOwn && others.length === 0) return
    if (!target.recipientKey) {
      context.leaveOut(`Encrypted content of another ${use.resource.name} is not given again without \`recipientKey\`.`)
      return
    }
    const kind: Kind = { context, use, resource: use.resource, maker, once: maker.onceOnly, making }
    if (isOwn) for (const end of endsOf(kind, maker.onceOnly)) yield* madeAgain(kind, end)
    for (const transition of others) yield* passedOn(kind, transition)
  },
})

/** The changes of a new thing after which its content may not come again. */
function endsOf({ resource, maker }: Kind, { states }: OnceOnly): Transition[] {
  const start = maker.state?.otherwise ?? ''
  return resource.transitions.filter(({ from, to }) => states.includes(to) && from.includes(start))
}

/** Makes things with the content of one that has ended: under its id, and, when something else has that, under another one. */
function* madeAgain(kind: Kind, end: Transition): Steps<void> {
  const { resource, maker, once, making } = kind
  const dead = yield* ended(kind, end)
  if (!dead) return
  const { stands, earlier } = dead
  const { operation } = making
  const elsewhere = { operation, on: { resource, made: false, through: [] } }
  const ending = `a ${resource.name} has been through ${end.name}`
  const same = `with the same \`${once.member}\` in \`${once.at}\``
  const forbidden = (keyword: string, words: string) => ({
    ...{ intent: 'fault' as const, aims: { spent: true as const }, rule: once.pointer },
    fault: faultOf(resource.name, `${keyword}-${end.name}`, `${ending}, and another one is made ${words}, ${same}`),
  })
  const other = ordinary(kind, `anew-${end.name}`, `${ending}, and another one is made with content of its own`)
  const control = yield { ...makingOf(kind, undefined, newContent(kind)), ...elsewhere, ...other }
  if (!control || !isAccepted(control.answer.status)) return
  if (maker.reuse?.states.includes(end.to) && maker.reuse.makers.includes(maker.operation)) {
    const again = makingOf(kind, stands.shown, spentContent(kind, dead))
    yield { ...again, operation, stands, ...forbidden('spent-own', 'under its id'), earlier: [...earlier] }
    const words = `${ending}, and another one is made under its id, with content of its own`
    const next = makingOf(kind, stands.shown, newContent(kind), maker.state?.otherwise && maker.state.at)
    const free = { ...ordinary(kind, `reused-${end.name}`, words), aims: { freed: true as const } }
    const reused = yield { ...next, operation, stands, ...free, rule: maker.reuse.pointer }
    if (reused && isAccepted(reused.answer.status)) {
      earlier.push(next.request)
      const first = {
        ...showing(kind.context, resource, maker.state?.otherwise),
        rule: maker.state?.pointer ?? once.pointer,
      }
      const look = lookAt(kind, stands)
      const fault = faultOf(resource.name, `reused-read-${end.name}`, `${words}, without a state, and is read`)
      if (look) yield { ...look, ...first, fault }
    }
  }
  const last = makingOf(kind, undefined, spentContent(kind, dead))
  yield { ...last, ...elsewhere, ...forbidden('spent', 'under a new id'), earlier: [...earlier] }
}

/** Gives what takes the place of another the content of one that has ended; one that came in the same way was accepted. */
function* passedOn(kind: Kind, transition: Transition): Steps<void> {
  const { context, use, resource, maker, once } = kind
  const { onceOnly } = transition
  const ends = onceOnly ? endsOf(kind, onceOnly) : []
  const plain = changeOf(context, use, transition, maker)
  if (!onceOnly || !plain || !ends.includes(transition)) return
  for (const end of [transition, ...ends.filter((one) => one !== transition)]) {
    const dead = yield* ended(kind, end)
    const { draft } = context.base
    const body = plain.body ?? draft.body
    const fresh = contentFor(context.table, draft, onceOnly.at, seedOf(context))
    if (!dead || !fresh || body === undefined) return
    const part = follow(dead.content, once.member) as Json
    const contents = new Map([[onceOnly.at, replaceAt(fresh, onceOnly.member, part)]])
    const filled = { ...context, base: { ...context.base, draft: { ...draft, contents } } }
    const change: Change = { ...plain, context: filled, body: replaceAt(body, onceOnly.at, PLACEHOLDER) }
    const through = passagesTo(resource, transition, ownReason(change))
    const on = { ...thingOf(change, 'with spent content', through), maker: maker.operation, fresh: true as const }
    const words = `what takes the place of another one has the same \`${onceOnly.member}\` in \`${onceOnly.at}\``
    const sentence = `a ${resource.name} has been through ${end.name}, and ${words}`
    const fault = faultOf(resource.name, `passed-on-${end.name}`, sentence)
    const sent = asked(change, undefined, on)
    yield { ...sent, intent: 'fault', aims: { spent: true }, rule: onceOnly.pointer, fault, earlier: dead.earlier }
  }
}

/** Makes a thing with content that is known, and ends it; nothing where either is refused. */
function* ended(kind: Kind, end: Transition): Steps<Ended | undefined> {
  const { context, resource, maker, making, use } = kind
  const placeholder = text(context.shownId(resource) ?? '')
  const content = newContent(kind)
  const other = contextAbout(context, resource, end)
  if (content === undefined || !other || !canDiffer(placeholder)) return undefined
  const stands: Alias = { made: context.anew(placeholder), shown: `ended-${resource.name}` }
  const make = makingOf(kind, stands.shown, content)
  const words = `a ${resource.name} is made that is to go through ${end.name}`
  const made = yield { ...make, operation: making.operation, stands, ...ordinary(kind, `made-for-${end.name}`, words) }
  if (!made || !isAccepted(made.answer.status)) return undefined
  const key = parameterKey({ in: 'path', name: resource.id })
  const about = { ...other, base: { ...other.base, draft: withValue(other.base.draft, key, stands.shown) } }
  const change = changeOf(about, use, end, maker)
  if (!change) return undefined
  const { request, secrets, rule } = asked(change, undefined, { resource, made: false, through: [] })
  const ending: Case = { request, secrets, rule, operation: about.operation, stands, intent: 'series', aims: {} }
  const moved = yield { ...ending, ...takingIn(change, placeholder) }
  if (!moved || !isAccepted(moved.answer.status)) return undefined
  const look = lookAt(kind, stands)
  if (look) yield { ...look, until: showing(context, resource, end.to).until }
  return { content, stands, earlier: [make.request, request] }
}

/** The reading of what has an id. */
function lookAt({ context, resource }: Kind, stands: Alias): Case | undefined {
  const read = context.table.operations.find(({ id }) => id === resource.read.operation)
  const key = parameterKey({ in: 'path', name: resource.id })
  const look = read && reading(context, read, undefined, new Map([[key, stands.shown]]))
  return look && { ...look, stands }
}

/** A change of things that were made in this way, with what it asks of those. */
function changeOf(context: ProbeContext, use: Use, transition: Transition, { operation }: Maker): Change | undefined {
  const { resource } = use
  const needs = transition.asks.find(({ maker }) => maker === operation)
  const body = needs && withNeeds({ ...context, use }, needs, transition.newId)
  if (needs && body === undefined) return undefined
  return { context, resource, transition, ...(body === undefined ? {} : { body }) }
}

/** A new id for what takes the place of a thing, where its client chooses that. */
function takingIn({ context, transition, body }: Change, placeholder: string): Pick<Case, 'takes'> {
  const at = transition.newId
  const shown = at === undefined || body === undefined ? undefined : follow(body, at)
  if (at === undefined || typeof shown !== 'string') return {}
  return { takes: { at, shown, made: context.anew(placeholder) } }
}

/** The request that makes a thing with some content, under an id or under that which stands for any, without a value. */
function makingOf(
  { making, resource, once }: Kind,
  id: string | undefined,
  content: Json | undefined,
  without?: string | undefined,
) {
  const key = parameterKey({ in: 'path', name: resource.id })
  const { draft } = id === undefined ? making.base : { draft: withValue(making.base.draft, key, id) }
  const contents = new Map(content === undefined ? [] : [[once.at, content]])
  const whole = replaceAt(draft.body ?? null, once.at, PLACEHOLDER)
  return making.write({
    ...draft,
    body: without === undefined ? whole : replaceAt(whole, without, undefined),
    contents,
  })
}

/** What is told of a request that only means something beside others. */
function ordinary({ resource, once }: Kind, keyword: string, words: string) {
  const fault = faultOf(resource.name, keyword, words)
  return { intent: 'series', aims: {}, rule: once.pointer, fault } satisfies Partial<Case>
}

/** New content, but for the part that may not come again of a thing that has ended. */
function spentContent(kind: Kind, { content }: Ended): Json {
  const { member } = kind.once
  return replaceAt(newContent(kind) ?? content, member, follow(content, member) as Json)
}

/** Content that nothing has yet; `undefined` where it has no such part. */
function newContent({ context, making: { base }, once }: Kind): Json | undefined {
  const content =
    base.draft.body === undefined ? undefined : contentFor(context.table, base.draft, once.at, seedOf(context))
  return content && follow(content, once.member) !== undefined ? content : undefined
}

/** A number that no other run on the target has. */
function seedOf({ seed, anew }: ProbeContext): number {
  return deriveSeed(seed, anew('content-of-the-run'))
}
