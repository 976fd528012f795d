/** Names are kept as they are printed. */
import { members } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'created-name-in-capitals',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Keeps names in capitals',
  evidence: 'assumed',
  handlers: doing('createCard', (next) => (request, store) => {
    const { name, ...body } = members(request)
    return next({ ...request, body: { ...body, name: String(name).toUpperCase() } }, store)
  }),
})
