/** Refuses operations that the merchant initiated. */
import { rejectingDetails } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'merchant-initiated-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses operations that the merchant initiated',
  evidence: 'stated',
  rules: rejectingDetails(({ initiatingParty }) => initiatingParty === 'MERCHANT'),
})
