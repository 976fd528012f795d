/** Holds that what was written is there to be read. */

import { lostValues } from '../judging/lost-values.ts'
import { isAccepted, isRefused, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, skip } from './check.ts'

export default defineCheck({
  id: 'write-visible',
  severity: 'must',
  title: 'Shows what was written when it is read afterwards',
  asserts: 'What an accepted request makes or changes can be read, with the values that were sent.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1',
  needs: ['exchange', 'written'],
  judge({ exchange: { answer }, written: { values, unread } }) {
    if (isRefused(answer.status)) {
      if (unread === 'elsewhere') return skip('whether it is there is judged by itself')
      return fail('2xx: what was written can be read', String(answer.status), unread)
    }
    const parsed = parseBody(answer)
    if (!isAccepted(answer.status) || !parsed.ok) return skip('nothing was read to compare with')
    return lostValues(values, parsed.value).map(({ words, at, more, keyword, pointer, atMost }) => {
      const places = more === undefined ? `\`${at}\`` : `\`${at}\` and ${more} more`
      return fail('the value that was sent', `${words} at ${places}`, { pointer, keyword, atMost })
    })
  },
})
