/**
 * What a schema looks like in one form, and how two forms that must both hold become one.
 * Pure.
 */
import { isObject, type Json, type JsonObject, sameJson } from '../../lib/json.ts'
import type { Located } from '../../lib/sampling/schema-view.ts'
import { intersection, type TypeName } from './types.ts'

/** A schema in one form. */
export interface Normal {
  /** Nothing fits. */
  never: boolean
  types: ReadonlySet<TypeName>
  /** The only values; absent: no such list. */
  values?: Json[]
  /** Bounds and other plain keywords by name; exclusive bounds of integers are inclusive ones. */
  plain: Readonly<Record<string, Json>>
  /** Patterns and formats that must all hold. */
  patterns: readonly string[]
  formats: readonly string[]
  required: readonly string[]
  properties: ReadonlyMap<string, Located>
  patternProperties: ReadonlyMap<string, Located>
  additional: Located
  /** What the names of properties must satisfy. */
  names: Located
  /** What the object must satisfy because it has a property, by its name. */
  dependents: ReadonlyMap<string, Located>
  items: Located
  /** What some item must satisfy; several are not told apart. */
  contains: readonly Located[]
  prefixItems: readonly Located[]
  /** What a text holds. */
  held: Located
  /** Alternatives that could not be told as types or values. */
  choices: readonly { keyword: 'anyOf' | 'oneOf'; branches: readonly Located[] }[]
  /** Keywords that are compared as they are written. */
  written: Readonly<Record<string, Json>>
}

/** A schema that allows anything. */
export const ANYTHING: Located = { schema: true, pointer: '' }

const wholes = new WeakMap<object, Map<unknown, JsonObject>>()

/** Schemas that must all hold, as one; the same one for the same first two. */
export function together(list: readonly Located[]): Located {
  const [first, second] = list
  if (first === undefined) return ANYTHING
  if (second === undefined) return first
  if (!isObject(first.schema)) return first.schema === true ? together(list.slice(1)) : first
  const known = wholes.get(first.schema) ?? new Map<unknown, JsonObject>()
  wholes.set(first.schema, known)
  const whole = known.get(second.schema) ?? { allOf: list.map(({ schema }) => schema) }
  known.set(second.schema, whole)
  return { schema: whole, pointer: first.pointer }
}

/** What satisfies two forms at once. */
export function both(one: Normal, other: Normal): Normal {
  const types = intersection([new Set(one.types), new Set(other.types)])
  const values =
    one.values === undefined
      ? other.values
      : other.values === undefined
        ? one.values
        : one.values.filter((value) => other.values?.some((known) => sameJson(known, value)))
  const merged = (name: 'properties' | 'patternProperties' | 'dependents') => {
    const names = new Set([...one[name].keys(), ...other[name].keys()])
    return new Map(
      [...names].map((key) => [key, together([one[name].get(key) ?? [], other[name].get(key) ?? []].flat())]),
    )
  }
  return {
    never: one.never || other.never || types.size === 0,
    types,
    ...(values === undefined ? {} : { values }),
    plain: { ...other.plain, ...one.plain },
    patterns: [...new Set([...one.patterns, ...other.patterns])].toSorted(),
    formats: [...new Set([...one.formats, ...other.formats])].toSorted(),
    required: [...new Set([...one.required, ...other.required])].toSorted(),
    properties: merged('properties'),
    patternProperties: merged('patternProperties'),
    additional: one.additional === ANYTHING ? other.additional : one.additional,
    names: one.names === ANYTHING ? other.names : one.names,
    dependents: merged('dependents'),
    items: one.items === ANYTHING ? other.items : one.items,
    contains: [...one.contains, ...other.contains],
    held: one.held === ANYTHING ? other.held : one.held,
    prefixItems: one.prefixItems.length > 0 ? one.prefixItems : other.prefixItems,
    choices: [...one.choices, ...other.choices],
    written: { ...other.written, ...one.written },
  }
}
