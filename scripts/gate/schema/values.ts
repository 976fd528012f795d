/**
 * Compares two schemas of which at least one admits only certain values: each value is judged by the other schema, so that
 * whatever else stands beside a list says no more than it does.
 * Pure; schemas that cannot be compiled are left to the other rules.
 */
import { PipelineError } from '../../lib/errors.ts'
import type { Json } from '../../lib/json.ts'
import { createJudge } from '../../lib/sampling/judge.ts'
import type { Located } from '../../lib/sampling/schema-view.ts'
import type { Delta } from '../rules/rule.ts'
import type { Normal } from './form.ts'

/** Most values that a schema without a list is written out to. */
const MOST = 256

/** One side of a comparison. */
interface Side {
  root: object
  located: Located
  normal: Normal
}

/** What became of the values; `undefined` where neither side lists them, or they cannot be judged. */
export function valueDeltas(base: Side, head: Side): Delta[] | undefined {
  if (base.normal.values === undefined && head.normal.values === undefined) return undefined
  try {
    const [was, is] = [valuesOf(base), valuesOf(head)]
    const gone = was?.filter((value) => !accepts(head, value)) ?? []
    const come = is?.filter((value) => !accepts(base, value)) ?? []
    if (was && is) return listed(was, gone, come)
    if (is) return [{ effect: come.length > 0 ? 'different' : 'narrower', after: is }]
    return was && [{ effect: gone.length > 0 ? 'different' : 'wider', before: was }]
  } catch (thrown) {
    if (!(thrown instanceof PipelineError)) throw thrown
    return undefined
  }
}

function listed(was: readonly Json[], gone: Json[], come: Json[]): Delta[] {
  // A constant that became another one is no value more.
  if (gone.length > 0 && come.length > 0 && gone.length === was.length) {
    return [{ effect: 'different', before: gone, after: come }]
  }
  return [
    ...(gone.length > 0 ? [{ effect: 'narrower' as const, before: gone }] : []),
    ...(come.length > 0 ? [{ effect: 'wider' as const, after: come }] : []),
  ]
}

function accepts({ root, located }: Side, value: Json): boolean {
  return createJudge(root).accepts(located.schema, value)
}

/** All values of a side, `null` aside, which is the business of another rule; `undefined` when they are too many. */
function valuesOf(side: Side): Json[] | undefined {
  const proposed = side.normal.values ?? domainOf(side.normal)
  return proposed?.filter((value) => value !== null && accepts(side, value))
}

/** The values that types and bounds leave. */
function domainOf({ types, plain: { minimum, maximum } }: Normal): Json[] | undefined {
  const others = [...types].filter((type) => type !== 'null' && type !== 'boolean')
  const truths = types.has('boolean') ? [true, false] : []
  if (others.length === 0) return truths
  const isRange = others.join() === 'integer' && typeof minimum === 'number' && typeof maximum === 'number'
  if (!isRange || maximum - minimum >= MOST) return undefined
  return [...truths, ...Array.from({ length: maximum - minimum + 1 }, (_, index) => minimum + index)]
}
