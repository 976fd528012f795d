/**
 * Card numbers that an answer shows in clear: under a name that the document keeps for what is encrypted, under one that
 * everybody gives them, or beside an encrypted value, where the document describes nothing of the kind. So with the
 * security codes of cards, by their name alone: they are too short to be told otherwise.
 * Pure; tells places, never numbers.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { joinPointer } from '../../scripts/lib/pointer.ts'
import { JWE } from '../../scripts/lib/sampling/compact-jwe.ts'
import { type Located, viewOf } from '../../scripts/lib/sampling/schema-view.ts'
import { passesLuhn } from '../card-numbers.ts'
import { plainName } from '../requests/plain-names.ts'
import { memberSchemas } from '../requests/schema-places.ts'

/** A place with a card number or a security code, and what tells that it is one. */
export interface ClearNumber {
  at: string
  by: 'declared' | 'name' | 'neighbour' | 'code'
}

/** How deep a body is looked through. */
const DEEPEST = 30
/** Items of a list that are looked at. */
const MOST_ITEMS = 20
/** What everybody calls them. */
const NAMES = /^(?:[a-z]{0,12}pan|[a-z]{0,12}cardn(?:o|um|umber|r)|[a-z]{0,12}primaryaccountnumber|ccn(?:um|umber))$/
/** What everybody calls the security code of a card, and its digits. */
const CODES = /^(?:[a-z]{0,12}(?:cvv|cvc|cvn)2?|(?:card)?securitycode|cardverification(?:value|code|number))$/
const CODE = /^\d{3,4}$/
/** Digits of a card number, in one piece or in groups; those of the large networks. */
const DIGITS = /^\d{13,19}$/
const OF_A_NETWORK = /^(?:4|5[1-5]|2[2-7]|3[47]|6(?:011|5|2|4[4-9]))\d{11,17}$/

/** What the document says of a place, looked up when something like a card number stands there. */
type Described = () => readonly Located[]

/** The card numbers that a body shows, the first of each list. */
export function clearNumbers(table: OperationsTable, schema: JsonSchema, body: Json): ClearNumber[] {
  const whole: readonly Located[] = [{ schema, pointer: '~' }]
  return [...numbersIn(table, () => whole, body, '', 0)]
}

function* numbersIn(
  table: OperationsTable,
  schemas: Described,
  node: Json,
  pointer: string,
  depth: number,
): Generator<ClearNumber> {
  if (typeof node !== 'object' || node === null || depth > DEEPEST) return
  const members = Array.isArray(node) ? [...node.slice(0, MOST_ITEMS).entries()] : Object.entries(node)
  for (const [step, value] of members) {
    const member = () => memberSchemas(table, schemas(), step)
    if (typeof value === 'object') yield* numbersIn(table, member, value, joinPointer(pointer, step), depth + 1)
    const digits = digitsOf(value)
    if (typeof step !== 'string') continue
    const isCode = CODE.test(digits) && CODES.test(plainName(step))
    if (!(isCode || DIGITS.test(digits)) || isDescribed(member())) continue
    const by = isCode ? 'code' : knownBy(table, schemas(), step, digits)
    if (by) yield { at: joinPointer(pointer, step), by }
  }
}

/** The digits of a text or a number, without what stands between groups of them. */
function digitsOf(value: Json): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).replace(/[ -]/g, '') : ''
}

/** Whether the document says anything of what stands at a place. */
function isDescribed(schemas: readonly Located[]): boolean {
  return schemas.some(({ schema }) => isObject(schema) && Object.keys(schema).length > 0)
}

/** What tells that digits are a card number. */
function knownBy(
  table: OperationsTable,
  around: readonly Located[],
  name: string,
  digits: string,
): ClearNumber['by'] | undefined {
  // What is encrypted goes by its name: whoever recorded it may have put other digits in its place.
  if (sealedNames(table).has(name)) return 'declared'
  if (!OF_A_NETWORK.test(digits) || !passesLuhn(digits)) return undefined
  if (NAMES.test(plainName(name))) return 'name'
  return isBesideSealed(table, around) ? 'neighbour' : undefined
}

/** Whether an object may hold an encrypted value. */
function isBesideSealed(table: OperationsTable, schemas: readonly Located[]): boolean {
  return viewOf(table, schemas).parts.some(
    ({ schema }) =>
      isObject(schema.properties) &&
      Object.values(schema.properties).some((property) => isObject(property) && property.format === JWE),
  )
}

const known = new WeakMap<OperationsTable, ReadonlySet<string>>()

/** The names of card numbers within encrypted values, as the document has them. */
function sealedNames(table: OperationsTable): ReadonlySet<string> {
  const before = known.get(table)
  if (before) return before
  const names = new Set<string>()
  collectNames([table.operations, table.components], false, names, 0)
  known.set(table, names)
  return names
}

function collectNames(node: unknown, sealed: boolean, names: Set<string>, depth: number): void {
  if (typeof node !== 'object' || node === null || depth > DEEPEST) return
  for (const [key, value] of Object.entries(node)) {
    if (sealed && key === 'properties' && isObject(value)) {
      for (const [name, own] of Object.entries(value)) if (isObject(own) && own.format === 'pan') names.add(name)
    }
    collectNames(value, sealed || key === 'contentSchema', names, depth + 1)
  }
}
