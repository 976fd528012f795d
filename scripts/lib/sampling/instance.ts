/**
 * One valid instance of a schema.
 * Pure, deterministic in (schema, seed), bounded; an invalid value is never handed out, `undefined` is.
 */
import { PipelineError } from '../errors.ts'
import type { Json } from '../json.ts'
import { type Builder, build, TOP } from './builder.ts'
import { createJudge } from './judge.ts'
import type { SchemaInContext } from './sampling.ts'

/** What a sample may start from. */
export interface SampleOptions {
  /** Decides every free choice. */
  seed: number
  /** A declared example: taken as it is when it is valid. */
  example?: Json | undefined
}

/** One valid instance: the example, what the schema names, or a built one; `undefined` when none was found. */
export function sample(context: SchemaInContext, options: SampleOptions): Json | undefined {
  try {
    const judge = createJudge(context.root)
    const { example } = options
    if (example !== undefined && judge.accepts(context.schema, example)) return example
    const builder: Builder = { root: context.root, judge, seed: options.seed, nodes: 0 }
    return build(builder, [{ schema: context.schema, pointer: '~' }], TOP)
  } catch (thrown) {
    // A schema that does not compile, or is nested without end, has no instance anyone could judge.
    if (thrown instanceof PipelineError || thrown instanceof RangeError) return undefined
    throw thrown
  }
}
