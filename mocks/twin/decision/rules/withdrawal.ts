/**
 * Cash, where withdrawing it is switched off.
 * Pure.
 */
import type { Rule } from '../purchase.ts'
import { notAllowed } from './domain-control.ts'

/** Declines by the control `atmWithdrawal`. */
export const withdrawal: Rule = ({ card: { controls }, purchase }) =>
  purchase.operation === 'WITHDRAWAL' && controls.atmWithdrawal === false
    ? notAllowed('WITHDRAWAL_DISABLED')
    : undefined
