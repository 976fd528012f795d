/**
 * A changelog for people: what changed between two revisions in contract terms, as Markdown, grouped as they look for it
 * and what breaks first.
 * Pure.
 *
 * @see https://keepachangelog.com/en/1.1.0/
 */
import type { Surface } from '../emitters/operations.ts'
import type { LoadedSpec } from '../lib/load-spec.ts'
import type { Operation } from '../lib/operations.ts'
import { nearest } from '../lib/provenance.ts'
import type { Change } from './change.ts'
import { changeWords, counted, operationWords, type Revisions, shown, titleOf } from './formats/format.ts'
import { markdownProse, markdownText } from './formats/markdown.ts'
import { tableSource } from './schema/discriminator.ts'
import type { Verdict } from './verdict.ts'
import { versionOf } from './versions.ts'

/** The groups in their order. */
const GROUPS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed'] as const
type Group = (typeof GROUPS)[number]

/** By the end of a rule's id, where it says it. */
const BY_NAME: readonly [RegExp, Group][] = [
  [/-(added|allowed|declared)$/, 'Added'],
  [/-(removed|left-out)$/, 'Removed'],
  [/-deprecated$|^sunset-|^deprecated-/, 'Deprecated'],
]

/** The changelog between two revisions. */
export function changelogOf({ base, head, changes }: Verdict, revisions: Revisions): string {
  const version = head.version === '' ? head.name : head.version
  const since = base.version === '' ? base.name : base.version
  const sections = GROUPS.flatMap((group) => {
    const own = changes.filter((change) => groupOf(change, revisions) === group)
    return own.length === 0 ? [] : ['', `### ${group}`, '', ...entriesOf(own, group)]
  })
  const broken = changes.filter(({ level }) => level === 'breaking').length
  const summary =
    changes.length === 0
      ? 'Nothing changed in the contract.'
      : broken === 0
        ? 'Nobody who works with the version before has to do anything.'
        : `Breaking: ${broken} of ${changes.length} changes ask consumers to do something.`
  return `${[`## ${markdownText(version)} (since ${markdownText(since)})`, '', summary, ...sections].join('\n')}\n`
}

/** The changelog of a first release: there is nothing that it could have changed. */
export function firstChangelog({ document, file }: LoadedSpec, { table, reversed }: Surface): string {
  const version = versionOf(document)
  const entry = (operation: Operation) => {
    const { id, method, path, summary = '' } = operation
    const name = path.startsWith('/') ? `${method.toUpperCase()} ${path}` : path
    const words = summary.trim() === '' ? '' : `: ${markdownText(summary.trim())}`
    return `- ${markdownText(name)}${words} (${markdownText(id)}).`
  }
  const all = [...table.operations, ...reversed]
  const heading = `## ${markdownText(version === '' ? file : version)} (first release)`
  const summary = `${markdownText(table.title)}: ${counted(all.length, 'operation')}.`
  return `${[heading, '', summary, '', '### Added', '', ...all.map(entry)].join('\n')}\n`
}

/** The group of a change: what a fact says now was so before, and is put right in the description only. */
function groupOf(change: Change, { base, head }: Revisions): Group {
  const { pointers } = change
  const is = pointers.head === undefined ? undefined : nearest(head.sources, tableSource(pointers.head))
  const was = pointers.base === undefined ? undefined : nearest(base.sources, tableSource(pointers.base))
  if (is?.fact !== undefined && is.fact !== was?.fact) return 'Fixed'
  return BY_NAME.find(([name]) => name.test(change.rule))?.[1] ?? 'Changed'
}

/** Entries, the gravest first as they come; what both sides send is one entry. */
function entriesOf(changes: readonly Change[], group: Group): string[] {
  return [...new Set(changes.map((change) => entryOf(change, group)))]
}

/** What it was and is now; of what came or went only what it is or was. */
function valueWords(change: Change, group: Group): string {
  const { before, after } = change
  if (group === 'Added' && before === undefined && after !== undefined) return shown(after)
  if (group === 'Removed' && after === undefined && before !== undefined) return shown(before)
  return group === 'Deprecated' && typeof after === 'boolean' ? '' : changeWords(change)
}

function entryOf(change: Change, group: Group): string {
  const { level, uses, because } = change
  const [use] = uses
  const mark = level === 'breaking' ? '**Breaking:** ' : ''
  const values = valueWords(change, group)
  const what = `${mark}${titleOf(change)}${values === '' ? '' : `: ${markdownText(values)}`}`
  const place = use && use.place !== 'operation' ? `, ${markdownProse(use.place)}` : ''
  const why = level === 'compatible' ? '' : ` ${markdownProse(because)}`
  return `- ${what} (${markdownText(operationWords(change))}${place}).${why}`
}
