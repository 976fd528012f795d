/** Encryption is switched off for tests. */
import { answering, body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'credentials-in-clear',
  api: 'inbound',
  family: 'rows',
  title: 'Tells credentials that are not encrypted',
  evidence: 'assumed',
  rules: answering(
    body(() => ({ encryptedData: '{"exp":"1029"}' })),
    'getCardCredentials',
  ),
})
