/**
 * Takes back what was noted of two schemas where a proof says otherwise: what is not narrower, or not wider, however its
 * keywords differ.
 * Works on one pair; what only describes values, and what is removed, is no matter of proofs.
 */
import { PipelineError } from '../../lib/errors.ts'
import type { Effect } from '../change.ts'
import type { Normal } from '../schema/form.ts'
import { type Pair, type SchemaDifference, type Step, WORDS } from '../schema/pair.ts'
import { isAnything } from './negation.ts'
import { Proof } from './within.ts'

/** Differences that validity decides about. */
const PROVABLE =
  /^(type|nullable|enum|pattern|multiple-of|unique-items|required|condition|alternatives?|choice|schema|additional-properties|m(ax|in)(imum|-[a-z]+)|exclusive-[a-z]+)-(narrowed|widened|changed)$/

/** Pairs below one that are looked at, at most. */
const MOST_BELOW = 300

/** The tables that the schemas of both sides refer into. */
interface Roots {
  base: object
  head: object
}

/** What was proved: that all of what was admitted still is, and that nothing else is. */
interface Proved {
  keepsAll: boolean
  addsNone: boolean
}

/** Takes back what a proof refutes. */
export function takeBack(pair: Pair, { base }: { base: Normal }, roots: Roots): void {
  const told = new Set([...effectsOf(pair.differences), ...pair.below.flatMap(structural)])
  const isHurt = (effect: 'narrower' | 'wider') => told.has(effect) || told.has('different')
  if (!isHurt('narrower') && !isHurt('wider')) return
  const [was, is] = [
    { root: roots.base, all: [pair.base.schema] },
    { root: roots.head, all: [pair.head.schema] },
  ]
  try {
    const kept = isHurt('narrower') && new Proof().isWithin(was, is)
    const addsNone = (kept || isHurt('wider')) && new Proof().isWithin(is, was)
    const keepsAll = kept || (addsNone && new Proof().isWithin(was, is))
    if (keepsAll || addsNone) apply(pair, { keepsAll, addsNone }, !isAnything(base.additional.schema))
  } catch (thrown) {
    // What cannot be compiled cannot be proved.
    if (!(thrown instanceof PipelineError)) throw thrown
  }
}

/** What differs below for another reason than that a property does. */
function structural({ path, pair, apart }: Step): Effect[] {
  const isProperty = /^\/(?![*…{]|\d+$)/.test(path)
  return isProperty || apart ? [] : [...(effectsBelow(pair)?.provable ?? [])]
}

function effectsOf(differences: readonly SchemaDifference[]): Effect[] {
  return differences.filter(isProvable).map(({ effect }) => effect)
}

function isProvable({ rule, open }: SchemaDifference): boolean {
  return open !== true && PROVABLE.test(rule)
}

/** The effects at a pair and below, those that proofs decide about and others; `undefined` when they are too many. */
function effectsBelow(start: Pair): { provable: Set<Effect>; others: Set<Effect> } | undefined {
  const found = { provable: new Set<Effect>(), others: new Set<Effect>() }
  const seen = new Set([start])
  for (const { differences, below } of seen) {
    for (const difference of differences) {
      found[isProvable(difference) ? 'provable' : 'others'].add(difference.effect)
    }
    for (const step of below) if (!step.apart) seen.add(step.pair)
    if (seen.size > MOST_BELOW) return undefined
  }
  return found
}

function apply(pair: Pair, proved: Proved, isClosed: boolean): void {
  const { keepsAll, addsNone } = proved
  pair.differences = pair.differences.flatMap((difference) => refuted(difference, proved, isClosed))
  const isRefuted = (effect: Effect) =>
    effect === 'narrower' ? keepsAll : effect === 'wider' ? addsNone : effect === 'different'
  const [kept, gone]: [Step[], Step[]] = [[], []]
  for (const step of pair.below) {
    const effects = effectsBelow(step.pair)
    const isWrong = [...(effects?.provable ?? [])].some(isRefuted)
    const isOnlyThat = effects !== undefined && [...effects.others].every((effect) => effect === 'none')
    const list = isWrong && isOnlyThat && !step.apart ? gone : kept
    list.push(step)
  }
  pair.below = kept
  if (gone.length === 0 || (keepsAll && addsNone)) return
  const effect = keepsAll ? 'wider' : 'narrower'
  const pointers = { base: pair.base.pointer, head: pair.head.pointer }
  pair.differences.push({ rule: `schema-${WORDS[effect]}`, effect, path: '', pointers, absentFrom: undefined })
}

/** What is left of a difference. */
function refuted(difference: SchemaDifference, { keepsAll, addsNone }: Proved, isClosed: boolean): SchemaDifference[] {
  const { rule, effect } = difference
  if (rule === 'property-removed') return keepsAll && addsNone && isClosed ? [] : [difference]
  if (rule === 'property-added') return addsNone ? [{ ...difference, effect: 'none' }] : [difference]
  if (!isProvable(difference)) return [difference]
  if (effect === 'narrower') return keepsAll ? [] : [difference]
  if (effect === 'wider') return addsNone ? [] : [difference]
  if (effect === 'none' || keepsAll === addsNone) return effect === 'none' || !keepsAll ? [difference] : []
  const told = keepsAll ? 'wider' : 'narrower'
  return [{ ...difference, effect: told, rule: rule.replace(/-changed$/, `-${WORDS[told]}`) }]
}
