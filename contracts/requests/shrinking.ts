/**
 * A property of an API, asked of a target: values are drawn, and where one shows a failure, smaller ones are asked for
 * until none of them shows it any more. fast-check draws and shrinks; whoever uses this sends.
 * Deterministic in the seed and the answers.
 *
 * @see https://fast-check.dev/docs/core-blocks/arbitraries/
 */
import { type Arbitrary, sample } from 'fast-check'

/** How a search goes. */
export interface Search<Value, Question, Reply> {
  values: Arbitrary<Value>
  seed: number
  /** Questions that may be asked in all. */
  budget: number
  /** The question a value stands for; none where it stands for nothing that could be asked. */
  ask(value: Value): Question | undefined
  /** Whether a reply shows the failure that is looked for. */
  fails(reply: Reply | undefined): boolean
}

/** Questions that are spent on making one failure smaller. */
const STEPS = 40
/** Candidates that are looked at without one that can be asked. */
const LOOKED_AT = 400

/** Asks until a failure is found, makes it as small as it gets, and gives its value back; `undefined`: none was found. */
export function* smallestFailure<Value, Question, Reply>(
  search: Search<Value, Question, Reply>,
): Generator<Question, Value | undefined, Reply | undefined> {
  const { values, seed, budget, ask, fails } = search
  for (const value of sample(values, { seed, numRuns: budget })) {
    const question = ask(value)
    if (question === undefined || !fails(yield question)) continue
    return yield* smaller(search, value)
  }
  return undefined
}

/** The smallest value of those tried that still fails. */
function* smaller<Value, Question, Reply>(
  { values, ask, fails }: Search<Value, Question, Reply>,
  first: Value,
): Generator<Question, Value, Reply | undefined> {
  let best: { value: Value; context: unknown } = { value: first, context: undefined }
  let steps = 0
  let looked = 0
  for (let improved = true; improved && steps < STEPS; ) {
    improved = false
    for (const next of values.shrink(best.value, best.context)) {
      if (steps >= STEPS || looked++ >= LOOKED_AT) return best.value
      const question = ask(next.value)
      if (question === undefined) continue
      steps += 1
      if (!fails(yield question)) continue
      // What was tried on the way there is in the context, and not tried again.
      best = { value: next.value, context: next.context }
      improved = true
      break
    }
  }
  return best.value
}
