/**
 * The safety net under the rules: wherever they found nothing that hurts although two schemas are not written alike,
 * instances of what may be sent are judged by both. One that fares worse is a change that no rule explains.
 * Pure, deterministic, bounded by a number of instances a place.
 */
import { sameJson } from '../lib/json.ts'
import type { Party, Use } from './change.ts'
import type { Found, Revision } from './findings.ts'
import type { Pair } from './schema/pair.ts'
import { fuzz } from './witness.ts'

/** Instances a place. */
const INSTANCES = 25

/** A place where schemas are compared. */
export interface Place {
  pair: Pair
  use: Use
}

/** What fares worse although no rule says so. */
export function unexplained(
  places: readonly Place[],
  found: readonly Found[],
  revisions: { base: Revision; head: Revision },
): Found[] {
  const hurt = new Set(
    found.flatMap(({ difference, uses }) => uses.filter((use) => hurts(difference.effect, use.from)).map(keyOf)),
  )
  const alike = new AlikePairs()
  const seen = new Map<string, Found>()
  const pairs = new Map<Pair, number>()
  for (const { pair, use } of places) {
    if (alike.has(pair) || [...hurt].some((key) => key === keyOf(use) || key.startsWith(`${keyOf(use)} /`))) continue
    const number = pairs.get(pair) ?? pairs.size
    pairs.set(pair, number)
    const key = `${number} ${use.from}`
    const known = seen.get(key) ?? searched(pair, use, revisions)
    seen.set(key, known)
    if (known.uses[0] !== use) known.uses.push(use)
  }
  return [...seen.values()].filter(({ witness }) => witness?.found === true)
}

/** Whether an effect can hurt the one who has to live with it. */
function hurts(effect: string, from: Party): boolean {
  return effect === 'different' || effect === (from === 'consumer' ? 'narrower' : 'wider')
}

function keyOf({ operation, place, from }: Use): string {
  return `${from} ${operation} ${place}`
}

function searched(pair: Pair, use: Use, { base, head }: { base: Revision; head: Revision }): Found {
  const context = {
    base: { schema: pair.base.schema, root: base.surface.table },
    head: { schema: pair.head.schema, root: head.surface.table },
  }
  const after = use.from === 'consumer' ? 'invalid' : 'valid'
  const { tried, ...result } = fuzz(context, after, INSTANCES)
  const effect = after === 'invalid' ? 'narrower' : 'wider'
  return {
    difference: {
      rule: `unexplained-${effect === 'narrower' ? 'narrowed' : 'widened'}`,
      effect,
      pointers: { base: pair.base.pointer, head: pair.head.pointer },
    },
    uses: [use],
    witness: result.found ? result : { ...result, tried },
  }
}

/** Pairs of schemas that are written alike, all the way down. */
class AlikePairs {
  readonly #known = new Map<Pair, boolean>()

  has(pair: Pair): boolean {
    const known = this.#known.get(pair)
    if (known !== undefined) return known
    const all = new Set([pair])
    let alike = true
    for (const one of all) {
      alike &&= sameJson(one.base.schema, one.head.schema)
      if (!alike) break
      for (const { pair: below } of one.below) all.add(below)
    }
    // What is below something that is alike is alike, too.
    if (alike) for (const one of all) this.#known.set(one, true)
    else this.#known.set(pair, false)
    return alike
  }
}
