/**
 * Objects for a view: as complete as they can be, then sparser ones.
 * Pure; a property of a recursive schema is built once per branch, then left out.
 */
import type { Json, JsonObject } from '../json.ts'
import { type Builder, below, type Frame } from './building.ts'
import { matching } from './pattern.ts'
import {
  type Located,
  mapOf,
  numbers,
  type Part,
  propertyNames,
  propertySchemas,
  requiredNames,
  stringList,
  strings,
  subschema,
  type View,
  viewOf,
} from './schema-view.ts'

/** Values built in one go; beyond that, optional properties are left out. */
const MANY_NODES = 3000
/** Properties beyond which an object is not filled up one by one. */
const MAX_GROWTH = 80
/** Levels below which optional properties are left out. */
const MAX_OPTIONAL_DEPTH = 8
/** Names that are made up for properties the schema does not declare. */
const MAX_EXTRA = 40

/** Objects worth trying, the most complete first. */
export function* objectCandidates(builder: Builder, view: View, frame: Frame): Generator<JsonObject> {
  const triggers = view.parts.flatMap((part) => Object.keys(mapOf(part, 'dependentSchemas')))
  yield* objectsOf(builder, view, withDependents(builder, view.parts, triggers), [], frame)
  if (triggers.length === 0) return
  // What a property brings along may be impossible: then it is the property that must go.
  const required = closure(view.parts, requiredNames(view.parts))
  const avoidable = triggers.filter((name) => !required.includes(name))
  yield* objectsOf(builder, view, withDependents(builder, view.parts, required), avoidable, frame)
}

/** Objects of the parts without some optional properties. */
function* objectsOf(
  builder: Builder,
  view: View,
  parts: readonly Part[],
  avoided: readonly string[],
  frame: Frame,
): Generator<JsonObject> {
  const required = new Map<string, Json>()
  for (const name of closure(parts, requiredNames(parts))) {
    const value = buildMember(builder, parts, name, frame)
    if (value === undefined) return
    required.set(name, value)
  }
  const optional = optionalMembers(builder, parts, new Set([...required.keys(), ...avoided]), frame)
  const least = Math.max(0, ...numbers(parts, 'minProperties').map(({ value }) => value))
  const most = Math.min(...numbers(parts, 'maxProperties').map(({ value }) => value), Infinity)
  const known = required.size + optional.size
  const wanted = Math.max(least, known === 0 && isMap(parts) ? 1 : 0)
  for (const name of extraNames(parts, wanted - known, builder.seed + frame.variant)) {
    if (required.size + optional.size >= wanted) break
    if (required.has(name) || optional.has(name) || avoided.includes(name)) continue
    const value = buildMember(builder, parts, name, frame)
    if (value !== undefined) optional.set(name, value)
  }
  yield* combinations(required, optional, most, (value) => builder.holds(view.parts, value))
}

/** The declared properties that may be there, built. */
function optionalMembers(
  builder: Builder,
  parts: readonly Part[],
  others: ReadonlySet<string>,
  frame: Frame,
): Map<string, Json> {
  const optional = new Map<string, Json>()
  for (const name of propertyNames(parts)) {
    if (others.has(name) || isTooFar(builder, parts, name, frame)) continue
    const value = buildMember(builder, parts, name, frame)
    if (value !== undefined) optional.set(name, value)
  }
  return optional
}

/** Everything, then what grows from the required ones, then single steps towards everything. */
function* combinations(
  required: Map<string, Json>,
  optional: Map<string, Json>,
  most: number,
  fits: (value: JsonObject) => boolean,
): Generator<JsonObject> {
  const order = [...optional].slice(0, MAX_GROWTH)
  yield Object.fromEntries([...required, ...optional].slice(0, Math.max(most, required.size)))
  const bare = Object.fromEntries(required)
  if (fits(bare)) {
    yield order.reduce<JsonObject>((grown, [name, value]) => {
      const next = Object.fromEntries([...Object.entries(grown), [name, value]])
      return fits(next) ? next : grown
    }, bare)
  }
  yield bare
  for (const member of order) yield Object.fromEntries([...required, member])
  for (let size = 2; size < order.length; size++) yield Object.fromEntries([...required, ...order.slice(0, size)])
}

/** Builds one property. */
function buildMember(builder: Builder, parts: readonly Part[], name: string, frame: Frame): Json | undefined {
  return builder.build(propertySchemas(parts, name), below(parts, name, frame))
}

/** Whether an optional property leads round a circle again, or too deep. */
export function isTooFar(builder: Builder, parts: readonly Part[], name: string, frame: Frame): boolean {
  if (frame.depth >= MAX_OPTIONAL_DEPTH || builder.nodes > MANY_NODES) return true
  return returns(builder, propertySchemas(parts, name), below(parts, name, frame))
}

/** Whether schemas stand on the way down already. */
export function returns(builder: Builder, schemas: readonly Located[], frame: Frame): boolean {
  const on = new Set(frame.path)
  const view = viewOf(builder.root, schemas)
  const branches = view.choices.flatMap((choice) => choice.branches).map((branch) => viewOf(builder.root, branch))
  const directly = (opened: View): boolean => opened.parts.some((part) => on.has(part.schema))
  return directly(view) || (branches.length > 0 && branches.every((branch) => directly(branch)))
}

/** The parts, with those that properties of the given names pull in by `dependentSchemas`. */
function withDependents(builder: Builder, parts: readonly Part[], names: readonly string[]): Part[] {
  const pulled = parts.flatMap((part) => names.flatMap((name) => subschema(part, 'dependentSchemas', name) ?? []))
  return pulled.length === 0 ? [...parts] : viewOf(builder.root, [...parts, ...pulled]).parts
}

/** Names with everything `dependentRequired` adds to them. */
export function closure(parts: readonly Part[], names: readonly string[]): string[] {
  const all = new Set(names)
  for (const name of all) {
    for (const part of parts) {
      const map = mapOf(part, 'dependentRequired')
      for (const dependent of stringList(Object.hasOwn(map, name) ? map[name] : undefined)) all.add(dependent)
    }
  }
  return [...all]
}

/** Whether an object is a map: nothing declared, entries described. */
function isMap(parts: readonly Part[]): boolean {
  return parts.some(
    (part) =>
      typeof part.schema.additionalProperties === 'object' || Object.keys(mapOf(part, 'patternProperties')).length > 0,
  )
}

/** Names for properties that are not declared: by the patterns there are, else plain ones. */
export function extraNames(parts: readonly Part[], wanted: number, seed: number): string[] {
  if (wanted <= 0) return []
  const count = Math.min(wanted * 2, MAX_EXTRA)
  const named = parts.flatMap((part) => {
    const rule = subschema(part, 'propertyNames')?.schema
    return typeof rule === 'object' ? [{ schema: rule, pointer: '~' }] : []
  })
  const given = named.flatMap(({ schema }) => stringList(schema.enum))
  const bounds = {
    min: Math.max(1, ...numbers(named, 'minLength').map(({ value }) => value)),
    max: Math.min(40, ...numbers(named, 'maxLength').map(({ value }) => value)),
  }
  const patterns = [
    ...strings(named, 'pattern').map(({ value }) => value),
    ...parts.flatMap((part) => Object.keys(mapOf(part, 'patternProperties'))),
  ]
  const numbered = Array.from({ length: count }, (_, index) => index)
  const patterned = patterns.flatMap((pattern) =>
    numbered.flatMap((index) => matching(pattern, bounds, seed + index) ?? []),
  )
  const plain = numbered.map((index) => `property${index + 1}`.slice(0, Math.max(bounds.max, 1)))
  return [...new Set([...given, ...patterned, ...plain, ...[...'abcdefghij']])].filter((name) => name !== '__proto__')
}
