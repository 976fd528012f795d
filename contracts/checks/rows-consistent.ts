/** Holds that the rows of a list keep the rules between their properties that the document states of them. */
import type { OnlyWithConstraint, PairsConstraint } from '../../scripts/lib/constraints.ts'
import type { Json } from '../../scripts/lib/json.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { listPlace, rowsInWords, rowsOf } from '../judging/rows.ts'
import { keepsRule } from '../requests/body-rules.ts'
import { isAccepted, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

/** Whether a rule speaks of the value that a row has: what a table does not name may go with anything. */
function isNamed(row: Json, rule: PairsConstraint | OnlyWithConstraint): boolean {
  return rule.kind === 'onlyWith' || Object.hasOwn(rule.pairs, String(follow(row, rule.param)))
}

export default defineCheck({
  id: 'rows-consistent',
  severity: 'must',
  title: 'Lists rows whose values go together',
  asserts: 'A property of a row stands only beside the values of others that it is documented to come with.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#specification-extensions',
  needs: ['table', 'operation', 'exchange'],
  judge({ table, operation, exchange: { request, answer } }) {
    const rules = operation.constraints.map((rule, index) => ({ rule, index })).filter(({ rule }) => rule.in === 'row')
    if (rules.length === 0 || !isAccepted(answer.status) || request.method !== 'GET') return []
    const body = parseBody(answer)
    const rows = body.ok ? rowsOf(body.value, listPlace(table, operation, { data: {} })) : undefined
    if (rows === undefined) return []
    const failures = rules.flatMap(({ rule, index }) => {
      if (rule.kind !== 'pairs' && rule.kind !== 'onlyWith') return []
      const broken = rows.filter((row) => isNamed(row, rule) && !keepsRule(row, rule)).length
      if (broken === 0) return []
      const pointer = `${operation.pointer}/x-constraints/${index}`
      const expected = `\`${rule.param}\` only beside what it comes with at \`${rule.with}\``
      return [fail(expected, `${rowsInWords(broken)} with it beside something else`, { pointer, keyword: rule.id })]
    })
    return failures.length === 0 ? pass : failures
  },
})
