/**
 * What an answer shows, taken apart so that two of them can be compared: every value with its place.
 * Pure. What differs between two readings in a row is nobody's doing, and neither are moments that are written down.
 */
import { isObject, type Json, sameJson } from '../../scripts/lib/json.ts'
import { escapeStep, type Step } from '../../scripts/lib/pointer.ts'
import { type Exchange, isAccepted, parseBody } from '../transport/exchange.ts'

/** What an answer shows. */
export interface Snapshot {
  /** Whether there was anything to be seen. */
  accepted: boolean
  status: number
  /** Scalars and empty containers by JSON pointer; one text without a pointer where the body is no JSON. */
  leaves: ReadonlyMap<string, Json>
}

/** Most values of one answer that are compared. */
const MOST = 5000
/** Written down as the seconds or milliseconds since 1970, in this century. */
const EPOCH = 946_684_800

/** Takes an answer apart. */
export function snapshotOf({ answer }: Exchange): Snapshot {
  const parsed = parseBody(answer)
  const leaves = new Map<string, Json>()
  if (parsed.ok) collect(parsed.value, '', leaves)
  else leaves.set('', new TextDecoder().decode(answer.body))
  return { accepted: isAccepted(answer.status), status: answer.status, leaves }
}

/** Every value below a place. */
export function collect(value: Json, pointer: string, leaves: Map<string, Json>): Map<string, Json> {
  const children: readonly (readonly [Step, Json])[] = Array.isArray(value)
    ? [...value.entries()]
    : isObject(value)
      ? Object.entries(value)
      : []
  if (children.length === 0 && leaves.size < MOST) leaves.set(pointer, value)
  for (const [step, child] of children) collect(child, `${pointer}/${escapeStep(step)}`, leaves)
  return leaves
}

/** Places that differ between two snapshots. */
export function changedPlaces(before: Snapshot, after: Snapshot): string[] {
  const places = new Set([...before.leaves.keys(), ...after.leaves.keys()])
  return [...places].filter((place) => !sameLeaf(before.leaves.get(place), after.leaves.get(place)))
}

function sameLeaf(a: Json | undefined, b: Json | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return JSON.stringify(a) === JSON.stringify(b) || (isMoment(a) && isMoment(b))
}

function isMoment(value: Json): boolean {
  if (typeof value === 'number') return value > EPOCH
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)
}

/**
 * How an answer differs from two that came in a row before, in words; nothing when it does not. Places that are `spared` may
 * differ.
 */
export function differenceInWords(
  first: Snapshot,
  second: Snapshot,
  after: Snapshot,
  spared: (place: string) => boolean = () => false,
): string | undefined {
  if (first.accepted !== second.accepted) return undefined
  if (second.accepted !== after.accepted) return `${after.status} where it was ${second.status}`
  if (!second.accepted) return undefined
  const unsteady = changedPlaces(first, second)
  const isTelling = (place: string) => !spared(place) && !unsteady.some((other) => isBelow(place, other))
  const changed = changedPlaces(second, after).filter(isTelling)
  return changed.length === 0 ? undefined : placesInWords(changed)
}

/** Whether the whole number at a place has grown: a server counts there. */
export function isCountedUp(before: Snapshot, after: Snapshot, place: string): boolean {
  const [was, is] = [before.leaves.get(place), after.leaves.get(place)]
  return Number.isInteger(was) && Number.isInteger(is) && Number(is) > Number(was)
}

/** Whether a place is another one or below it. */
export function isBelow(place: string, other: string): boolean {
  return `${place}/`.startsWith(`${other}/`)
}

/** Places in words, and what became of them: the first few, and how many more. */
export function placesInWords(places: readonly string[], became = 'changed'): string {
  const shown = places.slice(0, 3).map((place) => (place === '' ? 'the whole body' : `\`${place}\``))
  const more = places.length > shown.length ? ` and ${places.length - shown.length} more` : ''
  return `${shown.join(', ')}${more} ${became}`
}

/** Whether a value holds everything that another one says, members of objects in any order and beside others. */
export function holds(shown: unknown, said: Json): boolean {
  if (!isObject(said)) return sameJson(shown, said)
  return (
    isObject(shown) &&
    Object.entries(said).every(([name, value]) => Object.hasOwn(shown, name) && holds(shown[name], value))
  )
}
