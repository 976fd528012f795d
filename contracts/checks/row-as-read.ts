/** Holds that a list shows of a thing what is read of the thing itself. */
import { readRows } from '../judging/pages.ts'
import { otherwiseInRow } from '../judging/row-leaves.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'row-as-read',
  severity: 'should',
  title: 'Lists a thing as it is read by itself',
  asserts: 'After a change, the row of a thing has the values that are read of the thing itself.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1',
  needs: ['exchange', 'asRead'],
  judge({ exchange, asRead: { id, thing, reading, pointer } }) {
    const rows = readRows(exchange, reading)
    const other = rows && otherwiseInRow(rows, id, thing)
    if (other === undefined) return skip('no row of the thing was answered')
    const names = other.map((name) => `\`${name}\``).join(', ')
    return other.length === 0
      ? pass
      : fail('the values that are read of the thing itself', `others at ${names}`, { pointer })
  },
})
