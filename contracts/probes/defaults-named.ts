/** Names the defaults of what keeps, orders or shows the rows of a list: they change nothing. */
import type { Json } from '../../scripts/lib/json.ts'
import type { OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { listPlace } from '../judging/rows.ts'
import { rulePointer } from '../judging/schema-rule.ts'
import { parameterKey } from '../requests/draft.ts'
import { ListReader } from '../requests/list-reader.ts'
import { notPaging } from '../requests/paged-list.ts'
import { pagingsOf } from '../requests/pagings.ts'
import { defaultOf, partsOf } from '../requests/parameter-schema.ts'
import { staysValid } from '../requests/wire.ts'
import { defineProbe } from './probe.ts'

/** Defaults that are named. */
const MOST = 6

export default defineProbe({
  id: 'defaults-named',
  title: 'The defaults of the parameters of a list, named',
  aims: ['defaulted'],
  *journey(context) {
    const { table, operation, target, judge, base } = context
    if (operation.method !== 'get' || listPlace(table, operation, target).path === undefined) return
    const choices = notPaging(table, operation).flatMap((param) => {
      const chosen = base.draft.values.has(parameterKey(param)) ? undefined : closedDefault(table, param)
      return chosen && staysValid(judge, param, chosen.value) ? [{ param, ...chosen }] : []
    })
    if (choices.length === 0) return
    const list = new ListReader(context, pagingsOf(table, operation)[0])
    const before = yield* list.begin()
    if (before === undefined || before.rows.length === 0) return
    const whole = list.rule ? { offset: before.offset, limit: before.limit } : {}
    const aims = { defaulted: { before, reading: list.reading } }
    const also = { aims, earlier: [list.request(whole)], reference: list.request(whole) }
    for (const { param, value, rule } of choices.slice(0, MOST)) {
      const sentence = `query parameter \`${param.name}\` is ${JSON.stringify(value)}, its default`
      const fault = { location: param.in, name: param.name, keyword: 'default', sentence }
      yield list.step({ ...whole, values: [[param, value]] }, { ...also, fault, rule })
    }
  },
})

/** The default of a parameter, and where it stands; of texts only one that is listed: others are examples at times. */
function closedDefault(table: OperationsTable, param: Parameter): { value: Json; rule: string } | undefined {
  const usual = defaultOf(table, param)
  if (!usual) return undefined
  const { value, schemaPointer } = usual
  const isListed = partsOf(table, param).some((part) => Array.isArray(part.schema.enum))
  const isClosed = typeof value === 'boolean' || typeof value === 'number' || (typeof value === 'string' && isListed)
  return isClosed ? { value, rule: rulePointer(`${param.pointer}/schema`, schemaPointer, 'default') } : undefined
}
