/**
 * Currencies that the holder does not want to pay in.
 * Pure.
 */
import type { Rule } from '../purchase.ts'
import { notAllowed } from './domain-control.ts'

/** Declines by the control `deniedCurrencyList`. */
export const currency: Rule = ({ card: { controls }, purchase }) => {
  const denied = controls.deniedCurrencyList
  return Array.isArray(denied) && denied.includes(purchase.currencyCode)
    ? notAllowed('CURRENCY_NOT_ALLOWED')
    : undefined
}
