/**
 * Fails on GET.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { answering, BROKEN } from '../notifications.ts'

export default defineFault({
  id: 'get-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on GET',
  evidence: 'derived',
  ...answering('GET', BROKEN),
})
