/** The default of a database. */
import { members } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'created-inactive-by-default',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Creates an inactive card when no state is given',
  evidence: 'assumed',
  handlers: doing(
    'createCard',
    (next) => (request, store) => next({ ...request, body: { state: 'INACTIVE', ...members(request) } }, store),
  ),
})
