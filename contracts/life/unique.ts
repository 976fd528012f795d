/**
 * Texts that no two things may share, as a target itself shows: what refuses the same a second time with a conflict is
 * asked which text that is about, and every request has another one from then on.
 * Sends through what it is given.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { deriveSeed } from '../../scripts/lib/sampling/random.ts'
import { collect } from '../judging/snapshots.ts'
import type { BaseRequest } from '../requests/base-request.ts'
import type { Draft } from '../requests/draft.ts'
import { listerOf, showerOf } from '../requests/made-things.ts'
import { type Answer, isAccepted } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'
import { canDiffer, madeDifferent } from './ids.ts'

/** Where such texts stand in a body, by JSON pointer, and what tells them from those of other runs where that matters. */
export interface Unique {
  at: readonly string[]
  mark: string
}

/** What is in the way. */
const CONFLICT = 409
/** Texts that are tried alone. */
const MOST = 8
/** What is put behind an address that has too little of its own to be changed. */
const STEP = 'abcdefgh'
/** How often another text is made up until one will do. */
const TRIES = 4

/** What is known of such texts. */
export class Uniques {
  readonly #known = new Map<Operation, Unique | undefined>()

  /** Has it found out once what an operation takes once only, where it is documented to refuse it for what there is. */
  async learn(operation: Operation, find: () => Promise<Unique | undefined>): Promise<void> {
    if (this.#known.has(operation) || !mayConflict(operation)) return
    // Who asks meanwhile is not told that it is asked.
    this.#known.set(operation, undefined)
    this.#known.set(operation, await find())
  }

  /** The texts of an operation that makes things, or changes one of them. */
  in({ path, method }: Operation): Unique | undefined {
    if (isSafe(method)) return undefined
    for (const [maker, unique] of this.#known)
      if (unique && (path === maker.path || isBelow(path, maker.path))) return unique
    return undefined
  }
}

/** Whether a path names one of the things at another one. */
function isBelow(path: string, other: string): boolean {
  return path.startsWith(`${other}/`) && /^\/\{[^{}/]+\}$/.test(path.slice(other.length))
}

/** Whether an operation is documented to refuse what it is sent for what there is. */
function mayConflict({ method, responses, requestBody }: Operation): boolean {
  return method === 'post' && requestBody !== undefined && Object.hasOwn(responses, CONFLICT)
}

/** Finds out by which texts a target tells what an operation makes apart, where it refuses the same again. */
export async function findUnique(
  { table, run }: { table: OperationsTable; run: number },
  { draft, origins }: BaseRequest,
  say: (draft: Draft) => Promise<Answer | undefined>,
): Promise<Unique | undefined> {
  const { body, operation } = draft
  // What does something to a thing that the data names is not tried out.
  const makes = showerOf(table, operation) !== undefined || listerOf(table, operation) !== undefined
  if (body === undefined || !makes) return undefined
  const first = await say(draft)
  const second = first && isAccepted(first.status) ? await say(draft) : first
  if (second?.status !== CONFLICT) return undefined
  // What an earlier run has made is still there.
  const mark = first === second ? `${run}` : ''
  const texts = [...collect(body, '', new Map<string, Json>())].filter(([at, value]) => {
    return typeof value === 'string' && origins.get(`body:${at}`) !== 'data'
  })
  const places = texts.map(([at]) => at)
  for (const at of [...places.slice(0, MOST).map((place) => [place]), places]) {
    const other = withOwnTexts(table, draft, draft, { at, mark }, 'tried')
    const answer = other === draft ? undefined : await say(other)
    if (answer && isAccepted(answer.status)) return { at, mark }
  }
  return undefined
}

/** A text that is none of the others: of an address what comes behind its host, so that nobody else is named by it. */
function otherText(value: string, seed: number, turn: number): string {
  const [host] = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(value) ?? []
  if (host === undefined) return madeDifferent(value, seed, turn)
  const path = value.slice(host.length)
  if (canDiffer(path)) return host + madeDifferent(path, seed, turn)
  return `${host}${path}${path.endsWith('/') ? '' : '/'}${madeDifferent(STEP, seed, turn)}`
}

/** Gives a draft texts of its own in the place of those that it has from another one; what was varied stays. */
export function withOwnTexts(
  table: OperationsTable,
  draft: Draft,
  base: Draft,
  { at, mark }: Unique,
  turn = '',
): Draft {
  const { operation, body, mediaType = '' } = draft
  const schema = operation.requestBody?.content[mediaType]?.schema ?? true
  if (body === undefined) return draft
  const seed = deriveSeed(0, JSON.stringify([operation.id, [...draft.values], body, turn, mark]))
  const judge = createJudge(table)
  const isValid = judge.accepts(schema, body)
  const told = at.reduce((rest, pointer) => {
    const value = follow(rest, pointer)
    if (typeof value !== 'string' || value !== follow(base.body, pointer)) return rest
    const others = Array.from({ length: TRIES }, (_, index) => withValue(rest, pointer, otherText(value, seed, index)))
    return others.find((one) => follow(one, pointer) !== value && judge.accepts(schema, one) === isValid) ?? rest
  }, body)
  return told === body ? draft : { ...draft, body: told }
}
