/** Writes a stack trace into errors. */
import { body, refusing } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

const TRACE =
  'java.lang.NullPointerException\n\tat com.bank.Inbox.take(Inbox.java:42)\n\tat com.bank.Main.run(Main.java:7)'

export default defineFault({
  id: 'error-stack-trace',
  api: 'outbound',
  family: 'error',
  title: 'Writes a stack trace into errors',
  evidence: 'derived',
  rules: refusing(body((error) => ({ ...error, error: TRACE }))),
})
