/** Holds that a list has the rows of what it is the list of. */
import { readRows } from '../judging/pages.ts'
import { rowsInWords, valueAt } from '../judging/rows.ts'
import { text } from '../requests/text.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'rows-belong',
  severity: 'should',
  title: 'Lists only rows of the thing that the path names',
  asserts: 'Where rows have a property that is named like a parameter of the path, it has the value from the path.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#path-templating',
  needs: ['exchange', 'belonging'],
  judge({ exchange, belonging: { named, reading } }) {
    const rows = readRows(exchange, reading)
    if (rows === undefined) return skip('no page was answered whose rows can be told')
    const failures = named.flatMap(({ name, value, pointer }) => {
      const own = rows.map((row) => valueAt(row.value, [name])).filter((one) => one !== undefined && one !== null)
      const other = own.map((one) => text(one)).filter((one) => one !== value)
      // A value of its own in every row is another thing of the same name.
      const isMost = other.length * 2 < own.length
      const isOne = own.length > 1 && other.length === own.length && new Set(other).size === 1
      if (other.length === 0 || !(isMost || isOne)) return []
      const actual = `${other.length} of ${rowsInWords(rows.length)} with another one`
      return [fail(`rows whose \`${name}\` is that of the path`, actual, { pointer, keyword: name })]
    })
    return failures.length === 0 ? pass : failures
  },
})
