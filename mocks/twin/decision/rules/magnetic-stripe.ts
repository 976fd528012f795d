/**
 * Payments by the magnetic stripe, where they are switched off.
 * Pure.
 */
import type { Rule } from '../purchase.ts'
import { notAllowed } from './domain-control.ts'

/** Declines by the control `magneticStripe`. */
export const magneticStripe: Rule = ({ card: { controls }, purchase }) =>
  purchase.entryMode === 'MAGSTRIPE' && controls.magneticStripe === false ? notAllowed('MAGSTRIPE_DISABLED') : undefined
