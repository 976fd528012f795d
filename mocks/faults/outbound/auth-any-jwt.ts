/**
 * Lets every token in that looks like a JWT, whoever signed it.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { admitting } from '../notifications.ts'

export default defineFault({
  id: 'auth-any-jwt',
  api: 'outbound',
  family: 'auth',
  title: 'Lets every token in that looks like a JWT, whoever signed it',
  evidence: 'stated',
  ...admitting(({ headers }) => /^bearer [\w-]+\.[\w-]+\.[\w-]*$/i.test(headers.authorization?.[0] ?? '')),
})
