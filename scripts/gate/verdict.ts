/**
 * What a comparison comes to: its changes, the faults of the waivers, and one verdict.
 * Pure.
 */
import type { LoadedSpec } from '../lib/load-spec.ts'
import type { Change } from './change.ts'

/** The result of a gate, which every format shows. */
export interface Verdict {
  /** How the two revisions were named, and what version they say they are. */
  base: { name: string; version: string }
  head: { name: string; version: string }
  policy: string
  /** The day that counted as today. */
  today: string
  verdict: 'compatible' | 'breaking'
  /** The gravest first. */
  changes: Change[]
  /** Waivers that have expired, or waive nothing any more. */
  faults: string[]
}

/** Sums a comparison up. */
export function verdictOf(
  specs: { base: LoadedSpec; head: LoadedSpec },
  judged: Pick<Verdict, 'policy' | 'today' | 'changes' | 'faults'>,
): Verdict {
  const named = ({ file, document }: LoadedSpec) => {
    const { info } = document
    const version = typeof info === 'object' && info !== null && 'version' in info ? String(info.version) : ''
    return { name: file, version }
  }
  const isBroken = judged.faults.length > 0 || judged.changes.some(counts)
  return { base: named(specs.base), head: named(specs.head), verdict: isBroken ? 'breaking' : 'compatible', ...judged }
}

/** Whether a change makes the gate fail. */
export function counts({ level, waiver }: Change): boolean {
  return level === 'breaking' && waiver === undefined
}
