/**
 * What a comparison comes to: its changes, the faults of the waivers, and one verdict.
 * Pure.
 */
import type { LoadedSpec } from '../lib/load-spec.ts'
import type { Change } from './change.ts'
import { versionOf } from './versions.ts'

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
  /** Waivers that have expired or waive nothing any more, and a version that did not follow. */
  faults: string[]
  /** What was not looked into, and why, a sentence each. */
  leftOut: string[]
}

/** Sums a comparison up. */
export function verdictOf(
  specs: { base: LoadedSpec; head: LoadedSpec },
  judged: Pick<Verdict, 'policy' | 'today' | 'changes' | 'faults' | 'leftOut'>,
): Verdict {
  const named = ({ file, document }: LoadedSpec) => ({ name: file, version: versionOf(document) })
  const isBroken = judged.faults.length > 0 || judged.changes.some(counts)
  const verdict = isBroken ? 'breaking' : 'compatible'
  return { base: named(specs.base), head: named(specs.head), verdict, ...judged }
}

/** A verdict with one fault more. */
export function withFault(verdict: Verdict, fault: string): Verdict {
  return { ...verdict, verdict: 'breaking', faults: [...verdict.faults, fault] }
}

/** Whether a change makes the gate fail. */
export function counts({ level, waiver }: Change): boolean {
  return level === 'breaking' && waiver === undefined
}
