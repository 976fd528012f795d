/**
 * Ordinary values of a place: valid ones that are nothing special, to compare special ones with.
 * Pure, deterministic: the same schema and seed give the same values.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { sample } from '../../scripts/lib/sampling/instance.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { createRandom, deriveSeed } from '../../scripts/lib/sampling/random.ts'

/** Tries for each value: a place with few values gives the same one often. */
const TRIES = 4

/** What is asked for: how many values, for which place, and like which value that the target is known to serve. */
export interface OrdinaryOptions {
  seed: number
  place: string
  count: number
  like?: Json | undefined
}

/** Up to `count` values, no two of them alike: a target may refuse one of them for a reason of its own. */
export function ordinaryValues(
  table: OperationsTable,
  schema: JsonSchema,
  { seed, place, count, like }: OrdinaryOptions,
): Json[] {
  const values = new Map<string, Json>()
  const shaped = typeof like === 'string' ? shapedLike(like, deriveSeed(seed, `like ${place}`)) : undefined
  if (shaped !== undefined && createJudge(table).accepts(schema, shaped)) values.set(JSON.stringify(shaped), shaped)
  for (let turn = 0; turn < TRIES * count && values.size < count; turn += 1) {
    const options = { seed: deriveSeed(seed, `ordinary ${turn} ${place}`) }
    const value = sample({ schema, root: table }, options)
    if (value !== undefined) values.set(JSON.stringify(value), value)
  }
  return [...values.values()]
}

/** Alphabets within which a character is exchanged; every other character stays. */
const ALPHABETS = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789']
/** Characters that have to change: with fewer the text may well name another thing that exists. */
const LEAST = 6

/**
 * Another text with the same kinds of characters in the same order, which a target refuses only where it does not know
 * it, whatever it holds of other kinds of characters; `undefined` where too few characters can change.
 */
function shapedLike(text: string, seed: number): string | undefined {
  const random = createRandom(seed)
  const alphabets = [...text].map((character) => ALPHABETS.find((alphabet) => alphabet.includes(character)))
  if (alphabets.filter((alphabet) => alphabet !== undefined).length < LEAST) return undefined
  return [...text].map((character, index) => random.pick([...(alphabets[index] ?? character)])).join('')
}
