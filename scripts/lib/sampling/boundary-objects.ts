/**
 * Valid objects at their bounds: properties present and absent, as few and as many as allowed.
 * Pure; proposals only, the judge decides.
 */
import { isObject, type JsonObject } from '../json.ts'
import { joinPointer } from '../pointer.ts'
import { typePointer } from './boundary-scalars.ts'
import { extraNames, isTooFar } from './build-object.ts'
import { type Builder, below } from './building.ts'
import { completedAt, type Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import { mapOf, numbers, type Part, propertyNames, propertySchemas } from './schema-view.ts'
import { counted } from './words.ts'

/** Each optional property present and absent, only the required ones, one more, as few and as many as allowed. */
export function objectBoundaries(builder: Builder, place: Place): Proposal[] {
  const { value } = place
  if (!isObject(value)) return []
  const { parts } = place.view
  const owner = { keyword: 'required', schemaPointer: typePointer(parts, 'object') }
  const bare = bareObject(builder, place, value)
  const full = completedAt(builder, place.schemas, value, place.frame)
  return [
    ...propertyNames(parts).flatMap((name) => optionalProperty(builder, place, value, name)),
    { ...owner, label: 'only the required properties', value: bare },
    { ...owner, label: 'every property that is allowed', value: full },
    ...additionalProperty(builder, place, value),
    ...extremes(builder, place, value, bare),
  ]
}

/** The object with everything taken away that may go. */
function bareObject(builder: Builder, place: Place, value: JsonObject): JsonObject {
  return Object.keys(value).reduceRight((object, name) => {
    const less = without(object, [name])
    return builder.holds(place.schemas, less) ? less : object
  }, value)
}

/** An optional property: taken away where it is, put in where it is not. */
function optionalProperty(builder: Builder, place: Place, value: JsonObject, name: string): Proposal[] {
  const { parts } = place.view
  const schemaPointer = declaringPart(parts, name)?.pointer ?? typePointer(parts, 'object')
  const shared = { keyword: 'required', schemaPointer, about: joinPointer('', name) }
  if (Object.hasOwn(value, name)) {
    return [{ ...shared, label: 'absent, which is allowed', value: undefined, whole: without(value, [name]) }]
  }
  if (isTooFar(builder, parts, name, place.frame)) return []
  const member = builder.build(propertySchemas(parts, name), below(parts, name, place.frame))
  if (member === undefined) return []
  return [{ ...shared, label: 'present, which is allowed', value: member, whole: withMember(value, name, member) }]
}

/** One property more, where the schema says in so many words that there may be others. */
function additionalProperty(builder: Builder, place: Place, value: JsonObject): Proposal[] {
  const { parts } = place.view
  const open = parts.find(({ schema }) => isObject(schema.additionalProperties) || schema.additionalProperties === true)
  const patterned = parts.find((part) => Object.keys(mapOf(part, 'patternProperties')).length > 0)
  const part = open ?? patterned
  const name = part && extraNames(parts, 4, builder.seed).find((free) => !Object.hasOwn(value, free))
  const member =
    name === undefined ? undefined : builder.build(propertySchemas(parts, name), below(parts, name, place.frame))
  if (!part || name === undefined || member === undefined) return []
  const keyword = open ? 'additionalProperties' : 'patternProperties'
  const whole = withMember(value, name, member)
  return [
    {
      keyword,
      schemaPointer: part.pointer,
      label: 'one more property, which is allowed',
      value: member,
      about: joinPointer('', name),
      whole,
    },
  ]
}

/** Objects with as few and as many properties as `minProperties` and `maxProperties` allow. */
function extremes(builder: Builder, place: Place, value: JsonObject, bare: JsonObject): Proposal[] {
  const { parts } = place.view
  const proposal = (
    keyword: string,
    part: Part,
    count: number,
    whole: JsonObject | undefined,
    word: string,
  ): Proposal[] => {
    if (!whole) return []
    return [
      {
        keyword,
        schemaPointer: part.pointer,
        label: `${counted(count, 'property')}, the ${word} allowed`,
        value: whole,
      },
    ]
  }
  return [
    ...numbers(parts, 'minProperties').flatMap(({ value: count, part }) =>
      proposal('minProperties', part, count, resized(builder, place, bare, value, count), 'least'),
    ),
    ...numbers(parts, 'maxProperties').flatMap(({ value: count, part }) =>
      proposal('maxProperties', part, count, resized(builder, place, value, value, count), 'most'),
    ),
  ]
}

/** An object with a number of properties: those there are, some of the full one, some made up; `undefined` if it can't. */
export function resized(
  builder: Builder,
  place: Place,
  from: JsonObject,
  full: JsonObject,
  count: number,
): JsonObject | undefined {
  const { parts } = place.view
  let object = from
  const size = (): number => Object.keys(object).length
  for (const [name, member] of Object.entries(full)) {
    if (size() < count && !Object.hasOwn(object, name)) object = withMember(object, name, member)
  }
  for (const name of [...propertyNames(parts), ...extraNames(parts, count - size(), builder.seed)]) {
    if (size() >= count || Object.hasOwn(object, name)) continue
    const member = builder.build(propertySchemas(parts, name), below(parts, name, place.frame))
    if (member !== undefined) object = withMember(object, name, member)
  }
  return size() === count ? object : undefined
}

/** The part that declares a property. */
function declaringPart(parts: readonly Part[], name: string): Part | undefined {
  return parts.find((part) => Object.hasOwn(mapOf(part, 'properties'), name))
}

/** An object with one property more. */
export function withMember(object: JsonObject, name: string, member: JsonObject[string]): JsonObject {
  return Object.fromEntries([...Object.entries(object), [name, member]])
}

/** An object without some properties. */
export function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))
}
