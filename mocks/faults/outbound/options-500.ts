/**
 * Fails on OPTIONS.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { answering, BROKEN } from '../notifications.ts'

export default defineFault({
  id: 'options-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on OPTIONS',
  evidence: 'derived',
  ...answering('OPTIONS', BROKEN),
})
