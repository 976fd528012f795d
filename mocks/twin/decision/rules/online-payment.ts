/**
 * Payments online, where they are switched off.
 * Pure.
 */
import type { Rule } from '../purchase.ts'
import { notAllowed } from './domain-control.ts'

/** Declines by the control `onlinePayment`. */
export const onlinePayment: Rule = ({ card: { controls }, purchase }) =>
  purchase.entryMode === 'ONLINE' && controls.onlinePayment === false
    ? notAllowed('ONLINE_PAYMENT_DISABLED')
    : undefined
