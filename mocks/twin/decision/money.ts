/**
 * Money in the smallest unit of its currency, as whole numbers; settings write it in the unit that people use.
 * Pure apart from what it remembers of currencies; no sum is made of fractions.
 */
import { createRecent } from '../../recent.ts'

const recent = createRecent<string, number>()

/** Decimals of a currency, as ISO 4217 has them; 2 for what is no currency code. */
export function decimalsOf(currency: string): number {
  return /^[A-Z]{3}$/.test(currency) ? recent(currency, () => lookUpDecimals(currency)) : 2
}

function lookUpDecimals(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  return maximumFractionDigits ?? 2
}

/** A number of people's units in the smallest one; what is smaller than that is left out, nothing is below zero. */
export function toMinor(amount: number, currency: string): number {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(String(amount)) ?? []
  // Written with an exponent: too small to count, or larger than anything that is ever spent.
  if (whole === undefined) return amount < 1 ? 0 : Number.MAX_SAFE_INTEGER
  const decimals = decimalsOf(currency)
  return Math.min(Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0')), Number.MAX_SAFE_INTEGER)
}

/** A number of smallest units in people's units. */
export function fromMinor(minor: number, currency: string): number {
  return minor / 10 ** decimalsOf(currency)
}

/** The sum of two amounts, at most the largest whole number that is exact. */
export function add(one: number, other: number): number {
  return Math.min(one + other, Number.MAX_SAFE_INTEGER)
}

/** An amount for people: "21.00 EUR". */
export function written(minor: number, currency: string): string {
  const decimals = decimalsOf(currency)
  const digits = String(minor).padStart(decimals + 1, '0')
  const point = digits.length - decimals
  return `${digits.slice(0, point)}${decimals > 0 ? `.${digits.slice(point)}` : ''} ${currency}`
}
