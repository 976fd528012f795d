/**
 * Names of findings that stay the same from run to run: whatever the words, the seed and the values.
 * Six digits name the question a judgement answers, six more how it was answered; so a known failure tells which
 * question has to be asked again to see whether it still fails. Pure.
 */
import { hash } from 'node:crypto'
import type { Fault } from '../result.ts'
import type { Judgement } from './judging.ts'

/** Digits of the question at the start of a fingerprint. */
const HALF = 6

/** First digits of statuses. */
const CLASSES = [1, 2, 3, 4, 5]

/** The address at the end of a reason; the same target may answer at another one tomorrow. */
const ADDRESS = / \(https?:[^()]*\)$/

/** Twelve hexadecimal digits for a judgement. */
export function fingerprintOf(judgement: Judgement): string {
  const { check, talk, outcome, pointer, keyword, expected } = judgement
  if (outcome === 'fail') return questionOf(judgement) + digits([pointer, keyword])
  // A skip or an error is told apart by its reason alone: it has no rule of its own, and one reason speaks for all places.
  return digits([check.id, talk.operation.id]) + digits([outcome, expected.replace(ADDRESS, '')])
}

/** The first half of the fingerprint: what was asked of which operation, and for a rule of any answer, which class. */
export function questionOf({ check, talk, fault }: Judgement): string {
  const answered = 'exchange' in talk.outcome ? Math.floor(talk.outcome.exchange.answer.status / 100) : 'none'
  const about = fault ? [fault.location, fault.name, fault.keyword] : [answered]
  return digits([check.id, talk.operation.id, ...about])
}

/** All questions that a check may ask of an operation: about one fault, or about any answer, whatever its class. */
export function questionsAbout(check: string, operation: string, fault: Fault | undefined): string[] {
  if (fault) return [digits([check, operation, fault.location, fault.name, fault.keyword])]
  return [...CLASSES, 'none'].map((answered) => digits([check, operation, answered]))
}

/** The question of a finding. */
export function questionIn(fingerprint: string): string {
  return fingerprint.slice(0, HALF)
}

function digits(parts: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(parts)).slice(0, HALF)
}
