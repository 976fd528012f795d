/** Holds that something which was removed is not in the list of its kind, where no life cycle speaks of it. */
import { readRows } from '../judging/pages.ts'
import { hasId } from '../requests/made-things.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'made-is-unlisted',
  severity: 'should',
  title: 'Lists no more what it says was removed',
  asserts: 'The list at the path something was made at has no row with its id once an accepted DELETE has removed it.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.5',
  needs: ['exchange', 'unlisted'],
  judge({ exchange, unlisted: { id, reading, pointer, atMost } }) {
    const rows = readRows(exchange, reading)
    if (rows === undefined) return skip('no list was answered whose rows can be told')
    const isListed = rows.some(({ value }) => hasId(value, id))
    return isListed ? fail('no row of what was removed', 'one', { pointer, atMost }) : pass
  },
})
