/**
 * Shows changes of schemas by an instance: which one is looked for follows from who sends it and what became of the schema.
 * Pure.
 */
import type { Difference, Party, Witness } from './change.ts'
import type { Found, Revision } from './findings.ts'
import { rules } from './rules/index.ts'
import { findWitness } from './witness.ts'

/** Differences of what only describes: both revisions take the same instances. */
const DESCRIBED_ONLY = ['default', 'deprecated', 'discriminator']

/** Keywords by the start of the names of differences that have no rule file. */
const KEYWORDS: readonly [string, string[]][] = [
  ['required-property-added', ['required', 'additionalProperties', 'unevaluatedProperties']],
  ['additional-properties', ['additionalProperties', 'unevaluatedProperties']],
  ['property-', ['additionalProperties', 'unevaluatedProperties']],
  ['alternative', ['oneOf', 'anyOf', 'const', 'enum', 'type', 'required']],
  ['choice', ['oneOf', 'anyOf']],
  ['schema-', ['false schema']],
]

/** The witness of a difference, or why there is none. */
export function witnessOf(found: Found, from: Party, revisions: { base: Revision; head: Revision }): Witness {
  const { difference, schemas } = found
  if (!schemas) return { found: false, why: 'no schema of a value differs', tried: 0 }
  const rule = ruleOf(difference)
  if (DESCRIBED_ONLY.some((id) => rule === id)) {
    return { found: false, why: 'what only describes a value admits the same ones', tried: 0 }
  }
  const context = {
    base: { schema: schemas.base.schema, root: revisions.base.surface.table },
    head: { schema: schemas.head.schema, root: revisions.head.surface.table },
  }
  const { tried, ...search } = findWitness(context, {
    after: soughtAfter(difference, from),
    keywords: keywordsOf(difference),
  })
  if (search.found) return search
  if (difference.rule === 'property-removed') {
    return { found: false, why: 'the schema admits properties that it does not describe', tried }
  }
  return { ...search, tried }
}

/** How the witness fares after the change. */
function soughtAfter({ effect }: Difference, from: Party): 'valid' | 'invalid' {
  if (effect === 'narrower') return 'invalid'
  if (effect === 'wider') return 'valid'
  return from === 'consumer' ? 'invalid' : 'valid'
}

/** The id of the rule that found a difference. */
function ruleOf({ rule }: Difference): string {
  return rule.replace(/-(narrowed|widened|changed)$/, '')
}

function keywordsOf(difference: Difference): readonly string[] {
  const id = ruleOf(difference)
  const rule = rules.find((one) => one.id === id)
  return rule?.keywords ?? KEYWORDS.find(([start]) => difference.rule.startsWith(start))?.[1] ?? []
}
