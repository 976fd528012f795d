/**
 * Takes a journey through imagined answers, to foresee what it would send: once as documented, with lists of any length,
 * and with each answer in turn a refusal.
 * Pure; sends nothing.
 */
import type { Operation } from '../../scripts/lib/operations.ts'
import type { Journey } from '../plan.ts'
import type { Case } from '../probes/probe.ts'
import type { Exchange } from '../transport/exchange.ts'
import { bare, type Imagining, imagine, type World } from './imagined-answers.ts'

/** A request of a journey. */
export interface Step {
  one: Case
  /** Least and most times it would be sent. */
  least: number
  most: number
  /** When it is sent less often than most, in words. */
  only?: string
}

/** What the lines of a world are due to. */
interface Turn {
  only: string
  /** Whether a target that keeps the document may be like it. */
  possible: boolean
}

/** Rows of lists: none, fewer than a page, some pages, more than anybody reads one after the other. */
const LENGTHS = [1200, 0, 1, 2, 5, 9, 10, 23, 50, 60, 120, 137, 400, 450, 777, 5000, 100_003, 10_000_000]
/** Rows where their number does not matter. */
const SOME = 60
/** More requests than this after a refusal are a search. */
const MANY = 20
/** Requests in a row that are refused in turn. */
const MOST_REFUSED = 60
/** Requests of a row that are foreseen. */
const MOST_STEPS = 2000

/** What is refused because of what somebody else did meanwhile. */
const CONFLICT = 409

const AS_LONG = 'as far as there are rows'

/** What a journey would send, in the order of the longest way. */
export function rehearse(
  imagining: Imagining,
  operation: Operation,
  journey: Journey,
  keyOf: (one: Case) => string,
): Step[] {
  const through = (world: World) => walkThrough(imagining, operation, journey, world)
  const steps = new Map<string, Step>()
  for (const rows of LENGTHS) enter(steps, through({ rows }), { only: AS_LONG, possible: true }, keyOf)
  const gone = 'if what has come to its end is answered 404'
  enter(steps, through({ rows: SOME, gone: true }), { only: gone, possible: true }, keyOf)
  const hidden = 'if what was written is not shown'
  enter(steps, through({ rows: SOME, hides: true }), { only: hidden, possible: true }, keyOf)
  const both = 'if both of two at the same time are served'
  enter(steps, through({ rows: SOME, once: true }), { only: both, possible: true }, keyOf)
  const { length } = through({ rows: SOME })
  let search: Step | undefined
  for (let refuses = 0; refuses < Math.min(length, MOST_REFUSED); refuses++) {
    const cases = through({ rows: SOME, refuses })
    const others = cases.filter((one) => !steps.has(keyOf(one)))
    const only = 'if the request before it is refused'
    if (others.length <= MANY) enter(steps, cases, { only, possible: false }, keyOf)
    else search = longer(search, others)
  }
  return [...steps.values(), ...(search ? [search] : [])]
}

/** Many requests after one refusal, which are a search for the smallest that is refused, as one. */
function longer(known: Step | undefined, others: readonly Case[]): Step | undefined {
  const [first] = others
  if (!first || (known && known.most >= others.length)) return known
  const chosen = { special: 'smaller ones, like this one, to find the smallest that fails', values: {} }
  return { one: { ...first, chosen }, least: 0, most: others.length, only: 'if one of those before fails' }
}

/** The cases of a journey in a world, in the order they are sent. */
export function walkThrough(imagining: Imagining, operation: Operation, journey: Journey, world: World): Case[] {
  const cases: Case[] = []
  const steps = journey.begin()
  for (let step = steps.next(); !step.done && cases.length < MOST_STEPS; ) {
    const one = step.value
    const { meanwhile } = one
    const beside = meanwhile && imagined(imagining, operation, meanwhile.case, world, cases)
    meanwhile?.heard?.(beside && world.once ? { ...beside, answer: bare(CONFLICT) } : beside)
    step = steps.next(imagined(imagining, operation, one, world, cases))
  }
  return cases
}

/** What comes of the next request in a world. */
function imagined(imagining: Imagining, operation: Operation, one: Case, world: World, cases: Case[]): Exchange {
  const own = one.operation ?? operation
  const answer = world.refuses === cases.length ? bare(400) : imagine(imagining, own, one, world)
  cases.push(one)
  return { request: one.request, answer }
}

/** Counts the requests of one world; what no other world had comes behind what it came behind. */
function enter(steps: Map<string, Step>, cases: readonly Case[], turn: Turn, keyOf: (one: Case) => string): void {
  const isFirst = steps.size === 0
  const counts = new Map<string, number>()
  const order = [...steps.keys()]
  let at = 0
  for (const one of cases) {
    const key = keyOf(one)
    counts.set(key, (counts.get(key) ?? 0) + 1)
    const known = order.indexOf(key)
    if (known === -1) {
      order.splice(at, 0, key)
      steps.set(key, { one, least: 0, most: 0, ...(isFirst ? {} : { only: turn.only }) })
    }
    // What comes once more further on stays where it is.
    at = known === -1 ? at + 1 : Math.max(at, known + 1)
  }
  for (const [key, step] of steps) {
    const count = counts.get(key) ?? 0
    step.most = Math.max(step.most, count)
    if (isFirst) step.least = count
    else if (turn.possible && count < step.least) {
      step.least = count
      step.only ??= turn.only
    }
  }
  const sorted = order.flatMap((key): [string, Step][] => {
    const step = steps.get(key)
    return step ? [[key, step]] : []
  })
  steps.clear()
  for (const [key, step] of sorted) steps.set(key, step)
}
