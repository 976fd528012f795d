/**
 * Asks for the rows of a list in every order that it offers.
 */
import { ListReader } from '../requests/list-reader.ts'
import { pagingsOf } from '../requests/pagings.ts'
import { sortChoices } from '../requests/sort-choices.ts'
import { defineProbe } from './probe.ts'

/** Orders that are asked for. */
const MOST = 8

export default defineProbe({
  id: 'sorted-lists',
  title: 'The orders in which a list can be asked for',
  aims: ['arranged'],
  *journey(context) {
    const choices = sortChoices(context.table, context.operation)
    if (choices.length === 0) return
    const list = new ListReader(context, pagingsOf(context.table, context.operation)[0])
    const first = yield* list.begin()
    if (first === undefined || first.rows.length === 0) return
    for (const { param, value, property, direction } of choices.slice(0, MOST)) {
      const whole = list.rule ? { offset: 0, limit: list.largest } : {}
      const words = `query parameter \`${param.name}\` is ${JSON.stringify(value)}`
      const fault = { location: param.in, name: param.name, keyword: 'sort', sentence: words } as const
      const aims = { arranged: { order: { property: [property], direction }, reading: list.reading } }
      yield list.step({ ...whole, values: [[param, value]] }, { fault, rule: param.pointer, aims })
    }
  },
})
