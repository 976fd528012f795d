/**
 * The codes of a card: the printed one, and those that D1 makes whenever credentials are read. As the page has it, one
 * of these is active from then on until it expires or is used; how soon it expires, and how many there can be at a time,
 * is assumed.
 * Pure.
 */
import { panOf } from './card-numbers.ts'
import type { Card, Store } from './store.ts'
import { testCvv } from './test-numbers.ts'

/** A code that was generated, and is good until a time unless it is used before. */
export interface GeneratedCode {
  /** The read of the credentials that it was generated at, from 1. */
  read: number
  /** Milliseconds since 1970. */
  until: number
}

/** Milliseconds that a code is good for. */
const LIFETIME = 30 * 60_000

/** Codes that are good at the same time: few enough that a wrong one is rarely right by chance. */
const MOST = 10

/** Codes that are known to have been good: as few. */
const REMEMBERED = 20

/** What codes are made from, and when. */
interface Moment {
  seed: number
  now: Date
}

/** Codes of three digits, and how far it is from one to the next: as they have no divisor in common, all have their turn. */
const [CODES, STEP] = [1000, 617]

/** The code that was generated at a read: another one than at the reads before. */
export function dynamicCode({ cardId }: Pick<Card, 'cardId'>, seed: number, read: number): string {
  const first = Number(testCvv(`${seed} ${cardId}`))
  return String((first + read * STEP) % CODES).padStart(3, '0')
}

/** Generates the next code of a card. */
export function generateCode(card: Card, { seed, now }: Moment): string {
  card.reads += 1
  const active = generatedCodes(card, now).slice(1 - MOST)
  card.codes = [...active, { read: card.reads, until: now.getTime() + LIFETIME }]
  return dynamicCode(card, seed, card.reads)
}

/** The generated codes that are good now. */
export function generatedCodes({ codes = [] }: Pick<Card, 'codes'>, now: Date): GeneratedCode[] {
  return codes.filter(({ until }) => until > now.getTime())
}

/** Every code that is good for a card now: generated ones, and on a physical card the printed one. */
export function activeCodes(card: Card, { seed, now }: Moment): string[] {
  const generated = generatedCodes(card, now).map(({ read }) => dynamicCode(card, seed, read))
  return card.isVirtual ? generated : [...generated, printedCode(card, { seed })]
}

/** Takes a generated code out of use: it is good for one transaction. */
export function useCode(card: Card, code: string, seed: number): void {
  card.codes = card.codes?.filter(({ read }) => dynamicCode(card, seed, read) !== code) ?? []
}

/** Whether a code was generated for a card a while ago. */
export function wasGenerated(code: string, card: Card, seed: number): boolean {
  const count = Math.min(REMEMBERED, card.reads)
  return Array.from({ length: count }, (_, index) => dynamicCode(card, seed, card.reads - index)).includes(code)
}

/** The code on the back of a card, which follows from number and expiry date. */
export function printedCode(card: Pick<Card, 'pan' | 'cardId' | 'exp'>, store: Pick<Store, 'seed'>): string {
  return testCvv(`${store.seed} ${panOf(card, store)} ${card.exp}`)
}
