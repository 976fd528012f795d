/** Holds that a PUT says whether it created something. */
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

/** Something was created. */
const CREATED = 201
/** Accepted, and not done yet. */
const LATER = 202

export default defineCheck({
  id: 'creation-status',
  severity: 'should',
  title: 'Says by 201 whether a PUT created something',
  asserts: 'A PUT that creates what its path names is answered 201, and one that replaces it with another success.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.4',
  needs: ['exchange', 'creation'],
  judge({ exchange: { answer }, creation: { anew } }) {
    const { status } = answer
    if (!isAccepted(status) || status === LATER) return skip('nothing was done, or not yet')
    if (anew === (status === CREATED)) return pass
    return anew
      ? fail('201: nothing was there before', String(status), { keyword: 'created' })
      : fail('200 or 204: it was there before', String(status), { keyword: 'replaced' })
  },
})
