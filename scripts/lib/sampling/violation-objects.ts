/**
 * Objects that break one rule: a property missing or surplus, a forbidden name, too few or too many.
 * Pure; proposals only, the judge decides.
 */
import { isObject, type JsonObject } from '../json.ts'
import { joinPointer } from '../pointer.ts'
import { resized, withMember, without } from './boundary-objects.ts'
import { closure } from './build-object.ts'
import type { Builder } from './building.ts'
import { nearMisses } from './near-misses.ts'
import type { Place } from './places.ts'
import type { Proposal } from './proposal.ts'
import { compilePattern } from './regex.ts'
import { mapOf, numbers, type Part, requiredNames, stringList, strings, subschema, viewOf } from './schema-view.ts'
import { counted, leastWords, mostWords } from './words.ts'

/** Names for surplus properties; the first that is free is taken. */
const SURPLUS = ['unexpected', 'unexpectedProperty', 'unexpected1', 'x']
/** Forbidden names that are tried. */
const MAX_NAMES = 3
/** Names are no longer. */
const LONGEST_NAME = 60

/** Every wrong object for a place that holds one. */
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
    ...parts.flatMap((part) => missingDependents(part, parts, value)),
    ...parts.flatMap((part) => surplus(part, parts, value)),
    ...parts.flatMap((part) => nearlyNamed(part, value, builder.seed)),
    ...parts.flatMap((part) => forbiddenNames(builder, part, value)),
    ...tooFew(parts, value),
    ...tooMany(builder, place, value),
  ]
}

/** The object without one property. */
function missing(keyword: string, part: Part, value: JsonObject, name: string, label: string): Proposal {
  const about = joinPointer('', name)
  return { keyword, schemaPointer: part.pointer, label, value: undefined, about, whole: without(value, [name]) }
}

/** The object without a property that another one calls for. */
function missingDependents(part: Part, parts: readonly Part[], value: JsonObject): Proposal[] {
  const always = requiredNames(parts)
  return Object.entries(mapOf(part, 'dependentRequired')).flatMap(([trigger, dependents]) => {
    if (!Object.hasOwn(value, trigger)) return []
    const called = stringList(dependents).filter((name) => !always.includes(name))
    const label = 'missing, although another property calls for it'
    return called.map((name) => missing('dependentRequired', part, value, name, label))
  })
}

/** The object with a property its schema does not allow. */
function surplus(part: Part, parts: readonly Part[], value: JsonObject): Proposal[] {
  const keyword = ['additionalProperties', 'unevaluatedProperties'].find((word) => part.schema[word] === false)
  const declared = new Set(parts.flatMap((each) => Object.keys(mapOf(each, 'properties'))))
  const name = SURPLUS.find((free) => !declared.has(free) && !Object.hasOwn(value, free))
  if (keyword === undefined || name === undefined) return []
  const label = 'a property that is not declared, where no others are allowed'
  const about = joinPointer('', name)
  return [{ keyword, schemaPointer: part.pointer, label, value: 'text', about, whole: withMember(value, name, 'text') }]
}

/** The object with a property under a name that is nearly one that a pattern allows, where no others are. */
function nearlyNamed(part: Part, value: JsonObject, seed: number): Proposal[] {
  if (part.schema.additionalProperties !== false) return []
  return Object.keys(mapOf(part, 'patternProperties')).flatMap((pattern) => {
    const found = Object.entries(value).find(([own]) => compilePattern(pattern)?.test(own) === true)
    if (found === undefined) return []
    const [name, member] = found
    const misses = nearMisses(pattern, { min: 1, max: LONGEST_NAME }, seed, name)
    // A pattern that is looked for anywhere in a name is found in a longer one.
    const around = misses.find((miss) => miss.value.includes(name))
    const chosen = new Map(
      [...misses.slice(0, MAX_NAMES), ...(around ? [around] : [])].map((miss) => [miss.value, miss]),
    )
    return [...chosen.values()].map((miss) => ({
      keyword: 'additionalProperties',
      schemaPointer: part.pointer,
      label: `a name with ${miss.label}, where no others are allowed`,
      value: member,
      about: joinPointer('', miss.value),
      whole: withMember(value, miss.value, member),
    }))
  })
}

/** The object with a property whose name breaks `propertyNames`. */
function forbiddenNames({ root, seed }: Builder, part: Part, value: JsonObject): Proposal[] {
  const rule = subschema(part, 'propertyNames')
  if (rule === undefined || !isObject(rule.schema)) return []
  const own = viewOf(root, [rule]).parts
  const misses = strings(own, 'pattern').flatMap(({ value: pattern }) =>
    nearMisses(pattern, { min: 1, max: LONGEST_NAME }, seed).map((miss) => ({
      name: miss.value,
      label: `a name with ${miss.label}`,
    })),
  )
  const long = numbers(own, 'maxLength')
    .filter(({ value: most }) => most >= 0 && most < 300)
    .map(({ value: most }) => ({
      name: 'a'.repeat(most + 1),
      label: `a name of ${most + 1} characters, ${mostWords(most)}`,
    }))
  const names = [...long, ...misses.slice(0, MAX_NAMES), { name: 'Not A Name!', label: 'a name that is not allowed' }]
  const [member = 'text'] = Object.values(value)
  return names.map(({ name, label }) => ({
    keyword: 'propertyNames',
    schemaPointer: part.pointer,
    label,
    value: member,
    about: joinPointer('', name),
    whole: withMember(value, name, member),
  }))
}

/** Objects with one property too few; those that are not required go first. */
function tooFew(parts: readonly Part[], value: JsonObject): Proposal[] {
  const required = closure(parts, requiredNames(parts))
  const last = (name: string): number => Number(!required.includes(name))
  const members = Object.entries(value).toSorted(([a], [b]) => last(a) - last(b))
  return numbers(parts, 'minProperties').flatMap(({ value: least, part }) => {
    if (least < 1) return []
    const label = `${least === 1 ? 'no properties' : counted(least - 1, 'property')}, ${leastWords(least)}`
    const whole = Object.fromEntries(members.slice(0, least - 1))
    return [{ keyword: 'minProperties', schemaPointer: part.pointer, label, value: whole }]
  })
}

/** Objects with one property too many. */
function tooMany(builder: Builder, place: Place, value: JsonObject): Proposal[] {
  return numbers(place.view.parts, 'maxProperties').flatMap(({ value: most, part }) => {
    const whole = resized(builder, place, value, value, most + 1)
    const label = `${counted(most + 1, 'property')}, ${mostWords(most)}`
    return whole ? [{ keyword: 'maxProperties', schemaPointer: part.pointer, label, value: whole }] : []
  })
}
