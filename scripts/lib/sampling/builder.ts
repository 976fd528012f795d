/**
 * Builds a value for schemas that must all hold: alternatives one after another, values from the bottom up, the judge
 * after every step that could go wrong.
 * Pure and bounded: nodes, depth, alternatives and candidates are all counted; `undefined` when nothing was found.
 */
import { isObject, type Json } from '../json.ts'
import { arrayCandidates } from './build-array.ts'
import { objectCandidates } from './build-object.ts'
import type { Judge } from './judge.ts'
import { numberCandidates, numericRange } from './numeric.ts'
import { deriveSeed } from './random.ts'
import { type Choice, type Located, type Part, typesOf, type View, viewOf } from './schema-view.ts'
import { textCandidates, textRules } from './texts.ts'

/** Values built in one go; beyond that, optional properties are left out. */
export const MANY_NODES = 3000
/** Values built in one go before giving up. */
const MAX_NODES = 12_000
/** Levels of nesting of a built value. */
const MAX_DEPTH = 40
/** Combinations of alternatives tried for one place. */
const MAX_VIEWS = 48
/** Values tried for one place. */
const MAX_CANDIDATES = 60

/** What building needs; `nodes` counts down what was built. */
export interface Builder {
  root: object
  judge: Judge
  seed: number
  nodes: number
}

/** Where building stands: how deep, below which schemas, and which of several different values is wanted. */
export interface Frame {
  depth: number
  path: readonly object[]
  variant: number
  /** Name of the place, so that neighbours get different values. */
  name: string
}

/** The frame of a whole value. */
export const TOP: Frame = { depth: 0, path: [], variant: 0, name: '' }

/** Builds a value that satisfies all the schemas. */
export function build(builder: Builder, schemas: readonly Located[], frame: Frame): Json | undefined {
  for (const value of buildEach(builder, schemas, frame)) return value
  return undefined
}

/** Every value that is found for the schemas, best first. */
export function* buildEach(builder: Builder, schemas: readonly Located[], frame: Frame): Generator<Json> {
  if (++builder.nodes > MAX_NODES || frame.depth > MAX_DEPTH) return
  let tried = 0
  for (const view of views(builder.root, schemas)) {
    for (const value of candidates(builder, view, frame)) {
      if (++tried > MAX_CANDIDATES) return
      if (holds(builder, schemas, value)) yield value
    }
  }
}

/** Whether a value satisfies all the schemas. */
export function holds(builder: Builder, schemas: readonly Located[], value: Json): boolean {
  return schemas.every(({ schema }) => schema === true || builder.judge.accepts(schema, value))
}

/** The views of schemas with every alternative decided, in the order of the schema, a bounded number of them. */
export function* views(root: object, schemas: readonly Located[]): Generator<View> {
  let left = MAX_VIEWS
  const decide = function* (chosen: readonly Located[], decided: readonly Choice[]): Generator<View> {
    const view = viewOf(root, chosen)
    if (view.impossible || left <= 0) return
    const same = (a: Choice, b: Choice): boolean => a.keyword === b.keyword && a.part.schema === b.part.schema
    const open = view.choices.find((choice) => !decided.some((earlier) => same(earlier, choice)))
    if (!open) {
      left--
      yield view
      return
    }
    for (const branch of open.branches) yield* decide([...chosen, ...branch], [...decided, open])
  }
  yield* decide(schemas, [])
}

/** Values worth trying for a decided view. */
function* candidates(builder: Builder, view: View, frame: Frame): Generator<Json> {
  const given = givenValues(view.parts)
  const { must, may } = given
  if (must) {
    for (let index = 0; index < must.length; index++) yield must[(index + frame.variant) % must.length] ?? null
    return
  }
  if (frame.variant === 0) yield* may
  for (const type of typesOf(view.parts)) yield* typedCandidates(builder, view, type, frame)
}

/** The values a schema names itself: the only ones (`const`, `enum`), or ones it offers (`examples`, `default`). */
export function givenValues(parts: readonly Part[]): { must?: Json[]; may: Json[] } {
  const may: Json[] = []
  for (const { schema } of parts) {
    if (schema.const !== undefined) return { must: [schema.const], may }
    if (Array.isArray(schema.enum)) return { must: schema.enum, may }
    if (Array.isArray(schema.examples)) may.push(...schema.examples)
    if (schema.example !== undefined) may.push(schema.example)
    if (schema.default !== undefined) may.push(schema.default)
  }
  // An empty object or list as a default says nothing about what it could hold.
  return { may: may.filter((value) => !isObject(value) && !Array.isArray(value)) }
}

/** Values of one type. */
function* typedCandidates(builder: Builder, view: View, type: string, frame: Frame): Generator<Json> {
  const seed = deriveSeed(builder.seed, `${frame.name}#${frame.variant}`)
  switch (type) {
    case 'object':
      return yield* objectCandidates(builder, view, frame)
    case 'array':
      return yield* arrayCandidates(builder, view, frame)
    case 'string':
      return yield* textCandidates(textRules(view.parts), seed)
    case 'integer':
    case 'number':
      return yield* numberCandidates(numericRange(view.parts, type === 'integer'), frame.variant)
    case 'boolean':
      return yield* frame.variant % 2 === 0 ? [true, false] : [false, true]
    case 'null':
      yield null
  }
}
