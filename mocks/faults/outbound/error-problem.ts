/**
 * Writes errors as problem documents.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { erring } from '../notifications.ts'

export default defineFault({
  id: 'error-problem',
  api: 'outbound',
  family: 'media-type',
  title: 'Writes errors as problem documents',
  evidence: 'stated',
  ...erring((reply) => ({
    ...reply,
    headers: { ...reply.headers, 'content-type': 'application/problem+json' },
    body: JSON.stringify({ title: 'Not taken', status: reply.status }),
  })),
})
