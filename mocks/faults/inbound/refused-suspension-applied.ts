/** The request is checked after it has been done. */
import { invalid } from '../../exchange.ts'
import { members } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'refused-suspension-applied',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Suspends a card though the request is invalid',
  evidence: 'assumed',
  rules: misread(property('reason', being(true)), 'suspendCard'),
  handlers: doing('suspendCard', (next) => async (request, store) => {
    const outcome = await next(request, store)
    const { reason = 'fine' } = members(request)
    const isValid = typeof reason === 'string' && /^[a-zA-Z0-9 ]{1,64}$/.test(reason)
    return isValid ? outcome : invalid('body property `/reason`', 'is not valid', '/reason')
  }),
})
