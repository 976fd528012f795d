/**
 * What was said before an answer and belongs to what is judged of it: what made the thing it is about, and the requests
 * of its journey that led there.
 * Pure; looked up for findings only, from what the journey still holds.
 */

import type { Aim } from '../aims.ts'
import type { Talk } from '../conversation.ts'
import type { Alias } from '../life/binding.ts'
import { boundTo, shownAnswer } from '../life/binding.ts'
import { probes } from '../probes/index.ts'
import type { Chosen } from '../probes/probe.ts'
import type { Answer, Request } from '../transport/exchange.ts'
import type { Judgement } from './judging.ts'

/** Talks of a journey, in their order; it grows while the journey goes on. */
export interface Journal {
  /** What was said first of all about the operation. */
  opening: Talk | undefined
  talks: Talk[]
}

/** A place in a journal. */
export interface Before {
  journal: Journal
  /** How many of its talks came before. */
  count: number
}

/** A request that came before, with the ids that stand for things. */
export interface Earlier {
  request: Request
  answer?: Answer | undefined
  /** Texts in it that must not be shown. */
  secrets: readonly string[]
  /** Id of its operation, where that is known. */
  operation?: string
  chosen?: Chosen | undefined
}

/** Talks of one journey that are kept. */
const MOST = 500

const alone = new Set<Aim>(probes.flatMap((probe) => (probe.cases ? probe.aims : [])))
/** What is judged of several answers together: what only journeys aim at. */
const OF_SEVERAL: ReadonlySet<string> = new Set(
  probes.flatMap((probe) => (probe.journey ? probe.aims.filter((aim) => !alone.has(aim)) : [])),
)

/** Whether what a probe finds rests on several answers. */
export function isOfSeveral(probe: string): boolean {
  return probes.some(({ id, aims }) => id === probe && aims.some((aim) => OF_SEVERAL.has(aim)))
}

/** Adds a talk to a journal. */
export function enterTalk({ talks }: Journal, talk: Talk): void {
  if (talks.length < MOST) talks.push(talk)
}

/** What came before what was judged, in its order. */
export function earlierOf({ check, talk }: Judgement): Earlier[] {
  const { alias, before, case: one } = talk
  // A rule of any answer is broken by this one alone, unless it tells what else went over its connection.
  const isAlone = one.request.connection === undefined || one.earlier === undefined
  const { earlier } = one
  const told = before ? before.journal.talks.slice(0, before.count) : []
  const named = (earlier ?? []).map((request) => found(request, told, before?.journal.opening) ?? request)
  // What a request is about was made first, whatever the rule.
  if (isAlone && !check.needs.some((need) => OF_SEVERAL.has(need)))
    return [...madeFor(alias), ...(one.stands ? inOrder(named, told) : [])]
  // What is read may not name the thing that the others are about.
  const making = madeFor(alias ?? told.findLast((other) => other.alias?.making)?.alias)
  const own = alias ? told.filter((other) => other.alias?.made === alias.made) : earlier ? [] : told
  return [...making, ...inOrder(named, told), ...own.filter((other) => !named.includes(other)).map(asTold)]
}

/** The last talk that was about a request. */
function found(request: Request, talks: readonly Talk[], opening: Talk | undefined): Talk | undefined {
  const isSame = (talk: Talk) => {
    const other = talk.case.request
    return other.method === request.method && other.target === request.target && sameBody(other.body, request.body)
  }
  return talks.findLast(isSame) ?? (opening && isSame(opening) ? opening : undefined)
}

function sameBody(one: Uint8Array = EMPTY, other: Uint8Array = EMPTY): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index])
}

const EMPTY = new Uint8Array()

/** Named requests in the order in which they were sent, as far as that is known. */
function inOrder(named: readonly (Talk | Request)[], talks: readonly Talk[]): Earlier[] {
  const place = (one: Talk | Request) => ('case' in one ? talks.indexOf(one) : -1)
  const sorted = [...new Set(named)].toSorted((a, b) => place(a) - place(b))
  return sorted.map((one) => ('case' in one ? asTold(one) : { request: one, secrets: [] }))
}

function asTold(talk: Talk): Earlier {
  const { case: one, operation } = talk
  const { request, secrets, chosen } = one
  return { request, answer: answerShown(talk), secrets, operation: operation.id, chosen }
}

/** The answer that came, with what stands for the ids that were made. */
export function answerShown({ case: one, outcome, alias }: Talk): Answer | undefined {
  const answer = 'exchange' in outcome ? outcome.exchange.answer : undefined
  const named = [alias, one.takes].filter((each) => each !== undefined)
  return answer && named.reduce(shownAnswer, answer)
}

/** What made a thing, or got it ready. */
function madeFor(alias: Alias | undefined): Earlier[] {
  if (!alias) return []
  return (alias.making ?? []).map((talk) => {
    const told = asTold({ ...talk, alias })
    return { ...told, request: boundTo(told.request, alias.made, alias.shown) }
  })
}
