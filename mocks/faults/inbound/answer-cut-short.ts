/** A length in characters is taken for one in bytes. */
import { answering } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'answer-cut-short',
  api: 'inbound',
  family: 'rows',
  title: 'Ends an answer before its last character',
  evidence: 'derived',
  rules: answering((reply) => ({ ...reply, body: (reply.body ?? '').slice(0, -1) }), 'getCardDetails'),
})
