/**
 * One valid instance of a schema.
 * Pure, deterministic in (schema, seed), bounded; an invalid value is never handed out, `undefined` is.
 */
import { PipelineError } from '../errors.ts'
import type { Json } from '../json.ts'
import { createBuilder } from './builder.ts'
import { TOP } from './building.ts'
import { createJudge } from './judge.ts'
import { createMemory } from './memory.ts'
import type { SchemaInContext } from './sampling.ts'

/** What a sample may start from. */
export interface SampleOptions {
  /** Decides every free choice. */
  seed: number
  /** A declared example: taken as it is when it is valid. */
  example?: Json | undefined
}

/** Instances that are remembered. */
const MOST = 5000
const known = createMemory<{ value: Json | undefined }>(MOST, () => 1)

/** One valid instance: the example, what the schema names, or a built one; `undefined` when none was found. */
export function sample(context: SchemaInContext, options: SampleOptions): Json | undefined {
  try {
    const { example, seed } = options
    if (example !== undefined && createJudge(context.root).accepts(context.schema, example)) return example
    return known(context, String(seed), () => ({ value: built(context, seed) })).value
  } catch (thrown) {
    // A schema that does not compile, or is nested without end, has no instance anyone could judge.
    if (thrown instanceof PipelineError || thrown instanceof RangeError) return undefined
    throw thrown
  }
}

function built(context: SchemaInContext, seed: number): Json | undefined {
  const judge = createJudge(context.root)
  for (const careful of [false, true]) {
    const builder = createBuilder({ root: context.root, judge, seed, careful })
    const value = builder.build([{ schema: context.schema, pointer: '~' }], TOP)
    if (value !== undefined && judge.accepts(context.schema, value)) return value
  }
  return undefined
}
