/** The column for ids is shorter than ids are. */
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'registered-id-cut',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Keeps 32 characters of the id that a card is registered under',
  evidence: 'derived',
  handlers: doing('registerCard', (next) => (request, store) => {
    const path = new Map(request.values.path)
    path.set('cardId', String(path.get('cardId')).slice(0, 32))
    return next({ ...request, values: { ...request.values, path } }, store)
  }),
})
