/**
 * The places of a valid instance, each with the schema parts that speak about it.
 * Pure; of an array only the first item and those of a tuple are visited, of alternatives those the value fits.
 */
import { isObject, type Json, type JsonObject } from '../json.ts'
import { joinPointer } from '../pointer.ts'
import { buildItems } from './build-array.ts'
import { isTooFar, returns } from './build-object.ts'
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
/** Levels that are completed. */
const MAX_COMPLETED_DEPTH = 20

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
  const side = choice.branches.find(([condition]) => condition && fits(condition))
  return side?.slice(1) ?? []
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
  const declared = new Set(propertyNames(parts))
  const seen = new Set<string>()
  return Object.entries(value).flatMap(([name, child]) => {
    const schemas = propertySchemas(parts, name)
    const key = schemas.map(({ pointer }) => pointer).join('\n')
    // Entries of a map are all alike: one stands for the others.
    if (!declared.has(name) && seen.has(key)) return []
    seen.add(key)
    return [[name, child, schemas]]
  })
}

/** A valid instance with every optional property that can be added, and an item in every empty array. */
export function completed(builder: Builder, schema: Located, valid: Json): Json {
  const complete = completedAt(builder, [schema], valid, TOP)
  return builder.holds([schema], complete) ? complete : valid
}

/** Completes one value, then what is below it; what needs nothing is handed back as it is. */
export function completedAt(builder: Builder, schemas: Located[], value: Json, frame: Frame): Json {
  if (frame.depth > MAX_COMPLETED_DEPTH || typeof value !== 'object' || value === null) return value
  const { parts } = activeView(builder, schemas, value)
  if (Array.isArray(value)) {
    const filled = value.length > 0 ? value : withOneItem(builder, schemas, parts, frame)
    const [first] = filled
    if (first === undefined) return value
    const complete = completedAt(builder, itemSchemas(parts, 0), first, below(parts, 0, frame))
    return complete === first ? filled : filled.with(0, complete)
  }
  let grown = withOptional(builder, schemas, parts, value, frame)
  for (const [name, child] of Object.entries(grown)) {
    const complete = completedAt(builder, propertySchemas(parts, name), child, below(parts, name, frame))
    if (complete !== child) grown = { ...grown, ...Object.fromEntries([[name, complete]]) }
  }
  return grown
}

/** An array of one item where the schema allows it, else an empty one. */
function withOneItem(builder: Builder, schemas: Located[], parts: Part[], frame: Frame): Json[] {
  if (returns(builder, itemSchemas(parts, 0), below(parts, 0, frame))) return []
  const filled = buildItems(builder, parts, 1, frame)
  return filled && builder.holds(schemas, filled) ? filled : []
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
    const next = { ...grown, ...Object.fromEntries([[name, member]]) }
    if (builder.holds(schemas, next)) grown = next
  }
  return grown
}
