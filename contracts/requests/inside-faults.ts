/**
 * Single faults of what is inside of an encrypted value, the most telling first: those that a reader lets through which
 * looks at the content with less care than at what stands in clear.
 * Pure, deterministic; digits stay as near to the valid ones as they can, with the check digit of card numbers where
 * they are one, so that nothing else is wrong with them.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import type { Judge } from '../../scripts/lib/sampling/judge.ts'
import type { Violation } from '../../scripts/lib/sampling/sampling.ts'
import { violations } from '../../scripts/lib/sampling/violations.ts'
import { cardNumbersIn, withCheckDigit } from '../card-numbers.ts'
import type { Opened } from './sealing.ts'

/** What is wrong with a value, as far as the same can be done to another content. */
const KINDS = [
  'form',
  'longer',
  'number',
  'letter',
  'missing',
  'shorter',
  'null',
  'list',
  'other',
  'sign',
  'empty',
] as const

/** A fault of a content, and of which kind it is. */
export interface InsideFault extends Violation {
  /** The first ones slip through most often. */
  kind: (typeof KINDS)[number]
}

/** Keywords by how much it tells that one is not kept; all others come last. */
const KEYWORDS = ['pattern', 'maxLength', 'minLength', 'format', 'enum', 'const', 'type', 'required']

/** More than the difference of any digits that are compared. */
const MUCH = 1e20

const DIGITS = /^\d+$/

/** The faults of a content, one of each place, keyword and kind; the first of each place and keyword come first. */
export function insideFaults(
  judge: Judge,
  root: object,
  { schema, plain }: Pick<Opened, 'schema' | 'plain'>,
): InsideFault[] {
  const all = violations({ schema, root }, plain).map((one): InsideFault => {
    const near = nearer(judge, schema, plain, one)
    const isDisguise = judge.accepts(schema, withValue(plain, near.pointer, String(near.value)))
    return { ...near, kind: kindOf(near, isDisguise) }
  })
  const ranked = all.toSorted(
    (a, b) => rank(a) - rank(b) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || distance(a) - distance(b),
  )
  const groups = Map.groupBy(ranked, ({ pointer, keyword }) => JSON.stringify([pointer, keyword]))
  const rows = [...groups.values()].map((group) =>
    [...Map.groupBy(group, ({ kind }) => kind).values()].flatMap(([one]) => one ?? []),
  )
  const rounds = Array.from({ length: KINDS.length }, (_, turn) => rows.flatMap((row) => row[turn] ?? []))
  // No reader takes a list for an object: what is wrong with the whole comes last.
  return rounds.flat().toSorted((a, b) => Number(a.pointer === '') - Number(b.pointer === ''))
}

/** The same fault of another content. */
export function sameFault(
  faults: readonly InsideFault[],
  { pointer, keyword, kind }: InsideFault,
): InsideFault | undefined {
  return faults.find((one) => one.pointer === pointer && one.keyword === keyword && one.kind === kind)
}

/** How much it tells that the keyword is not kept: the less, the higher. */
function rank({ keyword }: Violation): number {
  const place = KEYWORDS.indexOf(keyword)
  return place < 0 ? KEYWORDS.length : place
}

/** Which kind of fault it is; `isDisguise`: whether it would be valid as a text, so that only its type is wrong. */
function kindOf({ was, value }: Violation, isDisguise: boolean): InsideFault['kind'] {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (typeof value === 'number') return isDisguise ? 'number' : 'other'
  if (Array.isArray(value)) return 'list'
  if (typeof value !== 'string' || typeof was !== 'string') return 'other'
  if (value === '') return 'empty'
  if (shape(value) === shape(was)) return 'form'
  if (!DIGITS.test(value) || !DIGITS.test(was)) return /^[\w]+$/.test(value) && /[a-z]/i.test(value) ? 'letter' : 'sign'
  return value.length > was.length ? 'longer' : 'shorter'
}

/** How far digits are from the valid ones; what is too much is forgotten more often than what is too little. */
function distance({ was, value, kind }: InsideFault): number {
  const more = Number(value) - Number(was)
  return kind !== 'form' || Number.isNaN(more) ? 0 : more > 0 ? more : MUCH - more
}

/** A text with one sign for each kind of character. */
function shape(text: string): string {
  return text.replace(/\d/g, '9').replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A')
}

/** The same fault with a value that is nearer to the valid one, where there is one. */
function nearer(judge: Judge, schema: Opened['schema'], plain: Json, fault: Violation): Violation {
  const { pointer, keyword, was } = fault
  if (typeof was !== 'string' || !DIGITS.test(was)) return fault
  for (const { value, label } of nearerValues(fault, was)) {
    const instance = withValue(plain, pointer, value)
    const found = judge.faults(schema, instance)
    const isSame = found.length > 0 && found.every((one) => one.pointer === pointer && one.keyword === keyword)
    if (isSame) return { ...fault, value, label, instance }
  }
  return fault
}

/** Values to try: digits that begin like the wrong ones and go on like the valid ones, and the valid ones made longer. */
function nearerValues({ keyword, label, value }: Violation, was: string): { value: Json; label: string }[] {
  if (keyword === 'type' && typeof value === 'number') {
    const digits = Number(was)
    const words = 'the valid digits written as a number instead of a string'
    return Number.isSafeInteger(digits) && String(digits) === was ? [{ value: digits, label: words }] : []
  }
  if (typeof value !== 'string' || !DIGITS.test(value)) return []
  if (value.length > was.length) return [{ value: longerDigits(was, value.length), label }]
  if (value.length < was.length) return []
  return Array.from({ length: value.length - 1 }, (_, index) => ({
    value: value.slice(0, index + 1) + was.slice(index + 1),
    label: 'as many digits as are needed, and none that the pattern allows',
  }))
}

/** Digits that begin like others and are longer; they keep the check digit of card numbers where those did. */
export function longerDigits(digits: string, length: number): string {
  const [isNumber] = cardNumbersIn(digits)
  return isNumber ? withCheckDigit(digits.slice(0, -1).padEnd(length - 1, '0')) : digits.padEnd(length, '0')
}
