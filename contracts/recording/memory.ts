/**
 * What of a recording later entries refer to: the talks that made things, and the journey that is going on.
 * Keeps the latest ones only.
 */
import type { Talk } from '../conversation.ts'
import { enterTalk, type Journal } from '../judging/earlier.ts'
import validBase from '../probes/valid-base.ts'
import type { Entry } from './har.ts'

/** Talks that made things and are kept. */
const MOST = 5000

/** Remembers what was said. */
export class Memory {
  readonly #made = new Map<number, Talk>()
  #opening: Talk | undefined
  #journey: { number: number; journal: Journal } | undefined

  /** Keeps a talk that made something. */
  keepMade({ _talk: number }: Entry, talk: Talk): void {
    if (typeof number !== 'number') return
    const [oldest] = this.#made.size >= MOST ? this.#made.keys() : []
    if (oldest !== undefined) this.#made.delete(oldest)
    this.#made.set(number, talk)
  }

  /** The talks with these numbers. */
  made(numbers: readonly number[] = []): Talk[] {
    return Array.isArray(numbers) ? numbers.flatMap((number) => this.#made.get(number) ?? []) : []
  }

  /** What was said before an entry in its journey. */
  before({ _journey: number }: Entry): Pick<Talk, 'before'> {
    if (typeof number !== 'number') return {}
    if (this.#journey?.number !== number) this.#journey = { number, journal: { opening: this.#opening, talks: [] } }
    const { journal } = this.#journey
    return { before: { journal, count: journal.talks.length } }
  }

  /** Keeps a talk that later ones of its journey may refer to. */
  keep({ _journey: number }: Entry, talk: Talk): void {
    if (talk.probe === validBase.id) this.#opening = talk
    if (typeof number === 'number' && this.#journey) enterTalk(this.#journey.journal, talk)
  }
}
