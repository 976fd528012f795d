/**
 * Changes two things at the same time, makes one under the same id twice at the same time, and asks twice at the same time
 * for what can be done once: each request is served as if it were alone, and what can be done once is done once. Not
 * at a limited rate, at which nothing is sent at the same time.
 */
import type { Maker, Resource, Transition } from '../../scripts/lib/life-cycle.ts'
import type { Steps } from '../life/carrying.ts'
import { asked, type Change, faultOf, inWords, thingOf } from '../life/changes.ts'
import { readOf, showing } from '../life/reading.ts'
import { passagesTo, type Thing } from '../life/thing.ts'
import { together } from '../life/together.ts'
import { otherwise } from '../life/written.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

export default defineProbe({
  id: 'life-at-once',
  title: 'Changes of two things, and makings under one id, at the same time',
  aims: ['permitted', 'state', 'rivals', 'raced'],
  *journey(context) {
    const { use, target, operation } = context
    if (!use) return
    const { resource } = use
    const transition = use.transitions.find((one) => one === firstChange(resource))
    const maker = resource.makers.find((one) => one.operation === operation.id && one.id === undefined)
    const once = use.transitions.filter(
      ({ successor, from, to }) => !from.includes(to) && (successor || !isEnd(resource, to)),
    )
    if (!transition && !maker && once.length === 0) return
    if (target.rate !== undefined) {
      context.leaveOut('At a limited rate nothing is sent at the same time.')
      return
    }
    if (transition) yield* changed({ context, resource, transition })
    if (maker) yield* made(context, maker)
    for (const one of once) yield* askedTwice({ context, resource, transition: one })
  },
})

/** The first change of a new thing that is not its end. */
function firstChange(resource: Resource): Transition | undefined {
  const { makers, transitions } = resource
  const start = makers[0]?.state?.otherwise
  return transitions.find(({ from, to }) => start !== undefined && from.includes(start) && !isEnd(resource, to))
}

/** Whether nothing leads out of a state: to be brought there twice is to be there. */
function isEnd({ states }: Resource, name: string): boolean {
  return states.some((state) => state.name === name && state.final)
}

/** Two things are changed at once, and read. */
function* changed(change: Change): Steps<void> {
  const { context, resource, transition } = change
  const through = passagesTo(resource, transition)
  const words = inWords(resource, through, `${transition.name} is asked for, of it and of another one at the same time`)
  const fault = faultOf(transition.name, 'at-once', words)
  const each = (turn: string): Case => ({
    ...asked(change, undefined, thingOf(change, `at once, ${turn}`, through)),
    aims: { permitted: { plain: false, atMost: 'should' } },
    fault,
  })
  const [one, other] = [each('the one'), each('the other')]
  const [first, last] = yield* together(one, other)
  const { aims, until } = showing(context, resource, transition.to)
  for (const [{ on }, came] of [
    [one, first],
    [other, last],
  ] as const) {
    const look = came && isAccepted(came.answer.status) ? readOf(context, resource, on) : undefined
    if (look) yield { ...look, aims, fault, rule: transition.pointer, until }
  }
}

/** Asks for a change twice at once; where both are served, once more: what is refused then can be done only once. */
function* askedTwice(change: Change): Steps<void> {
  const { resource, transition } = change
  const through = passagesTo(resource, transition)
  const words = inWords(resource, through, `${transition.name} is asked for twice at the same time`)
  const on: Thing = { ...thingOf(change, 'twice at the same time', through), kept: true, fresh: true }
  const one: Case = {
    ...asked(change, undefined, on),
    ...{ intent: 'series', fault: faultOf(transition.name, 'twice-at-once', words), rule: transition.pointer },
  }
  // Where nothing else comes of it, being done twice is hard to tell from being done once.
  const atMost = transition.successor ? 'should' : 'may'
  const others: number[] = []
  const heard = (came: Exchange | undefined) => void (came && others.push(came.answer.status))
  const last = yield { ...one, aims: { raced: { others, atMost } }, meanwhile: { case: one, heard } }
  const both = last ? [...others, last.answer.status] : []
  if (both.length > 1 && both.every(isAccepted))
    yield { ...one, aims: { raced: { others: both, atMost, again: true } } }
}

/** Two things are made at once under one id, with other values each. */
function* made(context: ProbeContext, maker: Maker): Steps<void> {
  const { use, base, write } = context
  const other = otherwise(context)
  if (!use || other === undefined) return
  const { resource } = use
  const on: Thing = { resource, made: false, key: `${maker.operation} at once`, through: [], kept: true }
  const rule = maker.reuse?.pointer ?? maker.pointer
  const words = `two of the kind ${resource.name} are made by ${maker.operation} under one id at the same time`
  const fault = faultOf(resource.name, 'at-once', words)
  const each = (body: typeof other | undefined): Case => {
    return { intent: 'series', aims: {}, ...write({ ...base.draft, body }), on, fault, rule }
  }
  const [first, second] = yield* together(each(base.draft.body), each(other))
  const look = readOf(context, resource, on)
  if (!look || !first || !second) return
  const accepted = [first, second].filter(({ answer }) => isAccepted(answer.status)).length
  yield { ...look, aims: { rivals: { accepted } }, fault, rule }
}
