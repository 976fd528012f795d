/**
 * Fails on amounts that need more than 32 bits.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusingDetails } from '../notifications.ts'

export default defineFault({
  id: 'amount-int32-500',
  api: 'outbound',
  family: 'request',
  title: 'Fails on amounts that need more than 32 bits',
  evidence: 'stated',
  ...refusingDetails(({ amount }) => Number(amount) > 2_147_483_647, 500),
})
