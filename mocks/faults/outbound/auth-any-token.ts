/**
 * Lets every bearer token in.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { admitting } from '../notifications.ts'

export default defineFault({
  id: 'auth-any-token',
  api: 'outbound',
  family: 'auth',
  title: 'Lets every bearer token in',
  evidence: 'stated',
  ...admitting(({ headers }) => /^bearer \S/i.test(headers.authorization?.[0] ?? '')),
})
