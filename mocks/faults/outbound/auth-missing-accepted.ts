/**
 * Lets calls without credentials in.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { admitting } from '../notifications.ts'

export default defineFault({
  id: 'auth-missing-accepted',
  api: 'outbound',
  family: 'auth',
  title: 'Lets calls without credentials in',
  evidence: 'stated',
  ...admitting(({ headers }) => headers.authorization === undefined),
})
