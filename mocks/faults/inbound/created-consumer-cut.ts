/** A column is shorter than what may be written to it. */
import { members } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'created-consumer-cut',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Keeps 48 characters of the id of a consumer',
  evidence: 'assumed',
  handlers: doing('createCard', (next) => (request, store) => {
    const { consumerId, ...body } = members(request)
    return next({ ...request, body: { ...body, consumerId: String(consumerId).slice(0, 48) } }, store)
  }),
})
