/** The version that the head should have: what breaks asks for a new major one, what else changed for a new minor one. */
import type { Verdict } from '../verdict.ts'
import type { Format } from './format.ts'

/** The version that follows; `undefined` when the version before is none of Semantic Versioning. */
export function nextVersion({ base, changes }: Pick<Verdict, 'base' | 'changes'>): string | undefined {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:[-+].*)?$/.exec(base.version) ?? []
  if (major === undefined || minor === undefined) return undefined
  const isBroken = changes.some(({ level }) => level === 'breaking')
  if (changes.length === 0) return [major, minor, patch ?? '0'].join('.')
  // Before 1.0.0 the minor version is what breaks.
  if (isBroken && major !== '0') return `${Number(major) + 1}.0.0`
  if (isBroken || major !== '0') return `${major}.${Number(minor) + 1}.0`
  return `${major}.${minor}.${Number(patch ?? 0) + 1}`
}

export default {
  id: 'next-version',
  show: (verdict) => `${nextVersion(verdict) ?? 'unknown'}\n`,
} satisfies Format
