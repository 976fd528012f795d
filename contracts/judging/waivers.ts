/**
 * What became of the known failures of a target: each still fails, fails no longer, has expired, or was not judged.
 * Pure.
 */
import type { Finding, Waiver, WaiverState, Waiving } from '../result.ts'
import { questionIn } from './fingerprint.ts'
import type { KnownFailure } from './policy.ts'

/** What known failures are held against. */
export interface Judged {
  findings: readonly Finding[]
  /** Questions that a judgement answered with a pass. */
  passed: ReadonlySet<string>
  /** The day of the run: `YYYY-MM-DD`, UTC. */
  today: string
}

/** Finds out what became of each known failure. */
export function waiversOf(known: readonly KnownFailure[], judged: Judged): Waiver[] {
  return known.map((one) => {
    const finding = judged.findings.find(
      ({ fingerprint, outcome }) => fingerprint === one.fingerprint && outcome === 'fail',
    )
    const state = stateOf(one, finding, judged)
    return { fingerprint: one.fingerprint, ...waivingOf(one), state, message: messageOf(one, state, finding) }
  })
}

function stateOf({ fingerprint, expires }: KnownFailure, finding: Finding | undefined, judged: Judged): WaiverState {
  const expired = expires < judged.today
  if (finding) return expired ? 'expired' : 'waived'
  if (judged.passed.has(questionIn(fingerprint))) return 'fixed'
  return expired ? 'expired' : 'not-judged'
}

function messageOf({ fingerprint, expires, place }: KnownFailure, state: WaiverState, finding?: Finding): string {
  const about = finding ? `${fingerprint} (${finding.check} of ${finding.operation})` : fingerprint
  const sentences: Record<WaiverState, string> = {
    waived: `The known failure ${about} still fails and is allowed until ${expires}.`,
    expired: `The known failure ${about} has expired on ${expires}; repair the target, or agree on another date.`,
    fixed: `The known failure ${about} fails no longer; remove it from the known failures.`,
    'not-judged': `The known failure ${about} could not be judged this time: nothing asked for it was answered.`,
  }
  return place === undefined ? sentences[state] : `${sentences[state]} (${place})`
}

function waivingOf({ reason, expires, owner }: Waiving): Waiving {
  return { reason, expires, ...(owner === undefined ? {} : { owner }) }
}

/** The findings, those that are allowed marked as such. */
export function marked(findings: readonly Finding[], waivers: readonly Waiver[]): Finding[] {
  return findings.map((finding) => {
    const waiver = waivers.find(({ fingerprint, state }) => state === 'waived' && fingerprint === finding.fingerprint)
    return waiver ? { ...finding, waived: waivingOf(waiver) } : finding
  })
}
