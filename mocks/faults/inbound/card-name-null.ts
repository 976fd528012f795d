/** What is missing is written as null. */
import { answering, body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'card-name-null',
  api: 'inbound',
  family: 'rows',
  title: 'Tells a card whose second name is null',
  evidence: 'assumed',
  rules: answering(
    body((card) => ({ secondName: null, ...card })),
    'getCardDetails',
  ),
})
