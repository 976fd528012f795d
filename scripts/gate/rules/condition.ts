/** Keywords whose meaning is too entangled to be compared in parts: any difference counts as one. */
import { isObject, type Json, type JsonObject, sameJson } from '../../lib/json.ts'
import type { Effect } from '../change.ts'
import type { Normal } from '../schema/form.ts'
import { type Delta, defineRule } from './rule.ts'

export default defineRule({
  id: 'condition',
  keywords: [
    'not',
    'if',
    'then',
    'else',
    'contains',
    'unevaluatedItems',
    'propertyNames',
    'dependentRequired',
    'dependentSchemas',
  ],
  rationale: 'Conditions that change may let other values through than before; which ones, a witness shows.',
  example: { base: { not: { const: 1 } }, head: { not: { type: 'string' } }, effect: 'different' },
  compare(base, head) {
    const names = [...new Set([...Object.keys(base.written), ...Object.keys(head.written)])]
      .filter((name) => !CLOSING.includes(name))
      .map((name) => (BRANCHES.includes(name) ? 'if' : name))
      .filter((name) => !(name === 'contains' && isLone(base) && isLone(head)))
    return [...new Set(names)].toSorted().flatMap((name) => {
      return rewritten(name, name === 'if' ? ['if', ...BRANCHES] : [name], base, head)
    })
  },
})

/** Compares keywords as they are written. */
export function rewritten(name: string, parts: readonly string[], base: Normal, head: Normal): Delta[] {
  const form = ({ written }: Normal) => parts.map((part) => plainForm(written[part] ?? null))
  const [before, after] = [form(base), form(head)]
  return sameJson(before, after) ? [] : [{ effect: effectOf(name, before, after), before: name, after: name }]
}

/** Keywords that close a whole to what its parts do not list; a rule of their own. */
export const CLOSING: readonly string[] = ['additionalProperties', 'unevaluatedProperties']

/** Keywords that mean nothing but beside another. */
const BRANCHES = ['then', 'else']

/** Whether one schema says what some item must be, so that it is compared by itself. */
export function isLone({ contains, plain }: Normal): boolean {
  return contains.length === 1 && plain.maxContains === undefined
}

/** What became of a condition: what comes narrows, what goes widens, and so do values that are excluded. */
function effectOf(name: string, before: readonly Json[], after: readonly Json[]): Effect {
  if (before.every((part) => part === null)) return 'narrower'
  if (after.every((part) => part === null)) return 'wider'
  const [was, is] = [valuesOf(before[0]), valuesOf(after[0])]
  if (name !== 'not' || !was || !is) return 'different'
  const within = (some: readonly Json[], all: readonly Json[]) =>
    some.every((value) => all.some((one) => sameJson(one, value)))
  return within(was, is) ? 'narrower' : within(is, was) ? 'wider' : 'different'
}

/** The values of a schema that is nothing but a list of them. */
function valuesOf(schema: Json | undefined): readonly Json[] | undefined {
  return isObject(schema) && Array.isArray(schema.enum) && Object.keys(schema).length === 1 ? schema.enum : undefined
}

/** A schema without words for people, a constant as a list of one, lists of names and values in order. */
function plainForm(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(plainForm)
  if (!isObject(schema)) return schema
  const form: JsonObject = {}
  for (const [name, value] of Object.entries(schema)) {
    if (name === 'const') form.enum = [value]
    else if ((name === 'enum' || name === 'required') && Array.isArray(value)) form[name] = value.toSorted(byText)
    else if (!(WORDS.includes(name) && typeof value === 'string')) form[name] = plainForm(value)
  }
  return form
}

const WORDS = ['title', 'description', '$comment']

const byText = (one: Json, other: Json) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)
