/**
 * Bodies whose values show what becomes of them between writing and reading: long and mixed texts, decimals, lists in no
 * order, moments of another zone; and the opposite, values that are easily taken for none.
 * Pure, deterministic; every body is valid.
 */
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import type { JsonSchema } from '../../scripts/lib/operations.ts'
import { follow, joinPointer } from '../../scripts/lib/pointer.ts'
import { isPlaceholder } from '../../scripts/lib/sampling/compact-jwe.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { aroundVaried, mayBe } from '../life/bodies.ts'
import type { ProbeContext } from '../probes/probe.ts'
import { leadsIntoReadOnly } from './read-only.ts'
import { rulesAt } from './schema-places.ts'
import { bareText, mildText, richText } from './telling-texts.ts'

/** How far values go: everything a place takes, near to ordinary, the same with no other text, nearly nothing, or another listed one. */
type Telling = 'rich' | 'mild' | 'figures' | 'bare' | 'listed'

/** Moments and days that another zone, or less exactness, would change. */
const MOMENTS: Readonly<Record<string, readonly Json[]>> = {
  'date-time': ['2027-03-28T23:30:15.678+05:30', '2027-03-28T23:30:15+05:30', '2027-03-28T23:30:15Z'],
  date: ['2027-03-31'],
}
/** More digits than a number of single precision has. */
const LONG_DECIMAL = 1_234_567.89
const LONG_INTEGER = 16_777_217
const FRACTION = 0.37
/** Members of a list that has no most. */
const MEMBERS = 12
/** How deep a body is looked through. */
const DEEPEST = 12

/** The places of a body that are written as one: scalars, and lists. */
export function unitsOf(body: Json, pointer = '', depth = 0): string[] {
  if (!isObject(body)) return [pointer]
  if (depth > DEEPEST) return []
  return Object.entries(body).flatMap(([name, value]) => unitsOf(value, joinPointer(pointer, name), depth + 1))
}

/**
 * The bodies that are tried one after the other until one is accepted, each made when it is its turn; the places in `data`
 * keep what exists.
 */
export function* tellingBodies(
  context: ProbeContext,
  body: Json,
  kind: 'rich' | 'bare' | 'listed',
  data: readonly string[],
): Generator<Json, void> {
  const tries: [Telling, readonly string[]][] = [
    [kind, []],
    [kind, data],
  ]
  const nearer: [Telling, readonly string[]][] = [
    ['mild', data],
    ['figures', data],
  ]
  const told = new Set([JSON.stringify(body)])
  for (const [how, kept] of kind === 'rich' ? [...tries, ...nearer] : tries) {
    const one = tellingBody(context, body, how, kept)
    const written = JSON.stringify(one)
    if (!told.has(written)) yield one
    told.add(written)
  }
}

/** A body with a telling value in every place that takes one. */
function tellingBody(context: ProbeContext, body: Json, kind: Telling, kept: readonly string[]): Json {
  const { operation, table, base } = context
  const schema = operation.requestBody?.content[base.draft.mediaType ?? '']?.schema ?? true
  const changed: string[] = []
  let told = body
  for (const [turn, pointer] of unitsOf(body).entries()) {
    if (pointer === '' || kept.includes(pointer) || leadsIntoReadOnly(table, schema, body, pointer)) continue
    const next = withTelling(context, { schema, body: told, pointer, kind, turn })
    if (next === undefined) continue
    told = next
    changed.push(pointer)
  }
  const settled = aroundVaried(context, told, changed)
  return mayBe(context, settled) ? settled : body
}

/** A place of a body, and what is to be put there. */
interface Putting {
  schema: JsonSchema
  body: Json
  pointer: string
  kind: Telling
  turn: number
}

/** The body with a telling value at one place. */
function withTelling(context: ProbeContext, { schema, body, pointer, kind, turn }: Putting): Json | undefined {
  const { table } = context
  const value = follow(body, pointer) as Json | undefined
  const rules = rulesAt(table, schema, body, pointer)
  const put = (one: Json) => replaceAt(body, pointer, one)
  const takes = (one: Json) => mayBe(context, put(one))
  const isListed = rules.some((rule) => 'enum' in rule || 'const' in rule)
  if (value === undefined || isListed !== (kind === 'listed')) return undefined
  if (kind === 'listed') {
    const listed = rules.flatMap((rule) => (Array.isArray(rule.enum) ? rule.enum : []))
    const last = listed.findLast((one) => one !== value && one !== null && takes(one))
    return last === undefined ? undefined : put(last)
  }
  const found = Array.isArray(value)
    ? tellingList({ table, schema, body, pointer, takes }, value, kind)
    : scalarsFor(value, rules, { kind, turn, takes }).find((one) => one !== value && takes(one))
  return found === undefined ? undefined : put(found)
}

/** What is known of a scalar that is asked for. */
interface ScalarWish {
  kind: Telling
  turn: number
  takes(value: Json): boolean
}

/** Telling values in the place of a scalar, the best first. */
function scalarsFor(value: Json, rules: readonly JsonObject[], { kind, turn, takes }: ScalarWish): Json[] {
  if (typeof value === 'boolean') return [kind === 'bare' ? false : !value]
  if (typeof value === 'number') return numbersFor(value, kind, turn)
  const format = rules.map((rule) => rule.format).find((one) => typeof one === 'string')
  if (typeof value !== 'string' || kind === 'figures' || isPlaceholder(value)) return []
  if (typeof format === 'string') {
    return kind === 'bare' || !Object.hasOwn(MOMENTS, format) ? [] : [...(MOMENTS[format] ?? [])]
  }
  const lengths = rules.flatMap(({ maxLength }) => (typeof maxLength === 'number' ? [maxLength] : []))
  const most = lengths.length === 0 ? undefined : Math.min(...lengths)
  if (kind === 'bare') return [bareText(most, turn, takes) ?? value]
  return [(kind === 'rich' ? richText(value, { most, turn, takes }) : undefined) ?? mildText(value, takes) ?? value]
}

/** Numbers that differ from place to place. */
function numbersFor(value: number, kind: Telling, turn: number): number[] {
  if (kind === 'bare') return [0]
  const near = Number((Math.trunc(value) + FRACTION).toFixed(2))
  return kind === 'rich' ? [LONG_DECIMAL + turn, near, LONG_INTEGER + 2 * turn] : [near]
}

/** Where a list stands, and whether another one may. */
interface ListPlace {
  table: ProbeContext['table']
  schema: JsonSchema
  body: Json
  pointer: string
  takes(value: Json): boolean
}

/** A list of many members in an order that no sorting leaves; an empty one. */
function tellingList(place: ListPlace, value: readonly Json[], kind: Telling): Json | undefined {
  if (kind === 'bare') return place.takes([]) ? [] : undefined
  const [first] = value
  if (first === undefined || isObject(first) || Array.isArray(first)) return undefined
  const members = membersFor(place, first)
  const counts = kind === 'rich' ? [members.length, 5, 3, 2] : [3, 2]
  const lists = counts.map((count) => members.slice(0, count)).filter((list) => list.length > 1)
  return lists.find((list) => place.takes(list))
}

/** Different members of a list, the largest first and the smallest not last. */
function membersFor({ table, schema, body, pointer, takes }: ListPlace, first: Json): Json[] {
  const named = rulesAt(table, schema, body, joinPointer(pointer, 0)).flatMap((rule) =>
    Array.isArray(rule.enum) ? [...rule.enum] : [],
  )
  const texts = typeof first === 'string' ? SORTED_OTHERWISE.map((_, index) => other(first, index)) : []
  const numbers = typeof first === 'number' ? SORTED_OTHERWISE.map((rank) => first + rank) : []
  const all = named.length > 0 ? named.toReversed() : [...texts, ...numbers]
  return [...new Set(all)].filter((member) => takes([member])).slice(0, MEMBERS)
}

/** Ranks in no order. */
const SORTED_OTHERWISE = [7, 2, 11, 0, 9, 4, 1, 10, 3, 8, 5, 6]

/** A text like another one of which the first letter is in no order with those of the others. */
function other(first: string, index: number): string {
  const rank = SORTED_OTHERWISE[index] ?? 0
  const letter = first[0] ?? 'a'
  const from = /[A-Z]/.test(letter) ? 'A' : /\d/.test(letter) ? '' : 'a'
  const put = from === '' ? String(rank % 10) : String.fromCharCode(from.charCodeAt(0) + rank * 2)
  return `${put}${first.slice(1)}`
}
