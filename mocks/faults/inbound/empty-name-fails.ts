/** The first letter of nothing. */
import { refuse } from '../../exchange.ts'
import { textIn } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'empty-name-fails',
  api: 'inbound',
  family: 'status',
  title: 'Answers a card with an empty name with 500',
  evidence: 'derived',
  handlers: doing(
    'createCard',
    (next) => (request, store) =>
      textIn(request, 'name') === '' ? refuse(500, 'name', 'is empty') : next(request, store),
  ),
})
