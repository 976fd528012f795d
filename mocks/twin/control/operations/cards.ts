/** The cards of one issuer or of all. */
import { summary } from '../../snapshot.ts'
import type { ControlOperation } from '../operation.ts'

/** Lists cards. */
export const cards: ControlOperation = ({ query: { issuerId, state, limit, offset } }, { store }) => {
  const [first, count] = [Number(offset), Number(limit)]
  const some = [...store.issuers].filter(([id]) => issuerId === undefined || id === issuerId)
  const all = some.flatMap(([, held]) => [...held.values()])
  const wanted = all.filter((card) => state === undefined || card.state === state)
  return { cards: wanted.slice(first, first + count).map(summary) }
}
