/**
 * Writes a stack trace into errors.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { erring } from '../notifications.ts'

const TRACE =
  'java.lang.NullPointerException\n\tat com.bank.Inbox.take(Inbox.java:42)\n\tat com.bank.Main.run(Main.java:7)'

export default defineFault({
  id: 'error-stack-trace',
  api: 'outbound',
  family: 'error',
  title: 'Writes a stack trace into errors',
  evidence: 'derived',
  ...erring((reply) => ({ ...reply, body: JSON.stringify({ errorCode: 'INVALID', error: TRACE }) })),
})
