/** Texts are tidied up before they are kept. */
import { members } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'registered-name-trimmed',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Keeps names with single blanks and none around them',
  evidence: 'assumed',
  handlers: doing('registerCard', (next) => (request, store) => {
    const { name, ...body } = members(request)
    return next({ ...request, body: { ...body, name: String(name).trim().replace(/ +/g, ' ') } }, store)
  }),
})
