/** Holds that a search by a value finds rows with that value. */
import { readRows } from '../judging/pages.ts'
import { rowsInWords, valueAt } from '../judging/rows.ts'
import { text } from '../requests/text.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'filter-equals',
  severity: 'must',
  title: 'Finds rows with the value that is searched for, and no others',
  asserts: 'A list that is searched by the value of a property has only rows of which the property is that value.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#parameter-object',
  needs: ['exchange', 'equals'],
  judge({ exchange, equals: { value, others = [], property, reading, declared, atMost } }) {
    const rows = readRows(exchange, reading)
    if (rows === undefined) return skip('no list was answered whose rows can be told')
    const values = rows.map((row) => valueAt(row.value, property)).filter((one) => one !== undefined)
    const wrong = values.filter((one) => ![value, ...others].includes(text(one))).length
    // The name of a parameter is no more than a hint.
    const weight = declared ? (atMost ? { atMost } : {}) : ({ atMost: 'may' } as const)
    const words = `only rows whose \`${property.join('/')}\` is ${others.length === 0 ? 'the value' : 'one of the values'}`
    return wrong === 0 ? pass : fail(words, `${wrong} of ${rowsInWords(rows.length)} with another one`, weight)
  },
})
