/**
 * The notifier of a server: what is said on the command line on one side, the documented path of the outbound API on
 * the other.
 * Reads the generated table of operations and, when they are named, a token and certificates.
 */
import { operations } from '../../../generated/d1-outbound-card/operations.ts'
import { createRandom, deriveSeed } from '../../../scripts/lib/sampling/random.ts'
import { systemClock } from './agenda.ts'
import type { Ledger } from './delivery.ts'
import { createNotifier, type Notifier } from './notifier.ts'
import { createSender, type Destination } from './sender.ts'

/** Whom to notify and how. */
export interface NotifyOptions extends Pick<Destination, 'url' | 'tls'> {
  /** Bearer token; by default one that means nothing. */
  token?: string | undefined
  /** Authorisations in one request. */
  batch?: number | undefined
  seed: number
  ledger?: Ledger | undefined
}

/** Requests at the same time. */
const CONNECTIONS = 8

/** Milliseconds until an answer is given up. */
const TIMEOUT = 10_000

const BACKOFF = { first: 500, longest: 60_000 }

/** About a kilobyte each. */
const CAPACITY = 100_000

/** Authorisations in one request when no number is agreed on. */
const BATCH = 10

/**
 * Makes the notifier of a bank; sends nothing yet.
 *
 * @throws PipelineError `ARGUMENTS` when the address cannot be sent to
 */
export function notifierOf({ url, tls, token = 'd1-twin', batch = BATCH, seed, ledger }: NotifyOptions): Notifier {
  const destination = { url, tls, token, timeout: TIMEOUT, connections: CONNECTIONS }
  return createNotifier({
    sender: createSender(destination, notificationPath()),
    clock: systemClock,
    today: () => new Date(),
    random: createRandom(deriveSeed(seed, 'notifier')),
    batch,
    connections: CONNECTIONS,
    backoff: BACKOFF,
    capacity: CAPACITY,
    ledger,
  })
}

/** The path of the one operation that takes notifications of authorisations. */
function notificationPath(): string {
  return operations.operations.find(({ id }) => id === 'notifyCardAuthorisations')?.path ?? ''
}
