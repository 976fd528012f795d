/**
 * Refuses operations that the merchant initiated.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'merchant-initiated-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses operations that the merchant initiated',
  evidence: 'stated',
  ...refusingDetails(({ initiatingParty }) => initiatingParty === 'MERCHANT'),
})
