/** A file that was saved with a byte order mark is passed on as it is. */
import { answering } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'mark-in-front',
  api: 'inbound',
  family: 'media-type',
  title: 'Puts a byte order mark in front of an answer',
  evidence: 'assumed',
  rules: answering((reply) => ({ ...reply, body: `\ufeff${reply.body ?? ''}` }), 'getCardDetails'),
})
