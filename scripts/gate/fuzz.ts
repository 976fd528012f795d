/**
 * Tries to find somebody whom a safe change of a schema hurts: instances drawn by fast-check from a seed, of what was sent
 * before or of what is sent now, judged by the other revision. Those that are found are shrunk to the earliest one.
 * Pure, deterministic: the seed follows from the change.
 *
 * @see https://fast-check.dev/docs/configuration/custom-reports/
 */
import { check, nat, pre, property } from 'fast-check'
import { PipelineError } from '../lib/errors.ts'
import type { Json } from '../lib/json.ts'
import { sample } from '../lib/sampling/instance.ts'
import { createJudge } from '../lib/sampling/judge.ts'
import type { SchemasInContext } from './witness.ts'

/** What was tried. */
export interface Fuzzed {
  /** Instances that were judged. */
  instances: number
  seed: number
  /** One that fares worse than before. */
  hurt?: Json
}

/** Instances for one change. */
const INSTANCES = 30

/** Draws instances: `sent` is the side they are drawn from, the other one has to take them. */
export function fuzzSafe(schemas: SchemasInContext, drawn: 'base' | 'head', seed: number): Fuzzed | undefined {
  const [from, to] = drawn === 'base' ? [schemas.base, schemas.head] : [schemas.head, schemas.base]
  const [own, other] = [createJudge(from.root), createJudge(to.root)]
  let instances = 0
  try {
    const kept = property(nat(0xffff), (turn) => {
      const value = sample(from, { seed: turn + 1 })
      pre(value !== undefined && own.accepts(from.schema, value))
      instances += 1
      return value !== undefined && other.accepts(to.schema, value)
    })
    const { counterexample } = check(kept, { seed, numRuns: INSTANCES, maxSkipsPerRun: 1 })
    const hurt = counterexample ? sample(from, { seed: counterexample[0] + 1 }) : undefined
    return { instances, seed, ...(hurt === undefined ? {} : { hurt }) }
  } catch (thrown) {
    if (!(thrown instanceof PipelineError)) throw thrown
    return undefined
  }
}
