/**
 * The places of a valid instance, each with the schema parts that speak about it.
 * Pure; of an array only the first item and those of a tuple are visited, of alternatives those the value fits.
 */
import { isObject, type Json, type JsonObject } from '../json.ts'
import { joinPointer } from '../pointer.ts'
import { arrayBounds, buildItems } from './build-array.ts'
import { isTooFar } from './build-object.ts'
import { type Builder, below, type Frame, TOP } from './building.ts'
import {
  type Choice,
  itemSchemas,
  type Located,
  mapOf,
  type Part,
  propertyNames,
  propertySchemas,
  subschema,
  type View,
  viewOf,
} from './schema-view.ts'

/** One place of an instance. */
export interface Place {
  /** JSON pointer within the instance. */
  pointer: string
  value: Json
  /** What the value must satisfy, as the schema writes it. */
  schemas: Located[]
  /** The parts that hold for this value, alternatives decided. */
  view: View
  /** Where building stands, for values that are built for this place. */
  frame: Frame
}

/** Places of one instance; beyond that the rest is left out. */
const MAX_PLACES = 1500

/** Lists the places of an instance, parents first. */
export function placesOf(builder: Builder, schema: Located, instance: Json): Place[] {
  const places: Place[] = []
  const visit = (pointer: string, value: Json, schemas: Located[], frame: Frame): void => {
    if (places.length >= MAX_PLACES || frame.depth > 40) return
    const view = activeView(builder, schemas, value)
    places.push({ pointer, value, schemas, view, frame })
    for (const [step, child, located] of children(view.parts, value)) {
      visit(joinPointer(pointer, step), child, located, below(view.parts, step, frame))
    }
  }
  visit('', instance, [schema], TOP)
  return places
}

/** The parts that hold for a value: of alternatives, those it fits. */
export function activeView(builder: Builder, schemas: readonly Located[], value: Json): View {
  let all = [...schemas]
  let view = viewOf(builder.root, all)
  const decided = new Set<string>()
  const fits = (schema: Located): boolean => builder.holds([schema], value)
  for (;;) {
    const open = view.choices.filter((choice) => !decided.has(`${choice.part.pointer} ${choice.keyword}`))
    const dependents = view.parts.filter((part) => !decided.has(`${part.pointer} dependent`))
    if (open.length === 0 && dependents.length === 0) return view
    for (const choice of open) decided.add(`${choice.part.pointer} ${choice.keyword}`)
    for (const part of dependents) decided.add(`${part.pointer} dependent`)
    const pulled = dependents.flatMap((part) => dependentSchemas(part, value))
    all = [...all, ...open.flatMap((choice) => chosen(choice, fits)), ...pulled]
    view = viewOf(builder.root, all)
  }
}

/** The schemas of the alternatives that fit; a condition itself is no rule, only what follows from it. */
function chosen(choice: Choice, fits: (schema: Located) => boolean): Located[] {
  if (choice.keyword !== 'if') return choice.branches.filter((branch) => branch.every(fits)).flat()
  const [then = [], otherwise = []] = choice.branches
  const condition = then[0]
  return condition && fits(condition) ? then.slice(1) : otherwise
}

/** The schemas that come with properties that are present. */
function dependentSchemas(part: Part, value: Json): Located[] {
  if (!isObject(value)) return []
  const names = Object.keys(mapOf(part, 'dependentSchemas')).filter((name) => Object.hasOwn(value, name))
  return names.flatMap((name) => subschema(part, 'dependentSchemas', name) ?? [])
}

/** The places right below a value. */
function children(parts: readonly Part[], value: Json): [step: string | number, child: Json, schemas: Located[]][] {
  if (Array.isArray(value)) {
    const tuple = Math.max(
      1,
      ...parts.map(({ schema }) => (Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0)),
    )
    return value.slice(0, tuple).map((item, index) => [index, item, itemSchemas(parts, index)])
  }
  if (!isObject(value)) return []
  return Object.entries(value).map(([name, child]) => [name, child, propertySchemas(parts, name)])
}

/** A valid instance with every optional property that can be added, and an item in every empty array. */
export function completed(builder: Builder, schema: Located, valid: Json): Json {
  const complete = completedAt(builder, [schema], valid, TOP)
  return builder.holds([schema], complete) ? complete : valid
}

/** Completes one value, then what is below it. */
function completedAt(builder: Builder, schemas: Located[], value: Json, frame: Frame): Json {
  const { parts } = activeView(builder, schemas, value)
  if (frame.depth > 20) return value
  if (Array.isArray(value)) {
    const filled =
      value.length === 0 && arrayBounds(parts).max > 0 ? (buildItems(builder, parts, 1, frame) ?? []) : value
    if (filled !== value && !builder.holds(schemas, filled)) return value
    return filled.map((item, index) =>
      index === 0 ? completedAt(builder, itemSchemas(parts, 0), item, below(parts, 0, frame)) : item,
    )
  }
  if (!isObject(value)) return value
  const grown = withOptional(builder, schemas, parts, value, frame)
  const members = Object.entries(grown).map(([name, child]) => {
    return [name, completedAt(builder, propertySchemas(parts, name), child, below(parts, name, frame))] as const
  })
  return Object.fromEntries(members)
}

/** Adds each declared property that is absent, as long as the object stays valid. */
function withOptional(
  builder: Builder,
  schemas: Located[],
  parts: Part[],
  value: JsonObject,
  frame: Frame,
): JsonObject {
  let grown = value
  for (const name of propertyNames(parts)) {
    if (Object.hasOwn(grown, name) || isTooFar(builder, parts, name, frame)) continue
    const member = builder.build(propertySchemas(parts, name), below(parts, name, frame))
    if (member === undefined) continue
    const next = Object.fromEntries([...Object.entries(grown), [name, member]])
    if (builder.holds(schemas, next)) grown = next
  }
  return grown
}
