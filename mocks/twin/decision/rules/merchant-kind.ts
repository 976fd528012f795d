/**
 * Kinds of merchants that a card does not pay.
 * Pure. Which category codes make a kind is assumed: the pages name the kinds only.
 */
import { isObject } from '../../../../scripts/lib/json.ts'
import type { Rule } from '../purchase.ts'
import { notAllowed } from './domain-control.ts'

/** Merchant category codes of each kind. */
const KINDS: Readonly<Record<'gambling' | 'adult' | 'risky', readonly string[]>> = {
  gambling: ['7800', '7801', '7802', '7995', '9406'],
  adult: ['5967', '7273'],
  risky: ['4829', '5966', '6051', '6211', '7322'],
}

/** Declines by the control `merchant`. */
export const merchantKind: Rule = ({ card: { controls }, purchase }) => {
  const allowed = isObject(controls.merchant) ? controls.merchant : {}
  const isDenied = Object.entries(KINDS).some(([kind, codes]) => {
    return allowed[kind] === false && codes.includes(purchase.merchant.merchantType)
  })
  return isDenied ? notAllowed('MERCHANT_TYPE_NOT_ALLOWED') : undefined
}
