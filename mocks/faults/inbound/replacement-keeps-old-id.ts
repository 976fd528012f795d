/** The operation answers with the card it was asked for. */
import { answering, body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'replacement-keeps-old-id',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Tells the id of the old card after a replacement',
  evidence: 'assumed',
  rules: answering(
    (reply, { values }) => body((result) => ({ ...result, cardId: String(values.path.get('cardId')) }))(reply),
    'replaceCard',
  ),
})
