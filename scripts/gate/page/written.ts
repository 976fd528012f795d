/**
 * What is written at a pointer of a revision, short enough to be shown, and where.
 * Pure; the text of the revision is parsed when the first line is asked for.
 */
import { toYaml } from '../../lib/documents.ts'
import { isObject, type Json } from '../../lib/json.ts'
import { follow } from '../../lib/pointer.ts'
import { finderOf } from '../positions.ts'
import type { RevisionFile } from '../revision-files.ts'
import { tableSource } from '../schema/discriminator.ts'

/** What is written at a place. */
export interface Written {
  /** `file:line`. */
  place: string
  lines: string[]
}

/** Lines that are shown of one thing, and members of one that are written out. */
const MOST_LINES = 40
const MOST_MEMBERS = 60

/** Levels of nesting that are written out. */
const DEEPEST = 6

/** Finds what is written in a revision. */
export function writtenIn(revision: RevisionFile): (pointer: string | undefined) => Written | undefined {
  const find = finderOf(revision.text)
  return (pointer) => {
    const source = pointer === undefined ? undefined : tableSource(pointer)
    const value = source === undefined ? undefined : follow(revision.document, source)
    if (source === undefined || value === undefined) return undefined
    const { file, line } = find(source)
    const lines = toYaml(shortened(value)).trimEnd().split('\n')
    const rest = lines.length - MOST_LINES
    return {
      place: `${file}:${line}`,
      lines: rest > 0 ? [...lines.slice(0, MOST_LINES), `… ${rest} lines more`] : lines,
    }
  }
}

/** A value without what is too deep or too much to be shown. */
function shortened(value: unknown, depth = 0): Json {
  if (typeof value === 'string') return value.length > 200 ? `${value.slice(0, 200)}…` : value
  if (typeof value !== 'object' || value === null)
    return typeof value === 'number' || typeof value === 'boolean' ? value : null
  if (depth >= DEEPEST) return '…'
  if (Array.isArray(value)) return value.slice(0, MOST_MEMBERS).map((item) => shortened(item, depth + 1))
  const members = Object.entries(isObject(value) ? value : {}).slice(0, MOST_MEMBERS)
  return Object.fromEntries(members.map(([name, member]) => [name, shortened(member, depth + 1)]))
}
