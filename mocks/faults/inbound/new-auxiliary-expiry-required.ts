/** Every card is taken for a cobadged one. */
import { refuse } from '../../exchange.ts'
import { textIn } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'new-auxiliary-expiry-required',
  api: 'inbound',
  family: 'request',
  title: 'Refuses a renewal without newAuxiliaryExp',
  evidence: 'assumed',
  handlers: doing('renewCard', (next) => (request, store) => {
    const isThere = textIn(request, 'newAuxiliaryExp') !== undefined
    return isThere ? next(request, store) : refuse(400, 'newAuxiliaryExp', 'is missing')
  }),
})
