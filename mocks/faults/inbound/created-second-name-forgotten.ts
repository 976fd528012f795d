/** A property that is validated and then not used. */
import { members } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'created-second-name-forgotten',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Forgets the second name of a card',
  evidence: 'assumed',
  handlers: doing('createCard', (next) => (request, store) => {
    const { secondName, ...body } = members(request)
    return next({ ...request, body }, store)
  }),
})
