/** A property that is validated and then not used. */
import { members } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'created-always-active',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Creates an active card whatever state is given',
  evidence: 'assumed',
  handlers: doing(
    'createCard',
    (next) => (request, store) => next({ ...request, body: { ...members(request), state: 'ACTIVE' } }, store),
  ),
})
