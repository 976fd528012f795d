/**
 * Compares the rules between parameters that schemas cannot say (`x-constraints`): by id, in all but their wording.
 * Pure.
 */
import { type Json, type JsonObject, sameJson } from '../lib/json.ts'
import type { Operation } from '../lib/operations.ts'
import type { Effect, Use } from './change.ts'
import type { Findings } from './findings.ts'
import { type Both, otherParty } from './operations.ts'

/** Members of a rule that are sets of values. */
const LISTS: readonly string[] = ['values', 'except', 'of', 'members']

/** Compares the rules of one operation. */
export function compareConstraints(findings: Findings, { base, head, caller, name }: Both): void {
  const use = (id: string, { in: whole, kind }: JsonObject): Use => {
    const place = `rule \`${id}\``
    if (whole === 'row' || kind === 'refusal')
      return { operation: name, position: 'response', from: otherParty(caller), place }
    return { operation: name, position: 'request', from: caller, place }
  }
  const [bases, heads] = [byId(base), byId(head)]
  for (const [id, was] of bases) {
    const is = heads.get(id)
    if (!is) {
      findings.note('constraint-removed', 'wider', use(id, was.bare), { base: was.pointer }, { before: was.bare })
    } else if (!sameJson(was.bare, is.bare)) {
      const pointers = { base: was.pointer, head: is.pointer }
      const effect = effectOf(was.bare, is.bare)
      findings.note('constraint-changed', effect, use(id, is.bare), pointers, { before: was.bare, after: is.bare })
    }
  }
  for (const [id, is] of heads) {
    if (!bases.has(id))
      findings.note('constraint-added', 'narrower', use(id, is.bare), { head: is.pointer }, { after: is.bare })
  }
}

/** A rule without its wording, and where it stands. */
interface Bare {
  bare: JsonObject
  pointer: string
}

/** The rules of an operation without their wording. */
function byId({ constraints, pointer }: Operation): Map<string, Bare> {
  return new Map(
    constraints.map((rule, index) => {
      const { statement: _, ...bare } = rule
      // What cannot be written as JSON is not part of a rule; this also narrows the type.
      const plain: JsonObject = JSON.parse(JSON.stringify(bare))
      return [rule.id, { bare: inOrder(plain), pointer: `${pointer}/x-constraints/${index}` }]
    }),
  )
}

/** The lists of values that a rule names, sorted: their order means nothing. */
function inOrder(rule: JsonObject): JsonObject {
  const written = (value: Json) => JSON.stringify(value)
  const lists = LISTS.flatMap((name): [string, Json][] => {
    const list = rule[name]
    return Array.isArray(list) ? [[name, list.toSorted((a, b) => (written(a) < written(b) ? -1 : 1))]] : []
  })
  return { ...rule, ...Object.fromEntries(lists) }
}

/** What a change of a rule does to what is taken: less where it is about more values, more where it is about fewer. */
function effectOf({ of: before, ...was }: JsonObject, { of: after, ...is }: JsonObject): Effect {
  if (was.kind !== 'onlyWith' || !sameJson(was, is)) return 'different'
  // Without a list it is about all values.
  const isWithin = (few: Json | undefined, many: Json | undefined): boolean =>
    !Array.isArray(many) || (Array.isArray(few) && few.every((one) => many.some((other) => sameJson(one, other))))
  if (isWithin(before, after)) return 'narrower'
  return isWithin(after, before) ? 'wider' : 'different'
}
