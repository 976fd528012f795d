/**
 * Values that come and go between readings of the same thing.
 * Pure. A value that is another one each time is made up for each answer, and nobody's change.
 */
import { changedPlaces, type Snapshot } from './snapshots.ts'

/** Places that differ between some readings and not between all of them. */
export function unsteadyPlaces(readings: readonly Snapshot[]): string[] {
  const pairs = readings.flatMap((one, index) => readings.slice(index + 1).map((other) => changedPlaces(one, other)))
  const places = [...new Set(pairs.flat())]
  return places.filter((place) => !pairs.every((changed) => changed.includes(place)))
}
