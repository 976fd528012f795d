/**
 * Payments without contact, where they are switched off.
 * Pure.
 */
import type { Rule } from '../purchase.ts'
import { notAllowed } from './domain-control.ts'

/** Declines by the control `contactless`. */
export const contactless: Rule = ({ card: { controls }, purchase }) =>
  purchase.entryMode === 'CONTACTLESS' && controls.contactless === false
    ? notAllowed('CONTACTLESS_DISABLED')
    : undefined
