/**
 * Fails on HEAD.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { answering } from '../notifications.ts'

export default defineFault({
  id: 'head-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails on HEAD',
  evidence: 'derived',
  ...answering('HEAD', { status: 500, headers: {} }),
})
