/**
 * Objects and arrays that break one rule: a property missing or surplus, items too few, too many or the same.
 * Pure; proposals only, the judge decides.
 */
import { isObject, type Json, type JsonObject } from '../json.ts'
import { joinPointer } from '../pointer.ts'
import { resized, resizedArray, without } from './boundary-structures.ts'
import { LONGEST_ARRAY } from './build-array.ts'
import { closure } from './build-object.ts'
import type { Builder } from './building.ts'
import { nearMisses } from './near-misses.ts'
import type { Place } from './places.ts'
import { items, type Proposal, properties } from './proposal.ts'
import {
  itemSchemas,
  type Located,
  mapOf,
  numbers,
  type Part,
  requiredNames,
  stringList,
  strings,
  subschema,
} from './schema-view.ts'

/** Each required property missing, a surplus one, a forbidden name, too few and too many. */
export function objectViolations(builder: Builder, place: Place): Proposal[] {
  const { value } = place
  if (!isObject(value)) return []
  const { parts } = place.view
  return [
    ...parts.flatMap((part) =>
      stringList(part.schema.required).map((name) =>
        missing('required', part, value, name, 'missing, although it is required'),
      ),
    ),
    ...parts.flatMap((part) => surplus(part, parts, value)),
    ...parts.flatMap((part) => forbiddenNames(part, value, builder.seed)),
    ...parts.flatMap((part) => missingDependents(part, parts, value)),
    ...wrongCounts(builder, place, value),
  ]
}

/** The object without one property. */
function missing(keyword: string, part: Part, value: JsonObject, name: string, label: string): Proposal {
  return {
    keyword,
    schemaPointer: part.pointer,
    label,
    value: undefined,
    about: joinPointer('', name),
    whole: without(value, [name]),
  }
}

/** The object with a property its schema does not allow. */
function surplus(part: Part, parts: readonly Part[], value: JsonObject): Proposal[] {
  const keyword = ['additionalProperties', 'unevaluatedProperties'].find((word) => part.schema[word] === false)
  if (keyword === undefined) return []
  const declared = new Set(parts.flatMap((each) => Object.keys(mapOf(each, 'properties'))))
  const name = ['unexpected', 'unexpectedProperty', 'x1', '1'].find(
    (free) => !declared.has(free) && !Object.hasOwn(value, free),
  )
  if (name === undefined) return []
  const label = 'a property the schema does not declare, where no others are allowed'
  return [
    {
      keyword,
      schemaPointer: part.pointer,
      label,
      value: 'text',
      about: joinPointer('', name),
      whole: { ...value, [name]: 'text' },
    },
  ]
}

/** The object with a property whose name breaks `propertyNames`. */
function forbiddenNames(part: Part, value: JsonObject, seed: number): Proposal[] {
  const rule = subschema(part, 'propertyNames')?.schema
  if (!isObject(rule)) return []
  const [member] = Object.values(value)
  const most = typeof rule.maxLength === 'number' ? rule.maxLength : undefined
  const names = [
    ...strings([{ schema: rule, pointer: '' }], 'pattern').flatMap(({ value: pattern }) =>
      nearMisses(pattern, { min: 1, max: 40 }, seed).map((miss) => ({
        name: miss.value,
        label: `a name with ${miss.label}`,
      })),
    ),
    ...(most === undefined
      ? []
      : [
          {
            name: 'a'.repeat(Math.min(most + 1, 300)),
            label: `a name of ${most + 1} characters, at most ${most} are allowed`,
          },
        ]),
    { name: 'Unexpected Name!', label: 'a name the schema does not allow' },
  ]
  return names.slice(0, 3).map(({ name, label }) => ({
    keyword: 'propertyNames',
    schemaPointer: part.pointer,
    label,
    value: member ?? 'text',
    about: joinPointer('', name),
    whole: { ...value, ...Object.fromEntries([[name, member ?? 'text']]) },
  }))
}

/** The object without a property that another one calls for. */
function missingDependents(part: Part, parts: readonly Part[], value: JsonObject): Proposal[] {
  const always = new Set(closure(parts, requiredNames(parts)))
  return Object.entries(mapOf(part, 'dependentRequired')).flatMap(([trigger, dependents]) => {
    if (!Object.hasOwn(value, trigger)) return []
    const label = 'missing, although another property calls for it'
    const optional = stringList(dependents).filter((name) => !always.has(name) || always.has(trigger))
    return optional.map((name) => missing('dependentRequired', part, value, name, label))
  })
}

/** Objects with one property too few or too many. */
function wrongCounts(builder: Builder, place: Place, value: JsonObject): Proposal[] {
  const { parts } = place.view
  const required = closure(parts, requiredNames(parts))
  const optionalLast = Object.entries(value).toSorted(
    ([a], [b]) => Number(required.includes(b)) - Number(required.includes(a)),
  )
  const few = numbers(parts, 'minProperties').flatMap(({ value: least, part }) => {
    if (least < 1) return []
    const whole = Object.fromEntries(optionalLast.slice(0, least - 1))
    const label = `${properties(least - 1)}, at least ${least} are needed`
    return [{ keyword: 'minProperties', schemaPointer: part.pointer, label, value: whole }]
  })
  const many = numbers(parts, 'maxProperties').flatMap(({ value: most, part }) => {
    const whole = resized(builder, place, value, most + 1, value)
    const label = `${properties(most + 1)}, at most ${most} are allowed`
    return whole ? [{ keyword: 'maxProperties', schemaPointer: part.pointer, label, value: whole }] : []
  })
  return [...few, ...many]
}

/** Arrays with an item too few or too many, the same item twice, or none of the kind that is wanted. */
export function arrayViolations(builder: Builder, place: Place): Proposal[] {
  const { value } = place
  if (!Array.isArray(value)) return []
  const { parts } = place.view
  const few = numbers(parts, 'minItems').flatMap(({ value: least, part }) => {
    const whole = least < 1 ? undefined : resizedArray(builder, place, least - 1)
    const label = `${least === 1 ? 'no items' : items(least - 1)}, at least ${least} ${least === 1 ? 'is' : 'are'} needed`
    return whole ? [{ keyword: 'minItems', schemaPointer: part.pointer, label, value: whole }] : []
  })
  const many = numbers(parts, 'maxItems').flatMap(({ value: most, part }) => {
    const whole = most < LONGEST_ARRAY ? resizedArray(builder, place, most + 1) : undefined
    const label = `${items(most + 1)}, at most ${most} ${most === 1 ? 'is' : 'are'} allowed`
    return whole ? [{ keyword: 'maxItems', schemaPointer: part.pointer, label, value: whole }] : []
  })
  const same = parts.filter(({ schema }) => schema.uniqueItems === true).flatMap((part) => twice(part, value))
  return [
    ...few,
    ...many,
    ...same,
    ...parts.flatMap((part) => containing(builder, place, part, value)),
    ...parts.flatMap((part) => tooLong(part, value)),
  ]
}

/** The first item once more: in place of the last, or behind it. */
function twice(part: Part, value: Json[]): Proposal[] {
  const first = value[0]
  if (first === undefined) return []
  const wholes = value.length > 1 ? [value.with(-1, first), [...value, first]] : [[...value, first]]
  const label = 'the same item twice, where each may come once'
  return wholes.map((whole) => ({
    keyword: 'uniqueItems',
    schemaPointer: part.pointer,
    label,
    value: whole,
    alternative: true,
  }))
}

/** The array with its items of the wanted kind replaced by others, or with too many of them. */
function containing(builder: Builder, place: Place, part: Part, value: Json[]): Proposal[] {
  const wanted = subschema(part, 'contains')
  if (!wanted) return []
  const least = typeof part.schema.minContains === 'number' ? part.schema.minContains : 1
  const kept = value.filter((item) => !builder.holds([wanted], item))
  const other: Located[] = [...itemSchemas(place.view.parts, 0), { schema: { not: wanted.schema }, pointer: '~' }]
  const filler = builder.build(other, { ...place.frame, depth: place.frame.depth + 1 })
  const fewer = value.map((item) => (kept.includes(item) ? item : (filler ?? 'text')))
  const owner = { keyword: 'contains', schemaPointer: part.pointer }
  const few =
    least > 0 ? [{ ...owner, label: `no item of the wanted form, at least ${least} is needed`, value: fewer }] : []
  const most = part.schema.maxContains
  if (typeof most !== 'number' || most >= LONGEST_ARRAY) return few
  const found = [...builder.buildEach([...itemSchemas(place.view.parts, 0), wanted], place.frame)].slice(0, most + 1)
  const many = Array.from({ length: most + 1 }, (_, index) => found[index % Math.max(found.length, 1)] ?? 'text')
  return [
    ...few,
    { ...owner, label: `${items(most + 1)} of the wanted form, at most ${most} are allowed`, value: many },
  ]
}

/** The array with one item more than a closed tuple has places. */
function tooLong(part: Part, value: Json[]): Proposal[] {
  const keyword = ['items', 'unevaluatedItems'].find((word) => part.schema[word] === false)
  if (keyword === undefined) return []
  return [
    {
      keyword,
      schemaPointer: part.pointer,
      label: 'one item more than there are places for',
      value: [...value, 'text'],
    },
  ]
}

/** Values that a `not` excludes, and values that fit two alternatives where exactly one must fit. */
export function combinationViolations(builder: Builder, place: Place): Proposal[] {
  const schemas = place.schemas.map(({ schema, pointer }) => ({ schema: lenient(schema), pointer }))
  const excluded = place.view.parts.flatMap((part) => {
    const not = subschema(part, 'not')
    const own = place.view.parts.map((each) => ({ schema: lenient(each.schema), pointer: each.pointer }))
    const value = not ? builder.build([...own, not], place.frame) : undefined
    return value === undefined
      ? []
      : [{ keyword: 'not', schemaPointer: part.pointer, label: 'a form the schema excludes', value }]
  })
  const both = place.view.choices.flatMap((choice) => {
    if (choice.keyword !== 'oneOf') return []
    const pairs = choice.branches.flatMap((first, index) =>
      choice.branches.slice(index + 1).map((second) => [...first, ...second]),
    )
    for (const pair of pairs.slice(0, 6)) {
      const value = builder.build([...schemas, ...pair], place.frame)
      if (value !== undefined)
        return [
          {
            keyword: 'oneOf',
            schemaPointer: choice.part.pointer,
            label: 'fits two alternatives, exactly one must fit',
            value,
          },
        ]
    }
    return []
  })
  return [...excluded, ...both]
}

/** A schema without what forbids the value that is looked for. */
function lenient(schema: Located['schema']): Located['schema'] {
  if (typeof schema === 'boolean') return schema
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !['not', 'oneOf'].includes(keyword)))
}

/** A value none of the alternatives fits. */
export function alternativeViolations(place: Place): Proposal[] {
  const values: Json[] = [null, 'text', 12.5, true, {}, []]
  return place.view.choices.flatMap((choice) => {
    if (choice.keyword === 'if') return []
    const schemaPointer = choice.part.pointer
    return values.map((value) => ({
      keyword: choice.keyword,
      schemaPointer,
      label: 'fits none of the alternatives',
      value,
      alternative: true,
    }))
  })
}
