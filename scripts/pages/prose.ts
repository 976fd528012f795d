/** Prose rules (placeholder while the path is laid). */
import type { LocatedObject } from './located.ts'
import type { FoundGap } from './page.ts'

/** Adds nothing yet. */
export function addConstraints(_document: LocatedObject): FoundGap[] {
  return []
}
