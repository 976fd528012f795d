/**
 * A schema brought to one form, so that what means the same looks the same: references followed, `allOf` opened, `const`
 * as a list of one, `null` as a type, bounds of integers made inclusive, alternatives that are lists of values united.
 * Pure.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
import { type Json, sameJson } from '../../lib/json.ts'
import { type Choice, type Located, viewOf } from '../../lib/sampling/schema-view.ts'
import { both, type Normal, together } from './form.ts'
import { formOfParts } from './parts.ts'
import { intersection, isOf, TYPES, union } from './types.ts'

/** Alternatives inside of alternatives that are looked into; a schema may be an alternative of itself. */
const DEEPEST = 8

/** Brings a schema to one form; an alternative that stands alone stays one, see {@link inlined}. */
export function normalise(root: object, located: Located, depth = 0): Normal {
  const view = viewOf(root, [located])
  const own = formOfParts(view.parts, { never: view.impossible, alone: view.choices.length === 0 })
  return view.choices.reduce<Normal>((normal, choice) => withChoice(root, normal, choice, depth), own)
}

/** The form without alternatives that stand alone: they are no alternatives but part of the whole. */
export function inlined(root: object, normal: Normal): Normal {
  const rest = normal.choices.filter(({ branches }) => branches.length !== 1)
  const alone = normal.choices.flatMap(({ branches }) => (branches.length === 1 ? branches : []))
  return alone.reduce<Normal>(
    (whole, branch) => {
      const part = normalise(root, branch)
      // What admits no value by itself is admitted by the alternatives around it.
      const types = new Set([...part.types, ...(normal.types.has('null') ? (['null'] as const) : [])])
      return both(whole, { ...part, types, ...(normal.types.has('null') ? withNull(part) : {}) })
    },
    { ...normal, choices: rest },
  )
}

/** A schema with alternatives, told as types or values where that says it all. */
function withChoice(root: object, normal: Normal, { keyword, branches }: Choice, depth: number): Normal {
  if (keyword === 'if') return normal
  const located = branches.map((branch) => together(branch))
  if (depth > DEEPEST) return { ...normal, choices: [...normal.choices, { keyword, branches: located }] }
  const parts = located.map((branch) => ({ branch, normal: normalise(root, branch, depth + 1) }))
  const isNull = (one: Normal) => [...one.types].join() === 'null'
  const others = parts.filter((part) => !isNull(part.normal))
  const nullable = others.length < parts.length
  if (others.length > 0 && others.every((part) => isList(part.normal))) {
    const values = [...others.flatMap((part) => part.normal.values ?? []), ...(nullable ? [null] : [])]
    return both(normal, {
      ...(others[0]?.normal ?? normal),
      values: distinct(values),
      types: new Set(TYPES.filter((type) => values.some((value) => isOf(value, type)))),
    })
  }
  const kept = { keyword, branches: nullable ? others.map(({ branch }) => branch) : located }
  const types = union(parts.map((part) => part.normal.types))
  return { ...normal, types: intersection([new Set(normal.types), types]), choices: [...normal.choices, kept] }
}

function withNull({ values }: Normal): { values?: Json[] } {
  return values === undefined ? {} : { values: distinct([...values, null]) }
}

function distinct(values: readonly Json[]): Json[] {
  return values.filter((value, index) => values.findIndex((other) => sameJson(other, value)) === index)
}

/** Whether a schema is nothing but a list of values. */
function isList(normal: Normal): boolean {
  const { values, patterns, formats, required, choices, written, properties } = normal
  return (
    values !== undefined &&
    patterns.length + formats.length + required.length + choices.length + properties.size === 0 &&
    Object.keys(written).length === 0
  )
}
