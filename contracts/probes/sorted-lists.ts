/**
 * Asks for the rows of a list in every order that it offers, and in the one that it has where none is named.
 */
import { sameJson } from '../../scripts/lib/json.ts'
import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { rulePointer } from '../judging/schema-rule.ts'
import { ListReader } from '../requests/list-reader.ts'
import { pagingsOf } from '../requests/pagings.ts'
import { defaultOf } from '../requests/parameter-schema.ts'
import { type SortChoice, sortChoices } from '../requests/sort-choices.ts'
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
    const whole = list.rule ? { offset: 0, limit: list.largest } : {}
    const usual = choices.flatMap((choice) => standing(context.table, choice))[0]
    if (usual) {
      const { param, property, direction, rule } = usual
      const sentence = `query parameter \`${param.name}\` is missing, and ${JSON.stringify(usual.value)} by default`
      const fault = { location: param.in, name: param.name, keyword: 'sort-default', sentence } as const
      const aims = { arranged: { order: { property: [property], direction }, reading: list.reading } }
      yield list.step(whole, { fault, rule, aims })
    }
    for (const { param, value, property, direction } of choices.slice(0, MOST)) {
      const words = `query parameter \`${param.name}\` is ${JSON.stringify(value)}`
      const fault = { location: param.in, name: param.name, keyword: 'sort', sentence: words } as const
      const aims = { arranged: { order: { property: [property], direction }, reading: list.reading } }
      yield list.step({ ...whole, values: [[param, value]] }, { fault, rule: param.pointer, aims })
    }
  },
})

/** An order that stands where none is named, and what says so. */
function standing(table: OperationsTable, choice: SortChoice): (SortChoice & { rule: string })[] {
  const { param, value } = choice
  const usual = defaultOf(table, param)
  if (!usual || !sameJson(usual.value, value)) return []
  return [{ ...choice, rule: rulePointer(`${param.pointer}/schema`, usual.schemaPointer, 'default') }]
}
