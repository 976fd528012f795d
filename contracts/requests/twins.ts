/**
 * Places of one operation with the same rules, which are mostly looked at by the same code: the most telling faults go to
 * each of them, the rest to one after the other.
 * Pure.
 */
import { isObject } from '../../scripts/lib/json.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'

/** Faults of one rule that each of the places gets. */
const EACH = 20

/** Keywords that hold no value to anything. */
const WORDS = ['description', 'title', 'default', 'example', 'examples', 'x-evidence']

/** The rules of a place as a text: the same for places with the same rules. */
export function rulesText(schemas: readonly JsonSchema[]): string {
  const rules = schemas.map((schema) =>
    isObject(schema) ? Object.entries(schema).filter(([keyword]) => !WORDS.includes(keyword)) : schema,
  )
  return JSON.stringify(rules)
}

/** Leaves each place its own faults of each rule; `rulesOf`: the rules of a place as a text. */
export function amongTwins<Fault extends { keyword: string }>(
  faults: readonly Fault[],
  placeOf: (fault: Fault) => string,
  rulesOf: (place: string) => string,
): Fault[] {
  const twins = new Map<string, string[]>()
  const seen = new Map<string, { ranks: Map<string, number>; same: string[]; twin: number }>()
  for (const place of new Set(faults.map(placeOf))) {
    const rules = rulesOf(place)
    const same = twins.get(rules) ?? []
    twins.set(rules, same)
    seen.set(place, { ranks: new Map(), same, twin: same.push(place) - 1 })
  }
  return faults.filter((fault) => {
    const at = seen.get(placeOf(fault))
    if (!at) return true
    const rank = at.ranks.get(fault.keyword) ?? 0
    at.ranks.set(fault.keyword, rank + 1)
    return rank < EACH || rank % at.same.length === at.twin
  })
}
