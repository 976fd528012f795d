/**
 * The access token of a run: asked for once, however many requests want it, kept, and renewed before it expires.
 * Asks the token endpoint through what it is handed; remembers every token, to recognize it where it comes back.
 */
import { PipelineError } from '../../scripts/lib/errors.ts'
import type { OAuth, Renewal } from '../target.ts'
import { assertionForm, signAssertion } from './assertion.ts'
import { type Answer, headerOf } from './exchange.ts'
import { dateOf } from './patience.ts'
import { readGrant } from './token-answer.ts'
import { always, type Leave } from './transport.ts'

/** What the tokens of a run need. */
export interface TokenOptions {
  oauth: OAuth
  /** Sends a form to the token endpoint. @throws PipelineError `NETWORK` when there is no answer. */
  post(form: string): Promise<Answer>
  /** Milliseconds since 1970 by the clock of this machine, and milliseconds that never go backwards. */
  clock?: { now(): number; ticks(): number }
}

/** How much of its life is left at most when a token is renewed, and how many milliseconds at most. */
const RENEWAL = { part: 0.2, most: 60_000 }
/** How long to use a token on whose renewal failed before trying again, in milliseconds. */
const RETRY = 5_000
/** How far clocks may be apart before that counts as the reason of a refusal, in milliseconds. */
const SKEW = 30_000

const CLOCK = { now: () => Date.now(), ticks: () => performance.now() }

/** The access token of a run, whichever is current. */
export class AccessTokens implements Renewal {
  readonly #options: TokenOptions
  readonly #clock: { now(): number; ticks(): number }
  #held: { token: string; renewAt: number; expiresAt: number } | undefined
  #pending: Promise<string> | undefined
  readonly #seen: string[] = []
  /** What the clock of the endpoint is ahead. */
  #ahead = 0

  constructor(options: TokenOptions) {
    this.#options = options
    this.#clock = options.clock ?? CLOCK
  }

  /** Every token of the run so far. */
  get seen(): readonly string[] {
    return this.#seen
  }

  /** The token to use now. @throws PipelineError `NETWORK` or `TARGET` when there is none. */
  async current(leave: Leave = always): Promise<string> {
    const held = this.#held
    if (held && this.#clock.ticks() < held.renewAt) return held.token
    this.#pending ??= this.#renew(leave).finally(() => {
      this.#pending = undefined
    })
    return this.#pending
  }

  /** Uses the token that is current no longer. */
  discard(): void {
    this.#held = undefined
  }

  async #renew(leave: Leave): Promise<string> {
    const held = this.#held
    try {
      return await this.#obtain(leave)
    } catch (thrown) {
      // It is still good: better to try again later than to end the run.
      if (!held || this.#clock.ticks() >= held.expiresAt) throw thrown
      held.renewAt = Math.min(this.#clock.ticks() + RETRY, held.expiresAt)
      return held.token
    }
  }

  async #obtain(leave: Leave): Promise<string> {
    const first = await this.#ask(leave)
    const { answer, begun } = this.#corrected(first.answer) ? await this.#ask(leave) : first
    const { token, lifetime } = readGrant(answer, this.#options.oauth.tokenUrl, Math.round(this.#ahead / 1000))
    if (!this.#seen.includes(token)) this.#seen.push(token)
    const expiresAt = begun + lifetime * 1000
    this.#held = { token, renewAt: expiresAt - Math.min(RENEWAL.most, lifetime * 1000 * RENEWAL.part), expiresAt }
    return token
  }

  /** Asks, and says when that was. */
  async #ask(leave: Leave): Promise<{ answer: Answer; begun: number }> {
    if (!(await leave())) throw new PipelineError('TARGET', 'No access token is asked for: the run is over.')
    const { oauth, post } = this.#options
    const begun = this.#clock.ticks()
    const assertion = await signAssertion(oauth, (this.#clock.now() + this.#ahead) / 1000)
    return { answer: await post(assertionForm(assertion, oauth.scope)), begun }
  }

  /** Whether a refusal may be due to the clock of this machine, which is then set right for this run. */
  #corrected(answer: Answer): boolean {
    const there = dateOf(headerOf(answer, 'date') ?? '')
    if (![400, 401, 403].includes(answer.status) || there === undefined) return false
    const ahead = there - this.#clock.now()
    if (Math.abs(ahead - this.#ahead) < SKEW) return false
    this.#ahead = ahead
    return true
  }
}
