/**
 * Compares the rules between parameters that schemas cannot say (`x-constraints`): by id, in all but their wording.
 * Pure.
 */
import { type Json, sameJson } from '../lib/json.ts'
import type { Operation } from '../lib/operations.ts'
import type { Use } from './change.ts'
import type { Findings } from './findings.ts'
import type { Both } from './operations.ts'

/** Compares the rules of one operation. */
export function compareConstraints(findings: Findings, { base, head, caller, name }: Both): void {
  const use = (id: string): Use => ({
    operation: name,
    position: 'request',
    from: caller,
    place: `rule \`${id}\``,
  })
  const [bases, heads] = [byId(base), byId(head)]
  for (const [id, was] of bases) {
    const is = heads.get(id)
    if (!is) {
      findings.note('constraint-removed', 'wider', use(id), { base: was.pointer }, { before: was.bare })
    } else if (!sameJson(was.bare, is.bare)) {
      const pointers = { base: was.pointer, head: is.pointer }
      findings.note('constraint-changed', 'different', use(id), pointers, { before: was.bare, after: is.bare })
    }
  }
  for (const [id, is] of heads) {
    if (!bases.has(id)) findings.note('constraint-added', 'narrower', use(id), { head: is.pointer }, { after: is.bare })
  }
}

/** The rules of an operation without their wording. */
function byId({ constraints, pointer }: Operation): Map<string, { bare: Json; pointer: string }> {
  return new Map(
    constraints.map((rule, index) => {
      const { statement: _, ...bare } = rule
      // What cannot be written as JSON is not part of a rule; this also narrows the type.
      const plain: unknown = JSON.parse(JSON.stringify(bare))
      return [rule.id, { bare: plain as Json, pointer: `${pointer}/x-constraints/${index}` }]
    }),
  )
}
