/**
 * Answers an unknown issuer with a web page.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { erring } from '../notifications.ts'

export default defineFault({
  id: 'unknown-issuer-html',
  api: 'outbound',
  family: 'error',
  title: 'Answers an unknown issuer with a web page',
  evidence: 'stated',
  ...erring((reply) =>
    reply.status === 404
      ? { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Not Found</h1>' }
      : reply,
  ),
})
