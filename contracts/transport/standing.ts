/**
 * Whether one still stands with the target as before: the token that it accepted may have expired, or been taken back,
 * since. Remembers the first request that was served with it, or was answered otherwise than by 401 until one is served; it
 * is asked again when another one is refused.
 * Pure apart from what it is told to remember.
 */
import { type Answer, type Header, isAccepted, type Request } from './exchange.ts'
import { isMomentary } from './patience.ts'
import { holds } from './token-swap.ts'
import { isSafe } from './transport.ts'
import type { Failure } from './transport-failures.ts'

/** Why a run ends whose token is good no longer. */
export const SIGNED_OUT: Failure = {
  kind: 'token',
  sentence:
    'The target no longer accepts the token that it accepted before (401); it may have expired, run it again with a new one.',
}

/** What is known of a token. */
export class Standing {
  readonly #token: string
  readonly #redelivers: boolean
  #witness: Request | undefined
  #isServed = false

  /** `redelivers`: whether whatever is sent may come again and does nothing then; else only what reads may. */
  constructor(token: string, redelivers = false) {
    this.#token = token
    this.#redelivers = redelivers
  }

  /** Remembers what was served; the request to ask again, when it shows what the refusal of this one is worth. */
  consider(request: Request, { status }: Answer): Request | undefined {
    const witness = this.#witness
    if (status === 401)
      return witness && witness !== request && this.#isSignedInAs(witness, request) ? witness : undefined
    const mayRepeat = this.#redelivers || isSafe(request.method)
    if (this.#isServed || !mayRepeat || isMomentary(status)) return undefined
    this.#isServed = isAccepted(status) && holds(request, this.#token)
    if (this.#isServed || (!witness && holds(request, this.#token))) this.#witness = request
    return undefined
  }

  /** Whether a request shows the token in the way that the other one does. */
  #isSignedInAs(witness: Request, { target, headers }: Request): boolean {
    const showing = ([, value]: Header) => value.includes(this.#token)
    const shown = witness.headers.filter(showing)
    if (shown.length === 0) return holds({ method: '', target, headers: [] }, this.#token)
    return shown.every(([name, value]) => headers.some(([other, text]) => other === name && text === value))
  }
}
