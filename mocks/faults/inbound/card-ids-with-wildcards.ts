/** Cards are looked up by LIKE. */
import { isRefusal } from '../../exchange.ts'
import type { Handler, OperationId } from '../../twin/handlers.ts'
import { cardsOf } from '../../twin/store.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

/** What is read of a card. */
const READERS: readonly OperationId[] = ['getCardDetails', 'getCardSettings', 'getCardCredentials']

const likened =
  (next: Handler): Handler =>
  (request, store) => {
    const cards = cardsOf(request, store)
    const asked = String(request.values.path.get('cardId'))
    if (isRefusal(cards) || cards.has(asked) || !asked.includes('_')) return next(request, store)
    const like = new RegExp(`^${asked.replaceAll('_', '.')}$`)
    const found = [...cards.keys()].find((id) => like.test(id)) ?? asked
    return next(
      { ...request, values: { ...request.values, path: new Map([...request.values.path, ['cardId', found]]) } },
      store,
    )
  }

export default defineFault({
  id: 'card-ids-with-wildcards',
  api: 'inbound',
  family: 'status',
  title: 'Takes an underscore in a card id for any character',
  evidence: 'derived',
  handlers: (handlers) => READERS.reduce((changed, id) => doing(id, likened)(changed), handlers),
})
