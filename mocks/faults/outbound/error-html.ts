/**
 * Writes errors as web pages.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { erring } from '../notifications.ts'

export default defineFault({
  id: 'error-html',
  api: 'outbound',
  family: 'error',
  title: 'Writes errors as web pages',
  evidence: 'stated',
  ...erring((reply) => ({
    ...reply,
    headers: { ...reply.headers, 'content-type': 'text/html' },
    body: '<h1>Error</h1>',
  })),
})
