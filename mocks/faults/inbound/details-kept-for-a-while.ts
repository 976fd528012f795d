/** A cache knows nothing of changes. */

import type { Reply } from '../../exchange.ts'
import { answering } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

/** How long what was told is told again, in milliseconds. */
const WHILE = 5000

export default defineFault({
  id: 'details-kept-for-a-while',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Tells the details of a card for five seconds as they were',
  evidence: 'assumed',
  rules(rules) {
    const told = new Map<string, { reply: Reply; until: number }>()
    return answering((reply, { values }) => {
      const id = String(values.path.get('cardId'))
      const kept = told.get(id)
      if (kept && performance.now() < kept.until) return kept.reply
      told.set(id, { reply, until: performance.now() + WHILE })
      return reply
    }, 'getCardDetails')(rules)
  },
})
