/**
 * Versions that revisions say they are: which one should follow, and whether the one that is there does.
 * Pure.
 *
 * @see https://semver.org
 */
import { isObject, type JsonObject } from '../lib/json.ts'
import type { Verdict } from './verdict.ts'

/** The version a document says it is; empty when it says none. */
export function versionOf({ info }: JsonObject): string {
  return isObject(info) && info.version !== undefined ? String(info.version) : ''
}

/** The three numbers of a version; the last one may be left out. */
function numbersOf(version: string): [number, number, number] | undefined {
  const [, major, minor, patch = '0'] = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:[-+].*)?$/.exec(version) ?? []
  return major === undefined || minor === undefined ? undefined : [Number(major), Number(minor), Number(patch)]
}

/** How the first version stands to the second; `undefined` when one of them is none. What is behind a hyphen is not read. */
export function compareVersions(one: string, other: string): 'earlier' | 'later' | 'same' | undefined {
  const [was, is] = [numbersOf(one), numbersOf(other)]
  if (!was || !is) return undefined
  const at = was.findIndex((number, index) => number !== is[index])
  if (at === -1) return 'same'
  return (was[at] ?? 0) < (is[at] ?? 0) ? 'earlier' : 'later'
}

/** The version that should follow; `undefined` when the version before is none of Semantic Versioning. */
export function nextVersion({ base, changes }: Pick<Verdict, 'base' | 'changes'>): string | undefined {
  const numbers = numbersOf(base.version)
  if (!numbers) return undefined
  const [major, minor, patch] = numbers
  const isBroken = changes.some(({ level }) => level === 'breaking')
  if (changes.length === 0) return [major, minor, patch].join('.')
  // Before 1.0.0 the minor version is what breaks.
  if (isBroken && major !== 0) return `${major + 1}.0.0`
  if (isBroken || major !== 0) return `${major}.${minor + 1}.0`
  return `${major}.${minor}.${patch + 1}`
}

/** What is wrong with the version of the head, in a sentence; `undefined` when it moved as far as the changes ask. */
export function versionFault(verdict: Pick<Verdict, 'base' | 'head' | 'changes'>): string | undefined {
  const { base, head, changes } = verdict
  const due = nextVersion(verdict)
  if (due === undefined || compareVersions(head.version, due) === undefined) {
    // Where versions are no numbers, a change asks for another one.
    if (changes.length === 0 || head.version !== base.version) return undefined
    return `The version is still \`${head.version}\` although the contract changed; give it another one. (${head.name}#/info/version)`
  }
  if (compareVersions(head.version, due) !== 'earlier') return undefined
  return `The version is \`${head.version}\`; what changed since \`${base.version}\` asks for ${due} at least. (${head.name}#/info/version)`
}
