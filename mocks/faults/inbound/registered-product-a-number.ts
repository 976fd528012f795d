/** What looks like a number is kept as one. */
import { members } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'registered-product-a-number',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Keeps ids of products that are all digits without the zeros in front',
  evidence: 'assumed',
  handlers: doing('registerCard', (next) => (request, store) => {
    const { cardProductId, ...body } = members(request)
    return next(
      { ...request, body: { ...body, cardProductId: String(cardProductId).replace(/^0+(?=\d+$)/, '') } },
      store,
    )
  }),
})
