/** A list is kept as a set that holds a few. */
import { afterwards } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'currencies-cut-and-sorted',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Keeps the first five denied currencies, in the order of the alphabet',
  evidence: 'assumed',
  handlers: afterwards('updateCardControls', (card) => {
    const { deniedCurrencyList: list } = card.controls
    if (Array.isArray(list)) card.controls = { ...card.controls, deniedCurrencyList: list.toSorted().slice(0, 5) }
  }),
})
