/**
 * Steps of a journey as they are held: one request, or two that are sent at the same time.
 * Sends through a conversation; has a nursery make what the requests are about first, so that they are sent together.
 */
import type { Conversation, Talk } from './conversation.ts'
import type { Nursery } from './life/nursery.ts'
import type { Case } from './probes/probe.ts'
import type { Exchange } from './transport/exchange.ts'

/** Sends the request of a step, and the one that it names at the same time; what came of its own is last. */
export async function holdStep(
  nursery: Nursery | undefined,
  conversation: Conversation,
  probe: string,
  one: Case,
): Promise<Talk[]> {
  const { meanwhile } = one
  if (!meanwhile) return [await conversation.hold(probe, one)]
  for (const { on } of [meanwhile.case, one]) if (on) await nursery?.take(on)
  const talks = await Promise.all([conversation.hold(probe, meanwhile.case), conversation.hold(probe, one)])
  meanwhile.heard?.(exchangeOf(talks[0]))
  return talks
}

/** The exchange of a talk, where there was one. */
export function exchangeOf({ outcome }: Talk): Exchange | undefined {
  return 'exchange' in outcome ? outcome.exchange : undefined
}
