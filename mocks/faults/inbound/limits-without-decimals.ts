/** Amounts are kept as whole numbers. */
import { isObject } from '../../../scripts/lib/json.ts'
import { afterwards } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'limits-without-decimals',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Cuts the decimals of limits off',
  evidence: 'assumed',
  handlers: afterwards('updateCardLimits', (card) => {
    for (const limit of Object.values(card.limits)) {
      if (isObject(limit) && typeof limit.limit === 'number') limit.limit = Math.trunc(limit.limit)
    }
  }),
})
