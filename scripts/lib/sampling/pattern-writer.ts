/**
 * Writes one text by a plan: every choice that is free is drawn, every length adds up to the one that is wanted.
 * Pure; the text may still break what a plan does not know (lookarounds, anchors inside), whoever asks tests it.
 */
import type { AST } from '@eslint-community/regexpp'
import { hasLength, type LengthAlgebra, type Lengths, lengthList, NONE, ZERO } from './lengths.ts'
import type { Plan } from './pattern-plan.ts'
import type { Random } from './random.ts'

/** How to write. */
export interface Writing {
  algebra: LengthAlgebra
  random: Random
  /** Whether to use every character a class takes, not only letters and digits where there are some. */
  wide: boolean
  /** The option that a choice must take; a text written without it is none. */
  forced?: Forced
}

/** A choice and the option it must take. */
export interface Forced {
  choice: Plan
  option: Plan
}

/** What writing keeps in mind. */
interface Pen extends Writing {
  /** What groups wrote, for references back to them. */
  written: Map<AST.CapturingGroup, string>
  /** Whether the forced option was taken. */
  obeyed: boolean
}

/** A text of a length; `undefined` when the plan has no such length, or the forced option was out of the way. */
export function writeText(plan: Plan, length: number, writing: Writing): string | undefined {
  if (!hasLength(plan.lengths, length)) return undefined
  const pen: Pen = { ...writing, written: new Map(), obeyed: writing.forced === undefined }
  const text = write(plan, length, pen)
  return pen.obeyed ? text : undefined
}

/** Writes one node. */
function write(plan: Plan, length: number, pen: Pen): string {
  switch (plan.kind) {
    case 'nothing':
      return ''
    case 'text':
      return plan.text
    case 'characters':
      return pen.random.pick(pen.wide ? plan.characters.all : plan.characters.plain) ?? ''
    case 'group': {
      const text = write(plan.item, length, pen)
      pen.written.set(plan.group, text)
      return text
    }
    case 'same':
      return plan.groups.map((group) => pen.written.get(group) ?? '').join('')
    case 'choice':
      return write(chooseOption(plan, length, pen), length, pen)
    case 'sequence':
      return writeSequence(plan, length, pen)
    case 'repeat':
      return writeCopies(plan, length, pen)
  }
}

/** An option of the length: the forced one where it fits, else one that is drawn. */
function chooseOption(plan: Plan & { kind: 'choice' }, length: number, pen: Pen): Plan {
  const { forced } = pen
  if (forced?.choice === plan && hasLength(forced.option.lengths, length)) {
    pen.obeyed = true
    return forced.option
  }
  return pen.random.pick(plan.options.filter((option) => hasLength(option.lengths, length))) ?? NOWHERE
}

const NOWHERE: Plan = { kind: 'nothing', lengths: NONE }

/** Writes items one after another, sharing the length out. */
function writeSequence(plan: Plan & { kind: 'sequence' }, length: number, pen: Pen): string {
  let left = length
  const texts = plan.items.map((item, index) => {
    const size = share(item.lengths, plan.rest[index + 1] ?? ZERO, left, pen.random)
    left -= size
    return write(item, size, pen)
  })
  return texts.join('')
}

/** Writes copies of an item, no more of them than the length needs. */
function writeCopies(plan: Plan & { kind: 'repeat' }, length: number, pen: Pen): string {
  const { item, count, optional } = plan
  const lengths = optional ? item.lengths | ZERO : item.lengths
  const isOneCharacterEach = (lengths | 3n) === 3n
  if (isOneCharacterEach) return Array.from({ length }, () => write(item, 1, pen)).join('')
  const known = powers.get(plan) ?? new Map<number, Lengths>()
  powers.set(plan, known)
  const power = (times: number): Lengths => {
    const set = known.get(times) ?? pen.algebra.power(lengths, times)
    known.set(times, set)
    return set
  }
  let times = optional ? Math.min(1, count) : count
  while (times < count && !hasLength(power(times), length)) times = Math.min(times * 2, count)
  return writeHalves(item, times, length, power, pen)
}

/** The lengths of so many copies, by repeat and number of copies. */
const powers = new WeakMap<Plan, Map<number, Lengths>>()

/** Writes an exact number of copies by halves, so that a thousand copies are ten steps deep. */
function writeHalves(item: Plan, count: number, length: number, power: (times: number) => Lengths, pen: Pen): string {
  const isLeftOut = length === 0 && !hasLength(item.lengths, 0)
  if (count === 0 || isLeftOut) return ''
  if (count === 1) return write(item, length, pen)
  const half = Math.floor(count / 2)
  const size = share(power(half), power(count - half), length, pen.random)
  return writeHalves(item, half, size, power, pen) + writeHalves(item, count - half, length - size, power, pen)
}

/** How many lengths are drawn at random before they are gone through one by one. */
const DRAWS = 8

/** A length from the first set such that what is left over is in the second. */
function share(first: Lengths, second: Lengths, total: number, random: Random): number {
  const fits = (size: number): boolean => hasLength(first, size) && hasLength(second, total - size)
  for (let draw = 0; draw < DRAWS; draw++) {
    const size = random.below(total + 1)
    if (fits(size)) return size
  }
  const upToTotal = (1n << BigInt(total + 1)) - 1n
  const possible = lengthList(first & upToTotal).filter(fits)
  return random.pick(possible) ?? 0
}
