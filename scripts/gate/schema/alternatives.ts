/**
 * Proves that two schemas with alternatives admit the same, however the alternatives are arranged: each side written out
 * as alternatives without any in them, each of which has to be within one of the other side.
 * Pure, bounded. A proof needs no luck: where none is found, what was seen part by part stands.
 */
import { sameJson } from '../../lib/json.ts'
import { type Choice, type Located, viewOf } from '../../lib/sampling/schema-view.ts'
import type { Effect } from '../change.ts'
import { type Normal, together } from './form.ts'
import { normalise } from './normal.ts'
import type { Pair } from './pair.ts'
import { TYPES } from './types.ts'

/** Alternatives a schema is written out to, at most. */
const MOST = 24

/** Pairs that one proof may look at. */
const MOST_PAIRS = 400

/** The tables that the schemas of both sides refer into. */
interface Roots {
  base: object
  head: object
}

/** Takes back what was noted of a pair whose alternatives are only arranged in another way. */
export function proveAlternatives(
  pair: Pair,
  { base, head }: { base: Normal; head: Normal },
  pairOf: (base: Located, head: Located) => Pair,
  roots: Roots,
): void {
  if (base.choices.length + head.choices.length === 0 || !hasEffect(pair, ['narrower', 'wider', 'different'])) return
  const [was, is] = [writtenOut(roots.base, pair.base), writtenOut(roots.head, pair.head)]
  if (!was || !is || was.list.length * is.list.length > MOST * MOST) return
  const within = is.apart && was.list.every((one) => is.list.some((other) => isKept(pairOf(one, other), 'narrower')))
  const around = was.apart && is.list.every((other) => was.list.some((one) => isKept(pairOf(one, other), 'wider')))
  const isPaired = was.lone && is.lone && arePaired(was.list, is.list, pairOf)
  if ((within && around) || isPaired) {
    pair.differences = []
    pair.below = []
  } else if (within && hasEffect(pair, ['narrower', 'different'])) became(pair, 'wider')
  else if (around && hasEffect(pair, ['wider', 'different'])) became(pair, 'narrower')
}

/** Whether each of some alternatives is the same as one of others, so that just one of them holds of the same values. */
function arePaired(
  list: readonly Located[],
  others: readonly Located[],
  pairOf: (base: Located, head: Located) => Pair,
): boolean {
  const left = new Set(others)
  return (
    list.length === others.length &&
    list.every((one) => {
      const twin = [...left].find((other) => !hasEffect(pairOf(one, other), ['narrower', 'wider', 'different']))
      return twin !== undefined && left.delete(twin)
    })
  )
}

/** Tells all that differs as one thing. */
function became(pair: Pair, effect: 'narrower' | 'wider'): void {
  const pointers = { base: pair.base.pointer, head: pair.head.pointer }
  const rule = effect === 'wider' ? 'alternatives-widened' : 'alternatives-narrowed'
  pair.differences = [{ rule, effect, path: '', pointers, absentFrom: undefined }]
  pair.below = []
}

/** Whether nothing of a pair, or below it, is narrower (or else wider). */
function isKept(pair: Pair, effect: 'narrower' | 'wider'): boolean {
  return !hasEffect(pair, [effect, 'different'])
}

function hasEffect(pair: Pair, effects: readonly Effect[]): boolean {
  const seen = new Set([pair])
  for (const { differences, below } of seen) {
    if (differences.some(({ effect }) => effects.includes(effect)) || seen.size > MOST_PAIRS) return true
    for (const step of below) seen.add(step.pair)
  }
  return false
}

/** A schema as alternatives; `apart`: where only one may hold, no two can; `lone`: they are those of one choice. */
interface WrittenOut {
  list: Located[]
  apart: boolean
  lone: boolean
}

const known = new WeakMap<object, WrittenOut | undefined>()

function writtenOut(root: object, located: Located): WrittenOut | undefined {
  if (typeof located.schema === 'boolean') return { list: [located], apart: true, lone: false }
  if (!known.has(located.schema)) known.set(located.schema, expanded(root, located))
  return known.get(located.schema)
}

function expanded(root: object, located: Located): WrittenOut | undefined {
  let apart = true
  let opened = 0
  const list: Located[] = []
  const pending = [located]
  for (let next = pending.shift(); next; next = pending.shift()) {
    if (pending.length + list.length > MOST) return undefined
    const view = viewOf(root, [next])
    const [choice] = view.choices
    if (view.choices.some(({ keyword }) => keyword === 'if')) return undefined
    if (!choice) {
      list.push(next)
      continue
    }
    opened += 1
    const branches = choice.branches.map((branch) => together(branch))
    if (choice.keyword === 'oneOf' && !areApart(root, branches)) apart = false
    const rest = view.parts.map(({ schema, pointer }) => ({ schema: bare(schema, choice), pointer }))
    pending.push(...branches.map((branch) => whole([branch, ...rest], located.pointer)))
  }
  if (opened === 1 && !apart) return { list, apart, lone: true }
  const typed = list.flatMap((one) => byType(root, one))
  return typed.length > MOST ? undefined : { list: typed, apart, lone: false }
}

/** A part of a view by itself: what it opens stands beside it already, and so does the choice. */
function bare(schema: Choice['part']['schema'], { part, keyword }: Choice): Choice['part']['schema'] {
  const { allOf: _, $ref: __, ...own } = schema
  if (schema === part.schema) delete own[keyword]
  return own
}

/** Schemas that must all hold, as one that is made for this. */
function whole(list: readonly Located[], pointer: string): Located {
  const told = list.filter(({ schema }) => schema !== true && (schema === false || Object.keys(schema).length > 0))
  const [first] = told
  if (first && told.length === 1) return first
  return { schema: { allOf: told.map(({ schema }) => schema) }, pointer }
}

/** A schema of several types as one for each. */
function byType(root: object, located: Located): Located[] {
  const { types } = normalise(root, located)
  if (types.size >= TYPES.length || typeof located.schema === 'boolean') return [located]
  const named = [...types].filter((type) => type !== 'integer' || !types.has('number'))
  return named.length < 2
    ? [located]
    : named.map((type) => whole([located, { schema: { type }, pointer: '' }], located.pointer))
}

/** Whether no value fits two of some schemas. */
function areApart(root: object, branches: readonly Located[]): boolean {
  const forms = branches.map((branch) => normalise(root, branch))
  return forms.every((one, index) => forms.slice(index + 1).every((other) => isApart(root, one, other)))
}

/** Whether no value fits two forms: no type, or a property that both require has no value in common. */
function isApart(root: object, one: Normal, other: Normal): boolean {
  const shared = [...one.types].filter((type) => other.types.has(type))
  if (shared.length === 0) return true
  if (one.values && other.values) return !one.values.some((value) => other.values?.some((own) => sameJson(value, own)))
  if (shared.join() !== 'object') return false
  return one.required.some((name) => {
    const [mine, theirs] = [one.properties.get(name), other.properties.get(name)]
    if (!other.required.includes(name) || !mine || !theirs) return false
    const [a, b] = [normalise(root, mine), normalise(root, theirs)]
    return a.values !== undefined && b.values !== undefined && a.choices.length === 0 && b.choices.length === 0
      ? !a.values.some((value) => b.values?.some((own) => sameJson(value, own)))
      : ![...a.types].some((type) => b.types.has(type))
  })
}
