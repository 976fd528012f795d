/**
 * What a run would send, before it sends anything: the same operations, plans and requests, secrets hidden. What answers
 * decide is told as such, as far as it goes with a target that keeps the document, and with each answer in turn a
 * refusal.
 * Sends nothing. What is sent once more because an answer was lost, or came too late, is not told.
 */

import type { Operation } from '../scripts/lib/operations.ts'
import { checks as allChecks } from './checks/index.ts'
import type { Planning } from './context.ts'
import { accepted, bare, type Imagining } from './foreseeing/imagined-answers.ts'
import { rehearse } from './foreseeing/rehearsal.ts'
import { type About, type ForeseenRequest, Teller } from './foreseeing/telling.ts'
import { emptyNotes, type Notes } from './judging/coverage.ts'
import { selectChecks } from './judging/selection.ts'
import { Nursery } from './life/nursery.ts'
import { prepared } from './life/preparing.ts'
import type { Use } from './life/thing.ts'
import { aboutThing, usableBy } from './life/usage.ts'
import { createMasker } from './masking.ts'
import { type Plan, type Planned, planOperation } from './plan.ts'
import { DEFAULT_PROFILE } from './profile.ts'
import { matchOperation } from './recording/matching.ts'
import { type BaseRequest, baseRequest, parameterMaker } from './requests/base-request.ts'
import { greeting } from './requests/greeting.ts'
import { otherBases } from './requests/other-bases.ts'
import { createSealer } from './requests/sealing.ts'
import { isVaried, movedRequests, ordinaryRequests, placeOf } from './requests/varied.ts'
import { askedOf, mayMake, type RunOptions } from './run.ts'
import type { Line } from './transport/line.ts'
import { parseBaseUrl } from './transport/transport.ts'
import { orderOperations } from './turns.ts'

/** One thing a run would do, or not do. */
export type Foreseen =
  | { type: 'request'; request: ForeseenRequest }
  | { type: 'not-sent'; operation: string; why: string }

/** What foreseeing works with. */
interface Foreseeing {
  planning: Planning
  imagining: Imagining
  nursery: Nursery | undefined
  teller: Teller
}

/** Times that what was written is looked for again. */
const LOOKS = 2

/** Foresees a run, in its order. @throws PipelineError `ARGUMENTS` for an unknown check or a base URL that is none. */
export async function* foresee(options: Omit<RunOptions, 'now' | 'signal' | 'limits'>): AsyncGenerator<Foreseen> {
  const { table, target, seed, profile = DEFAULT_PROFILE, budget } = options
  const { asked } = askedOf(options)
  const masker = createMasker(table, target)
  const { shown } = parseBaseUrl(target.baseUrl)
  const checks = selectChecks(allChecks, options.only)
  const planning = {
    table,
    target,
    seed,
    profile,
    budget,
    checks,
    masker,
    sealer: createSealer({ table, target, run: 0 }),
  }
  const imagining = { table, target }
  const line = imaginedLine(imagining)
  const nursery = mayMake(target) ? new Nursery({ ...planning, line, run: 0 }) : undefined
  const teller = new Teller(table, shown, masker)
  const foreseeing: Foreseeing = { planning: { ...planning, nursery }, imagining, nursery, teller }
  const operations = orderOperations(planning).filter((operation) => asked.includes(operation))
  const [first] = operations
  if (first) {
    const request = greeting(table, first, target, seed)
    yield teller.plain(first, 'greeting', request, { special: 'whether the target is there' })
  }
  for (const operation of operations) {
    const notes = emptyNotes()
    for await (const request of ofOperation(foreseeing, operation, notes)) yield request
    const reasons = new Set([...notes.withheld, ...notes.leftOut])
    for (const why of reasons) yield { type: 'not-sent', operation: operation.id, why: masker.text(why) }
  }
}

/** A line at whose end everything is served. */
function imaginedLine(imagining: Imagining): Pick<Line, 'send'> {
  return {
    async send(request) {
      const matched = matchOperation(imagining.table, request.method, request.target.split('?')[0] ?? '')
      const answer = matched ? accepted(imagining, matched.operation, request, { rows: 0 }) : bare(404)
      return { ok: true, answer }
    },
  }
}

async function* ofOperation(
  foreseeing: Foreseeing,
  operation: Operation,
  notes: Notes,
): AsyncGenerator<Foreseen & { type: 'request' }> {
  const { planning, nursery, teller, imagining } = foreseeing
  const { table, target, seed } = planning
  const use = await usableBy(nursery, table, operation, notes)
  yield* making(foreseeing)
  const base = aboutThing(table, baseRequest(table, operation, target, seed), use, nursery)
  const plan = planOperation(planning, operation, base, notes, use)
  for (const one of plan.before) yield* told(foreseeing, operation, one)
  if (plan.base) {
    yield* told(foreseeing, operation, plan.base)
    yield* otherStarts(foreseeing, operation, { base, use, plan })
  }
  yield* variations(foreseeing, operation, [...plan.after, ...plan.together])
  yield* plainAgain(foreseeing, operation, plan)
  yield* movedAlong(foreseeing, operation, plan)
  const { leftOut } = notes
  const known = leftOut.length
  for (const journey of plan.journeys) {
    for (const { one, least, most, only } of rehearse(imagining, operation, journey, (each) => teller.keyOf(each))) {
      const planned = { probe: journey.probe, case: one }
      yield* told(foreseeing, operation, planned, { least, most, only })
    }
  }
  // What journeys leave out depends on answers, which were none.
  leftOut.length = known
}

/** What varies the plain request, with what is asked where some of it is refused. */
async function* variations(
  foreseeing: Foreseeing,
  operation: Operation,
  planned: readonly Planned[],
): AsyncGenerator<Foreseen & { type: 'request' }> {
  const places = new Set<string>()
  for (const one of planned) {
    yield* told(foreseeing, operation, one)
    const parts = (one.case.parts?.() ?? []).map(({ alone }): Planned => ({ probe: one.probe, case: alone() }))
    for (const part of parts) yield* perhaps(foreseeing, operation, part, { only: 'if several are refused together' })
    for (const varied of [one, ...parts].filter((each) => isVaried(each.case))) {
      const place = placeOf(varied.case)
      if (!places.has(place)) yield* controls(foreseeing, operation, varied)
      places.add(place)
    }
  }
}

/** A request with what is made for it before and what is asked along with it. */
async function* told(
  foreseeing: Foreseeing,
  operation: Operation,
  { probe, case: one }: Planned,
  times: { least?: number; most?: number; only?: string | undefined } = {},
): AsyncGenerator<Foreseen & { type: 'request' }> {
  const { nursery, teller } = foreseeing
  const { least = 1, most = 1, only } = times
  const own = one.operation ?? operation
  if (only === undefined) {
    await prepared(nursery, own, { request: one.request, on: one.on, valid: one.intent === 'valid' })
    yield* making(foreseeing)
  }
  const waits = one.until ? { most: most + LOOKS, only: only ?? 'until it shows what was written' } : { most, only }
  yield teller.case(own, probe, one, { least, ...waits })
  yield* teller.reference(own, probe, one, { least, most, only })
}

/** What makes the things that requests are about. */
function* making({ nursery, teller }: Foreseeing, times: About = {}): Generator<Foreseen & { type: 'request' }> {
  for (const talk of nursery?.drain() ?? []) yield teller.making(talk, times)
}

/** A request that is only sent sometimes, with what is made for it then. */
async function* perhaps(
  foreseeing: Foreseeing,
  operation: Operation,
  { probe, case: one }: Planned,
  about: About,
): AsyncGenerator<Foreseen & { type: 'request' }> {
  const { nursery, teller } = foreseeing
  const { special, ...often } = { least: 0, ...about }
  await prepared(nursery, operation, { request: one.request, on: one.on, valid: one.intent === 'valid' })
  yield* making(foreseeing, often)
  yield teller.case(operation, probe, one, { ...often, ...(special === undefined ? {} : { special }) })
}

/** What is sent in place of the plain request where that is refused. */
async function* otherStarts(
  foreseeing: Foreseeing,
  operation: Operation,
  { base, use, plan }: { base: BaseRequest; use: Use | undefined; plan: Plan },
): AsyncGenerator<Foreseen & { type: 'request' }> {
  const { planning, nursery } = foreseeing
  const { table, target, seed } = planning
  const valueFor = parameterMaker(table, operation, target, seed)
  const inType = (mediaType: string) => baseRequest(table, operation, target, seed, mediaType)
  for (const other of otherBases(table, operation, base, valueFor, inType)) {
    const about = aboutThing(table, other.base, use, nursery)
    const start = planOperation(planning, operation, about, emptyNotes(), use)
    if (!start.base || !plan.base) continue
    const only = 'if the plain one is refused as malformed, or not answered; the others are varied from it then'
    yield* perhaps(foreseeing, operation, start.base, { special: 'another valid request', only })
    for (const one of start.before) yield* perhaps(foreseeing, operation, one, { only })
  }
}

/** What is asked after a valid request that is refused: whether any other value in its place is accepted. */
async function* controls(
  foreseeing: Foreseeing,
  operation: Operation,
  { probe, case: one }: Planned,
): AsyncGenerator<Foreseen & { type: 'request' }> {
  const about = { special: 'another ordinary value in the same place', only: 'if one in this place is refused' }
  for (const request of ordinaryRequests(one)) {
    yield* perhaps(foreseeing, operation, { probe, case: { ...one, request } }, about)
  }
}

/** The plain request, which is sent once more after each refusal of a valid one. */
async function* plainAgain(
  foreseeing: Foreseeing,
  operation: Operation,
  { base, after, together }: Plan,
): AsyncGenerator<Foreseen & { type: 'request' }> {
  if (!base) return
  const varied = Map.groupBy(
    [...after, ...together].filter(({ case: one }) => isVaried(one)),
    ({ probe }) => probe,
  )
  const about = { special: 'the plain valid request again', only: 'after each valid one that is refused' }
  for (const [probe, { length: most }] of varied) {
    yield* perhaps(foreseeing, operation, { probe, case: base.case }, { ...about, most })
  }
}

/** The same values once more, each with what stands beside it moved along. */
async function* movedAlong(
  foreseeing: Foreseeing,
  operation: Operation,
  { after }: Plan,
): AsyncGenerator<Foreseen & { type: 'request' }> {
  const all = after.flatMap(({ probe, case: one }) => movedRequests(one).map((request) => ({ probe, one, request })))
  const [first] = all
  if (first === undefined) return
  const planned = { probe: first.probe, case: { ...first.one, request: first.request } }
  const special = 'a value again, with what stands beside it moved along'
  yield* perhaps(foreseeing, operation, planned, { special, most: all.length, only: 'after each that is refused' })
}
