/** Holds that something which was made is in the list of its kind, where no life cycle speaks of it. */
import { readRows } from '../judging/pages.ts'
import { nextMark } from '../requests/cursors.ts'
import { hasId } from '../requests/made-things.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'made-is-listed',
  severity: 'should',
  title: 'Lists what it says was made',
  asserts: 'The list at the path something was made at has a row with the id that the answer gave to it.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.3',
  needs: ['exchange', 'listed'],
  judge({ exchange, listed: { id, limit, reading, cursor, pointer, atMost } }) {
    const rows = readRows(exchange, reading)
    if (rows === undefined) return skip('no list was answered whose rows can be told')
    if (rows.some(({ value }) => hasId(value, id))) return pass
    const more =
      (limit !== undefined && rows.length >= limit) ||
      (cursor !== undefined && nextMark(cursor, exchange) !== undefined)
    return more ? skip('there may be more rows') : fail('a row of what was made', 'none', { pointer, atMost })
  },
})
