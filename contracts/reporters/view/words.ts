/**
 * The words reports share, so that one thing has one name in all of them.
 * Pure.
 */
import type { Source } from '../../../scripts/lib/provenance.ts'
import type { Result, Severity, Verdict } from '../../result.ts'

/** A verdict in capitals, as the last word of a report. */
export const VERDICT_WORDS: Record<Verdict, string> = {
  conforms: 'CONFORMS',
  violates: 'VIOLATES',
  'could-not-judge': 'COULD NOT JUDGE',
}

/** Severities, the heaviest first. */
export const SEVERITIES: readonly Severity[] = ['must', 'should', 'may']

/** `1 request`, `2 requests`. */
export function counted(value: number, noun: string): string {
  return `${value} ${value === 1 ? noun : `${noun}s`}`
}

/** A duration as one reads it: `850 ms`, `12.3 s`, `4 min 05 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`
  const seconds = Math.round(milliseconds / 1000)
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`
}

/** What was asked of the target, and how strictly: everything that is not as usual is named. */
export function askedOf({ seed, profile, shard, scope, failOn, requireCoverage, recording }: Result): string {
  const few = (names: readonly string[]) => `${names.slice(0, 3).join(', ')}${names.length > 3 ? ', …' : ''}`
  return [
    ...(recording ? [`${recording.judged} of ${counted(recording.entries, 'recorded exchange')} judged`] : []),
    ...(profile === undefined ? [] : [`profile ${profile}`]),
    `seed ${seed}`,
    ...(shard ? [`part ${shard.index} of ${shard.of}`] : []),
    ...(scope && scope.checks.length > 0 ? [`only the checks ${few(scope.checks)}`] : []),
    ...(scope && scope.operations.length > 0 ? [`only the operations ${few(scope.operations)}`] : []),
    ...(failOn === undefined || failOn === 'must' ? [] : [`fails on ${failOn}`]),
    ...(requireCoverage === true ? ['coverage required'] : []),
  ].join(', ')
}

/**
 * Where a rule is written.
 *
 * @example documented({ evidence: 'stated', page: 'a.ja', line: 3 }) // => 'a.ja:3'
 */
export function documented(source: Source): string {
  const line = source.line === undefined ? '' : `:${source.line}`
  const place = source.page === undefined ? [] : [`${source.page}${line}`]
  const fact = source.fact === undefined ? [] : [`fact ${source.fact}`]
  const evidence = source.evidence === 'stated' ? [] : [`(${source.evidence})`]
  return [[...place, ...fact].join(', '), ...evidence].filter((part) => part !== '').join(' ')
}
