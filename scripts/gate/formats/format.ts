/**
 * What a format is: a verdict in, text out.
 * Types, and the words that all formats share.
 */
import { type Json, sameJson } from '../../lib/json.ts'
import type { Change, Level } from '../change.ts'
import type { RevisionFile } from '../revision-files.ts'
import { counts, type Verdict } from '../verdict.ts'
import { nextVersion } from '../versions.ts'

/** The two revisions, for formats that show what is written in them. */
export interface Revisions {
  base: RevisionFile
  head: RevisionFile
}

/** One way to show a verdict. */
export interface Format {
  /** Name of its file, and of the option. */
  id: string
  /** The whole text, with a final newline; the same bytes for the same verdict and texts. */
  show(verdict: Verdict, revisions: Revisions): string
}

/** The longest value that is shown whole. */
const LONGEST = 60

/** Names that are told one by one. */
const MOST_NAMES = 8

/** A value, short. */
export function shown(value: Json): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  const points = [...text]
  return points.length > LONGEST ? `${points.slice(0, LONGEST - 1).join('')}…` : text
}

/** The rule as words: `required parameter added`. */
export function titleOf({ rule }: Change): string {
  return rule.replaceAll('-', ' ')
}

/** What it was and what it is now: `a → b`; empty when neither is known. */
export function changeWords({ before, after }: Change): string {
  if (before === undefined && after === undefined) return ''
  return `${before === undefined ? 'nothing' : shown(before)} → ${after === undefined ? 'nothing' : shown(after)}`
}

/** What there is to say of a change, by name: the same in every format. */
export function factsOf(change: Change): [name: string, words: string][] {
  const { because, waiver } = change
  const facts: [string, string | undefined][] = [
    ['where', `${whereWords(change)} (${senderWords(change)})`],
    ['change', changeWords(change) || undefined],
    ['why', because],
    ['witness', witnessWords(change)],
    ['tried', triedWords(change)],
    ['breaks', breakWords(change)],
    ['reach', change.level === 'compatible' ? undefined : reachWords(change)],
    ['waived', waiver && `by ${waiver.owner} until ${waiver.expires}: ${waiver.reason}`],
  ]
  return facts.flatMap(([name, words]): [string, string][] => (words === undefined ? [] : [[name, words]]))
}

/** What a fact begins with, where its words do not say what they are. */
const BEFORE: Readonly<Record<string, string>> = { breaks: 'Breaks ', reach: 'Reaches ', waived: 'Waived ' }

/** A fact where nothing else tells its name. */
export function factSentence(name: string, words: string): string {
  return `${BEFORE[name] ?? ''}${words}`
}

/** Where a change is: operations, and the place in the first one. */
export function whereWords(change: Change): string {
  return `${operationWords(change)}: ${change.uses[0]?.place ?? 'nowhere'}`
}

/** How many changes there are of each level. */
export function sumWords(changes: readonly Change[]): string {
  const count = (level: Level) => changes.filter((change) => change.level === level).length
  const waived = changes.filter(({ waiver }) => waiver).length
  const parts = [
    `${changes.filter(counts).length} breaking`,
    ...(waived > 0 ? [`${waived} waived`] : []),
    counted(count('notice'), 'notice'),
    `${count('compatible')} compatible`,
  ]
  return parts.join(', ')
}

/** A revision: how it was named, and what version it says it is. */
export function sideWords({ name, version }: Verdict['base']): string {
  return version === '' ? name : `${name} (${version})`
}

/** The verdict in five words. */
export function verdictWords({ verdict }: Verdict): string {
  return verdict === 'breaking' ? 'This breaks the contract' : 'The contract is kept'
}

/** Which version should follow, as a sentence; `undefined` when the one before is none, or may stay. */
export function versionWords(verdict: Verdict): string | undefined {
  const next = nextVersion(verdict)
  return next === undefined || verdict.changes.length === 0 ? undefined : `The next version is ${next}.`
}

/** That there is nothing to say of changes, as a sentence. */
export function nothingWords(revisions?: Revisions): string {
  const isSame = revisions !== undefined && sameJson(revisions.base.document, revisions.head.document)
  return isSame ? 'Nothing changed: the two say the same, word for word.' : 'Nothing changed that means anything.'
}

/** The operations that are touched: the first two, and how many more. */
export function operationWords({ uses }: Change): string {
  const names = [...new Set(uses.map(({ operation }) => operation))]
  const more = names.length - 2
  return names.slice(0, 2).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** Who sends what changed. */
export function senderWords({ from }: Change): string {
  return from === 'consumer' ? 'sent by the consumer' : 'sent by the publisher'
}

/** What shows the change, or why nothing does, as a sentence; `undefined` when nobody has looked for it. */
export function witnessWords({ witness }: Change): string | undefined {
  if (!witness) return undefined
  if (witness.found) return `${shown(JSON.stringify(witness.value))} was ${witness.before}, is ${witness.after} now.`
  const looked = witness.tried === 0 ? '' : ` in ${witness.tried} instances`
  return `No witness found${looked}: ${witness.why}.`
}

/** What was tried where nobody should be hurt, as a sentence; `undefined` when nothing was. */
export function triedWords({ tried }: Change): string | undefined {
  return tried && `None of ${tried.instances} instances fares worse (seed ${tried.seed}).`
}

/** How far a change reaches beyond its operations; `undefined` when nothing is known of that. */
export function reachWords({ blast: { types, checks, knownFailures } }: Change): string | undefined {
  const parts = [
    ...(types.length > 0 ? [`types ${listed(types)}`] : []),
    ...(checks.length > 0 ? [`checks ${listed(checks)}`] : []),
    ...(knownFailures.length > 0 ? [`known failures ${listed(knownFailures)}`] : []),
  ]
  return parts.length === 0 ? undefined : parts.join('; ')
}

/** Names, the first of them. */
export function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** What does not work any more: the exchange, the code, or both; `undefined` when everything does. */
export function breakWords({ breaks: { wire, source } }: Change): string | undefined {
  if (wire && source) return 'on the wire and in code'
  return wire ? 'on the wire only' : source ? 'in code only, by its types' : undefined
}

/** How many there are of something. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
