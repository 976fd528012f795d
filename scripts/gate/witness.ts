/**
 * Looks for an instance on which two schemas disagree: valid before and invalid after, or the other way round. Instances
 * come from either schema: samples, those at the bounds, those with one fault; Ajv judges them by both.
 * Pure, deterministic, bounded by a number of instances; a value that is handed out was judged.
 */
import { PipelineError } from '../lib/errors.ts'
import type { Json } from '../lib/json.ts'
import { boundaries } from '../lib/sampling/boundaries.ts'
import { sample } from '../lib/sampling/instance.ts'
import { createJudge, type SchemaFault } from '../lib/sampling/judge.ts'
import type { SchemaInContext } from '../lib/sampling/sampling.ts'
import { violations } from '../lib/sampling/violations.ts'

/** A schema of each revision, in the table it refers into. */
export interface SchemasInContext {
  base: SchemaInContext
  head: SchemaInContext
}

/** How a value fares in both revisions. */
export interface Disagreement {
  value: Json
  before: 'valid' | 'invalid'
  after: 'valid' | 'invalid'
}

/** What a search came to. */
export type Search = ({ found: true; tried: number } & Disagreement) | { found: false; tried: number; why: string }

/** Instances that are judged for one change, at most. */
const MOST = 400

/** Samples that variations start from. */
const SEEDS = [1, 2, 3]

/** What a witness has to show. */
export interface Sought {
  /** How the value has to fare in the revision after; either way when absent. */
  after?: 'valid' | 'invalid' | undefined
  /** The keywords that are to be the cause, at the top of the value; any when empty. */
  keywords: readonly string[]
}

/** Looks for a witness, rather for one that only breaks the keywords that are the cause. */
export function findWitness(schemas: SchemasInContext, { after, keywords }: Sought): Search {
  const judges = { base: createJudge(schemas.base.root), head: createJudge(schemas.head.root) }
  const isExact = (one: Disagreement) => {
    const side = one.before === 'invalid' ? 'base' : 'head'
    const faults = judges[side].faults(schemas[side].schema, one.value)
    const isCause = (fault: SchemaFault) => keywords.includes(fault.keyword) && fault.pointer.lastIndexOf('/') <= 0
    return keywords.length === 0 || faults.every(isCause)
  }
  return search(schemas, (one) => after === undefined || one.after === after, isExact, candidates(schemas))
}

/** Samples both schemas and looks for a value that fares worse after, or newly well, as told. */
export function fuzz(schemas: SchemasInContext, after: 'valid' | 'invalid', count: number): Search {
  return search(
    schemas,
    (one) => one.after === after,
    () => true,
    samples(schemas, after === 'invalid' ? 'base' : 'head', count),
  )
}

function search(
  { base, head }: SchemasInContext,
  isWanted: (one: Disagreement) => boolean,
  isExact: (one: Disagreement) => boolean,
  proposed: Iterable<Json>,
): Search {
  let tried = 0
  let loose: Disagreement | undefined
  try {
    const [was, is] = [createJudge(base.root), createJudge(head.root)]
    const word = (accepted: boolean) => (accepted ? 'valid' : 'invalid')
    for (const value of proposed) {
      if (tried >= MOST) break
      tried += 1
      const one: Disagreement = {
        value,
        before: word(was.accepts(base.schema, value)),
        after: word(is.accepts(head.schema, value)),
      }
      if (one.before === one.after || !isWanted(one)) continue
      if (isExact(one)) return { found: true, tried, ...one }
      loose ??= one
    }
  } catch (thrown) {
    if (!(thrown instanceof PipelineError)) throw thrown
    return { found: false, tried, why: 'one of the schemas cannot be compiled' }
  }
  if (loose) return { found: true, tried, ...loose }
  const why = tried === 0 ? 'no instance of either schema could be made' : 'both revisions judge all of them alike'
  return { found: false, tried, why }
}

/** Values that are likely to tell two schemas apart: samples, and what each schema makes of its bounds. */
function* candidates(schemas: SchemasInContext): Generator<Json> {
  for (const seed of SEEDS) {
    const starts = [schemas.base, schemas.head].map((context) => ({ context, valid: sample(context, { seed }) }))
    for (const { valid } of starts) if (valid !== undefined) yield valid
    for (const { context, valid } of starts) {
      if (valid === undefined) continue
      for (const { instance } of boundaries(context, valid)) yield instance
      for (const { instance } of violations(context, valid)) yield instance
    }
  }
}

/** Samples of one side, and those at its bounds, whichever come first. */
function* samples(schemas: SchemasInContext, side: 'base' | 'head', count: number): Generator<Json> {
  const context = schemas[side]
  for (let seed = 1; seed <= count; seed++) {
    const value = sample(context, { seed })
    if (value === undefined) return
    yield value
    if (seed === 1) for (const { instance } of boundaries(context, value).slice(0, count)) yield instance
  }
}
