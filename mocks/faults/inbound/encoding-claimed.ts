/** A proxy that has already unpacked it. */
import { answering } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'encoding-claimed',
  api: 'inbound',
  family: 'headers',
  title: 'Says that an answer is compressed which is not',
  evidence: 'derived',
  rules: answering(
    (reply) => ({ ...reply, headers: { ...reply.headers, 'content-encoding': 'gzip' } }),
    'getCardDetails',
  ),
})
