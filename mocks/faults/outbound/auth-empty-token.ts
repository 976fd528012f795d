/**
 * Lets the scheme without a token in.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { admitting } from '../notifications.ts'

export default defineFault({
  id: 'auth-empty-token',
  api: 'outbound',
  family: 'auth',
  title: 'Lets the scheme without a token in',
  evidence: 'stated',
  ...admitting(({ headers }) => /^bearer *$/i.test(headers.authorization?.[0] ?? '')),
})
