/**
 * Every operation of the stateful server, in the order of the documentation page.
 * Pure.
 */
import type { Handlers } from '../handlers.ts'
import { createCard } from './create-card.ts'
import { deleteCard } from './delete-card.ts'
import { getAllCardAuthorisationOperations } from './get-authorisations.ts'
import { getCardCredentials } from './get-card-credentials.ts'
import { getCardDetails } from './get-card-details.ts'
import { getCardSettings } from './get-card-settings.ts'
import { registerCard } from './register-card.ts'
import { renewCard } from './renew-card.ts'
import { replaceCard } from './replace-card.ts'
import { resumeCard } from './resume-card.ts'
import { suspendCard } from './suspend-card.ts'
import { updateCardControls } from './update-card-controls.ts'
import { updateCardLimits } from './update-card-limits.ts'
import { verifyCardCredentials } from './verify-card-credentials.ts'

/** What each operation does. */
export const handlers: Handlers = {
  createCard,
  getCardDetails,
  registerCard,
  getCardCredentials,
  verifyCardCredentials,
  getCardSettings,
  updateCardControls,
  updateCardLimits,
  resumeCard,
  suspendCard,
  deleteCard,
  replaceCard,
  renewCard,
  getAllCardAuthorisationOperations,
}
