/**
 * Which reasons of a change the reason of the one before excludes, as the document declares them.
 * Pure; sends nothing.
 */
import type { Reason, Transition } from '../../scripts/lib/life-cycle.ts'
import { type Change, thingOf } from './changes.ts'
import { type Passage, passagesTo, type Thing } from './thing.ts'

/** A thing that went through a change for one reason, and the reasons for which the next change is not allowed then. */
export interface Exclusion {
  on: Thing
  /** The change before, for its reason. */
  last: Passage
  wrong: Reason[]
}

/** The reasons of a change that undo only some of those before. */
export function choosyReasons({ reason }: Transition): Reason[] {
  return (reason?.known ?? []).filter(({ after }) => after !== undefined)
}

/** Every reason of the change before that excludes some of a change. */
export function exclusionsOf(change: Change): Exclusion[] {
  const { resource, transition } = change
  const way = passagesTo(resource, transition)
  const before = way.at(-1)
  const reasons = choosyReasons(transition)
  return (before?.transition.reason?.known ?? []).flatMap(({ value }): Exclusion[] => {
    const wrong = reasons.filter(({ after }) => after?.includes(value) === false)
    if (!before || wrong.length === 0) return []
    const last = { ...before, reason: value }
    return [{ on: thingOf(change, `after ${value}`, [...way.slice(0, -1), last]), last, wrong }]
  })
}
