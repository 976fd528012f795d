/**
 * Two requests at the same time.
 * Pure; sends nothing.
 */
import type { Case } from '../probes/probe.ts'
import type { Exchange } from '../transport/exchange.ts'
import type { Steps } from './carrying.ts'

/** Sends two requests at the same time; what came of each. */
export function* together(one: Case, other: Case): Steps<(Exchange | undefined)[]> {
  const heard: (Exchange | undefined)[] = []
  const last = yield {
    ...other,
    meanwhile: {
      case: one,
      heard: (came) => {
        heard.push(came)
      },
    },
  }
  return [heard[0], last]
}
