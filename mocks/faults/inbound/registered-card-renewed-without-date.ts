/** Both kinds of cards go the same way. */
import { members } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'registered-card-renewed-without-date',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Renews a registered card though no new date is given',
  evidence: 'derived',
  handlers: doing(
    'renewCard',
    (next) => (request, store) => next({ ...request, body: { newExp: '1029', ...members(request) } }, store),
  ),
})
