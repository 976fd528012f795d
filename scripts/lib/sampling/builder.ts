/**
 * Builds a value for schemas that must all hold: alternatives one after another, values from the bottom up, the judge
 * after every step that could go wrong.
 * Pure and bounded: nodes, depth, alternatives and candidates are all counted; `undefined` when nothing was found.
 */
import { isObject, type Json } from '../json.ts'
import { arrayCandidates } from './build-array.ts'
import { objectCandidates } from './build-object.ts'
import type { Builder, Frame } from './building.ts'
import type { Judge } from './judge.ts'
import { numberCandidates, numericRange } from './numeric.ts'
import { deriveSeed } from './random.ts'
import { type Choice, type Located, type Part, typesOf, type View, viewOf } from './schema-view.ts'
import { textCandidates, textRules } from './texts.ts'

/** Values built in one go before giving up. */
const MAX_NODES = 12_000
/** Levels of nesting of a built value. */
const MAX_DEPTH = 40
/** Combinations of alternatives tried for one place, and steps of the search for them. */
const MAX_VIEWS = 48
const MAX_DECISIONS = 400
/** Values tried for one place, in one combination of alternatives, and of one type where others are allowed too. */
const MAX_CANDIDATES = 300
const MAX_PER_VIEW = 60
const MAX_PER_TYPE = 8
const MAX_TEXTS = 12
/** Different values tried where some are excluded. */
const MAX_VARIANTS = 6
/** Keywords that a built value keeps by construction, if nothing else is asked. */
const BY_CONSTRUCTION = new Set(
  (
    '$ref allOf type enum const minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum ' +
    'multipleOf properties required additionalProperties items minItems maxItems prefixItems'
  ).split(' '),
)
/** Keywords that no value can break. */
const NOTES = new Set(
  (
    'title description default example examples deprecated readOnly writeOnly externalDocs xml discriminator $comment ' +
    'nullable'
  ).split(' '),
)

/** What a builder needs to know. */
export interface BuilderOptions {
  root: object
  judge: Judge
  seed: number
  /** Judge every value on the way, also where it is right by construction; slower, for when the whole came out wrong. */
  careful: boolean
}

/** Starts a builder. */
export function createBuilder(options: BuilderOptions): Builder {
  const { root, judge, careful } = options
  const holds = (schemas: readonly Located[], value: Json): boolean =>
    schemas.every(({ schema }) => schema === true || judge.accepts(schema, value))
  const buildEach = function* (schemas: readonly Located[], frame: Frame): Generator<Json> {
    if (++builder.nodes > MAX_NODES || frame.depth > MAX_DEPTH) return
    let tried = 0
    for (const view of views(root, schemas, frame)) {
      const certain = !careful && isCertain(view)
      for (const variant of variantsFor(view, frame)) {
        for (const value of candidates(builder, view, { ...frame, variant }).take(MAX_PER_VIEW)) {
          if (++tried > MAX_CANDIDATES) return
          if (certain || holds(schemas, value)) yield value
        }
      }
    }
  }
  const build = (schemas: readonly Located[], frame: Frame): Json | undefined => {
    for (const value of buildEach(schemas, frame)) return value
    return undefined
  }
  const builder: Builder = { root, seed: options.seed, nodes: 0, build, buildEach, holds }
  return builder
}

/** Whether what is built for a view keeps it without being asked. */
function isCertain(view: View): boolean {
  const named = view.parts.filter(({ schema }) => schema.enum !== undefined || schema.const !== undefined)
  const plain = view.parts.every(({ schema }) =>
    Object.keys(schema).every((word) => BY_CONSTRUCTION.has(word) || NOTES.has(word) || word.startsWith('x-')),
  )
  const { may } = givenValues(view.parts)
  return plain && may.length === 0 && (named.length === 0 || view.parts.length === 1)
}

/** The views of schemas with every alternative decided, in the order of the schema, a bounded number of them. */
function* views(root: object, schemas: readonly Located[], frame: Frame): Generator<View> {
  let left = MAX_VIEWS
  let decisions = 0
  const decide = function* (chosen: readonly Located[], decided: readonly Choice[]): Generator<View> {
    if (++decisions > MAX_DECISIONS || left <= 0) return
    const view = viewOf(root, chosen)
    if (view.impossible) return
    const same = (a: Choice, b: Choice): boolean => a.keyword === b.keyword && a.part.schema === b.part.schema
    const open = view.choices.find((choice) => !decided.some((earlier) => same(earlier, choice)))
    if (!open) {
      left--
      yield view
      return
    }
    for (const branch of tellingFirst(open.branches, frame)) yield* decide([...chosen, ...branch], [...decided, open])
  }
  yield* decide(schemas, [])
}

/** Alternatives in the order they are tried: null says little, and a circle might never end. */
function tellingFirst(branches: readonly Located[][], frame: Frame): Located[][] {
  const rank = (branch: Located[]): number => {
    if (branch.some(({ schema }) => typeof schema === 'object' && frame.path.includes(schema))) return 2
    return branch.some(({ schema }) => typeof schema === 'object' && schema.type === 'null') ? 1 : 0
  }
  return branches.toSorted((a, b) => rank(a) - rank(b))
}

/** Which of several different values to try: what is excluded can only be found out by trying others. */
function variantsFor(view: View, frame: Frame): number[] {
  const isNegated = view.parts.some(({ schema }) => schema.not !== undefined)
  return isNegated ? Array.from({ length: MAX_VARIANTS }, (_, index) => frame.variant + index) : [frame.variant]
}

/** Values worth trying for a decided view. */
function* candidates(builder: Builder, view: View, frame: Frame): Generator<Json> {
  const { must, may } = givenValues(view.parts)
  if (must) {
    const start = frame.variant + deriveSeed(builder.seed, frame.name)
    for (let index = 0; index < must.length; index++) yield must[(start + index) % must.length] ?? null
    return
  }
  if (frame.variant === 0) yield* may
  const types = typesOf(view.parts)
  const most = types.length > 1 ? MAX_PER_TYPE : MAX_PER_VIEW
  for (const type of types) yield* typedCandidates(builder, view, type, frame).take(most)
}

/** The values a schema names itself: the only ones (`const`, `enum`), or ones it offers (`examples`, `default`). */
function givenValues(parts: readonly Part[]): { must?: Json[]; may: Json[] } {
  const may: Json[] = []
  for (const { schema } of parts) {
    if (schema.const !== undefined) return { must: [schema.const], may }
    if (Array.isArray(schema.enum)) return { must: schema.enum, may }
    if (Array.isArray(schema.examples)) may.push(...schema.examples)
    if (schema.example !== undefined) may.push(schema.example)
    // An empty object or list is a default that says nothing about what it could hold.
    if (schema.default !== undefined && !isEmpty(schema.default)) may.push(schema.default)
  }
  return { may }
}

/** Whether a value is an object or list without content. */
function isEmpty(value: Json): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0
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
      return yield* textCandidates(textRules(view.parts), seed).take(MAX_TEXTS)
    case 'integer':
    case 'number':
      return yield* numberCandidates(numericRange(view.parts, type === 'integer'), seed)
    case 'boolean':
      return yield* (seed + frame.variant) % 2 === 0 ? [true, false] : [false, true]
    case 'null':
      yield null
  }
}
