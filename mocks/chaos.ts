/**
 * Trouble on purpose, for those who want to see how their side bears it: answers that come late, connections that
 * break, a server that is not available for now. Which request meets which is decided by its number and the seed, so
 * the same run meets the same trouble.
 */
import { PipelineError } from '../scripts/lib/errors.ts'
import { createRandom, deriveSeed } from '../scripts/lib/sampling/random.ts'
import type { ErrorAnswerer } from './errors.ts'
import { type Call, type Reply, refuse } from './exchange.ts'
import type { Responder } from './faults/fault.ts'

/** How much trouble there is. */
export interface Chaos {
  /** Milliseconds an answer waits: at least, at the most. */
  latency: readonly [number, number]
  /** Share of the requests whose connection is closed without an answer. */
  drop: number
  /** Share of the rest that are answered with 503. */
  status503: number
}

const EXAMPLE = 'latency=50..200,drop=0.01,status503=0.05'

/** The longest an answer may be told to wait, in milliseconds. */
const LONGEST = 600_000

/** Seconds after which a client is told to try again. */
const RETRY_AFTER = '1'

/** Reads how much trouble there shall be. @throws PipelineError `ARGUMENTS` */
export function readChaos(expression: string): Chaos {
  const given = new Map<string, string>()
  for (const part of expression.split(',')) {
    const [, name = '', value = ''] = /^(latency|drop|status503)=(.+)$/.exec(part) ?? []
    if (name === '') throw bad(part, 'is none of `latency=MS`, `latency=MS..MS`, `drop=P` and `status503=P`')
    if (given.has(name)) throw bad(part, `sets \`${name}\` a second time`)
    given.set(name, value)
  }
  return {
    latency: range(given.get('latency') ?? '0'),
    drop: share('drop', given.get('drop') ?? '0'),
    status503: share('status503', given.get('status503') ?? '0'),
  }
}

function range(text: string): [number, number] {
  const [, from = '', to = from] = /^(\d{1,6})(?:\.\.(\d{1,6}))?$/.exec(text) ?? []
  const [shortest, longest] = [Number(from), Number(to)]
  if (from === '' || longest > LONGEST || shortest > longest) {
    throw bad(`latency=${text}`, `must be milliseconds up to ${LONGEST}, the lower first`)
  }
  return [shortest, longest]
}

function share(name: string, text: string): number {
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= 0 && value <= 1) return value
  throw bad(`${name}=${text}`, 'must be a share from 0 to 1')
}

function bad(part: string, rule: string): PipelineError {
  const shown = part.length > 40 ? `${part.slice(0, 40)}…` : part
  return new PipelineError(
    'ARGUMENTS',
    `The part ${JSON.stringify(shown)} of \`--chaos\` ${rule}; write \`${EXAMPLE}\`.`,
  )
}

/** How finely shares are told apart. */
const PARTS = 1_000_000

/** A server that gives trouble before it answers; numbers of requests count up from 1. */
export function chaotic(
  next: Responder,
  chaos: Chaos,
  seed: number,
  errorOf: ErrorAnswerer,
): (call: Call) => Promise<Reply> {
  let requests = 0
  return async (call) => {
    requests += 1
    const random = createRandom(deriveSeed(seed, `chaos ${requests}`))
    const hits = (part: number): boolean => random.below(PARTS) < part * PARTS
    const [shortest, longest] = chaos.latency
    const wait = shortest + random.below(longest - shortest + 1)
    const [isDropped, isRefused] = [hits(chaos.drop), hits(chaos.status503)]
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    if (isDropped) throw new Error('The connection is closed on purpose.')
    if (!isRefused) return next(call)
    return errorOf(refuse(503, 'server', 'is not available for now', { 'retry-after': RETRY_AFTER }))
  }
}
