/**
 * Valid objects and arrays at their bounds, and the alternatives a schema offers.
 * Pure; proposals only, the judge decides.
 */
import { isObject, type Json, type JsonObject } from '../json.ts'
import { joinPointer } from '../pointer.ts'
import { typePointer } from './boundary-scalars.ts'
import { arrayBounds, buildItems } from './build-array.ts'
import { closure, extraNames, isTooFar } from './build-object.ts'
import { type Builder, below } from './building.ts'
import type { Place } from './places.ts'
import { items, type Proposal, properties } from './proposal.ts'
import { numbers, type Part, propertyNames, propertySchemas, requiredNames, typesOf } from './schema-view.ts'

/** Arrays are not filled up beyond this for the sake of a bound. */
const MANY_ITEMS = 100

/** Each optional property present and absent, only the required ones, all of them, as few and as many as allowed. */
export function objectBoundaries(builder: Builder, place: Place): Proposal[] {
  const { value, frame } = place
  const { parts } = place.view
  if (!isObject(value)) return []
  const required = closure(parts, requiredNames(parts))
  const holder = (name: string): string => declaringPart(parts, name)?.pointer ?? place.view.parts[0]?.pointer ?? '~'
  const optional = propertyNames(parts).filter((name) => !required.includes(name))
  const proposals: Proposal[] = []
  for (const name of optional) {
    const about = joinPointer('', name)
    const shared = { keyword: 'required', schemaPointer: holder(name), about }
    if (Object.hasOwn(value, name)) {
      proposals.push({ ...shared, label: 'absent, which is allowed', value: undefined, whole: without(value, [name]) })
      continue
    }
    if (isTooFar(builder, parts, name, frame)) continue
    const member = builder.build(propertySchemas(parts, name), below(parts, name, frame))
    if (member === undefined) continue
    proposals.push({
      ...shared,
      label: 'present, which is allowed',
      value: member,
      whole: { ...value, ...Object.fromEntries([[name, member]]) },
    })
  }
  const bare = without(
    value,
    Object.keys(value).filter((name) => !required.includes(name)),
  )
  const pointer = typePointer(parts, 'object')
  proposals.push({ keyword: 'required', schemaPointer: pointer, label: 'only the required properties', value: bare })
  return [...proposals, ...countedProperties(builder, place, value, bare)]
}

/** Objects with as few and as many properties as `minProperties` and `maxProperties` allow. */
function countedProperties(builder: Builder, place: Place, value: JsonObject, bare: JsonObject): Proposal[] {
  const { parts } = place.view
  const least = numbers(parts, 'minProperties').map(({ value: count, part }) => ({
    keyword: 'minProperties',
    count,
    part,
    from: bare,
    word: 'least',
  }))
  const most = numbers(parts, 'maxProperties').map(({ value: count, part }) => ({
    keyword: 'maxProperties',
    count,
    part,
    from: value,
    word: 'most',
  }))
  return [...least, ...most].flatMap(({ keyword, count, part, from, word }) => {
    const whole = resized(builder, place, { ...from, ...(keyword === 'minProperties' ? {} : value) }, count, value)
    if (!whole) return []
    return [{ keyword, schemaPointer: part.pointer, label: `${properties(count)}, the ${word} allowed`, value: whole }]
  })
}

/** An object with a given number of properties: some taken from the full one, some made up. */
export function resized(
  builder: Builder,
  place: Place,
  from: JsonObject,
  count: number,
  full: JsonObject,
): JsonObject | undefined {
  const { parts } = place.view
  const members = Object.entries({ ...from })
  for (const [name, member] of Object.entries(full)) {
    if (members.length < count && !members.some(([known]) => known === name)) members.push([name, member])
  }
  for (const name of extraNames(parts, count - members.length, builder.seed)) {
    if (members.length >= count || members.some(([known]) => known === name)) continue
    const member = builder.build(propertySchemas(parts, name), below(parts, name, place.frame))
    if (member !== undefined) members.push([name, member])
  }
  return members.length === count ? Object.fromEntries(members) : undefined
}

/** Arrays of the least and greatest number of items and of those next to them. */
export function arrayBoundaries(builder: Builder, place: Place): Proposal[] {
  const { parts } = place.view
  const { min, max } = arrayBounds(parts)
  const owner = (keyword: string): { keyword: string; schemaPointer: string } => ({
    keyword,
    schemaPointer: numbers(parts, keyword)[0]?.part.pointer ?? typePointer(parts, 'array'),
  })
  const capped = Math.min(max, MANY_ITEMS)
  const cases: [number, string, string][] = [
    [min, 'minItems', min === 0 ? 'no items, which is allowed' : `${items(min)}, the least allowed`],
    [min + 1, 'minItems', `${items(min + 1)}, one more than the least allowed`],
    [2, 'minItems', '2 items'],
  ]
  if (max <= MANY_ITEMS)
    cases.push(
      [max, 'maxItems', `${items(max)}, the most allowed`],
      [max - 1, 'maxItems', `${items(max - 1)}, one less than the most allowed`],
    )
  else if (max < Infinity) cases.push([capped, 'maxItems', `${items(capped)} of the ${max} allowed`])
  return cases.flatMap(([size, keyword, label]) => {
    if (size < min || size > max) return []
    const value = resizedArray(builder, place, size)
    return value === undefined ? [] : [{ ...owner(keyword), label, value }]
  })
}

/** An array of a given length: the items there are, then built ones. */
export function resizedArray(builder: Builder, place: Place, size: number): Json[] | undefined {
  const { value, frame } = place
  const { parts } = place.view
  if (!Array.isArray(value)) return undefined
  if (size <= value.length) return value.slice(0, size)
  const unique = parts.some(({ schema }) => schema.uniqueItems === true)
  const built = buildItems(builder, parts, size, frame)
  if (unique || !built) return built
  return [...value, ...built.slice(value.length)]
}

/** One value for each alternative of `oneOf` and `anyOf`, and for each side of a condition. */
export function branchBoundaries(builder: Builder, place: Place): Proposal[] {
  return place.view.choices.flatMap((choice) =>
    choice.branches.flatMap((branch, index) => {
      const value = builder.build([...place.schemas, ...branch], place.frame)
      if (value === undefined) return []
      const label =
        choice.keyword === 'if'
          ? `the condition ${index === 0 ? 'met' : 'not met'}`
          : `alternative ${index + 1} of ${choice.branches.length}`
      return [{ keyword: choice.keyword, schemaPointer: choice.part.pointer, label, value }]
    }),
  )
}

/** One value of each type the place allows; null, when it is allowed, is called that. */
export function typeBoundaries(builder: Builder, place: Place): Proposal[] {
  const stated = place.view.parts.filter(({ schema }) => schema.type !== undefined)
  if (stated.length === 0) return []
  return typesOf(place.view.parts).flatMap((type) => {
    const value = builder.build([...place.schemas, { schema: { type }, pointer: '~' }], place.frame)
    if (value === undefined) return []
    const keyword = type === 'null' ? 'nullable' : 'type'
    return [
      {
        keyword,
        schemaPointer: typePointer(stated, type),
        label: type === 'null' ? 'null, which is allowed' : `of type ${type}`,
        value,
      },
    ]
  })
}

/** The part that declares a property. */
export function declaringPart(parts: readonly Part[], name: string): Part | undefined {
  return parts.find(({ schema }) => isObject(schema.properties) && Object.hasOwn(schema.properties, name))
}

/** An object without some properties. */
export function without(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
}
