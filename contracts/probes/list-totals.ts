/**
 * Reads a list that comes all at once, where its answer says how long it is. Lists in pages are walked anyway.
 */
import { saysTotals } from '../judging/totals.ts'
import { cursorOf } from '../requests/cursors.ts'
import { ListReader } from '../requests/list-reader.ts'
import { pagingsOf } from '../requests/pagings.ts'
import { totalsOf } from './pagination-walk.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'list-totals',
  title: 'A list that comes all at once, beside what it says of its length',
  aims: ['totals'],
  *journey(context) {
    const { table, operation } = context
    if (operation.method !== 'get' || !saysTotals(table, operation)) return
    if (cursorOf(operation) || pagingsOf(table, operation).length > 0) return
    const list = new ListReader(context)
    const first = yield* list.begin()
    if (first === undefined) return
    // Where nobody can ask for the rest, what is said of more rows says that there are some.
    const whole = first.said?.some(({ kind, value }) => kind !== 'rows' && value === true) !== true
    const fault = { location: 'query', name: '', keyword: 'totals', sentence: 'the list as it comes' }
    const aims = totalsOf(list, [first], { end: first.rows.length, whole, sized: false })
    yield list.step({}, { aims, fault, earlier: [list.request({})], reference: list.request({}) })
  },
})
