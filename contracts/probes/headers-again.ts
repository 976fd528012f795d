/**
 * Sends a value of an optional header of free text twice: what correlates requests, as its name says, comes with more
 * than one of them.
 */
import type { Parameter } from '../../scripts/lib/operations.ts'
import { parameterKey, sentParameters, withValue } from '../requests/draft.ts'
import { usersOfParameter } from '../requests/sharing.ts'
import { isAccepted } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Names of what several requests have in common; what is called otherwise may well have to be new each time. */
const COMMON = /correlat|trac(?:e|ing)|session|conversation/i
/** Names of what is none of that, whatever else is in them. */
const OWN = /idempoten|nonce|token|signature|span/i

export default defineProbe({
  id: 'headers-again',
  title: 'A header with a value that came before',
  aims: ['valid'],
  *journey(context) {
    for (const parameter of freeHeaders(context)) {
      const key = parameterKey(parameter)
      const value = context.valueOf(parameter)
      if (value === undefined) continue
      const sent = context.write(withValue(context.base.draft, key, value))
      const rule = parameter.pointer
      const first = yield { intent: 'series', aims: {}, ...sent, rule }
      if (!first || !isAccepted(first.answer.status)) continue
      const sentence = `header \`${parameter.name}\` has a value that came before`
      const fault = { location: 'header', name: parameter.name, keyword: 'again', sentence }
      const aims: Case['aims'] = { valid: { fromData: false } }
      yield { intent: 'valid', aims, ...sent, rule, fault, atMost: 'should', earlier: [sent.request] }
    }
  },
})

/** Optional headers of free text that this operation is to be tried with: of what operations share, one of them is. */
function freeHeaders({ table, operation, received, profile }: ProbeContext): Parameter[] {
  const mayRepeat = (method: string) => isSafe(method) || (received && table.compatibility?.redelivery !== undefined)
  if (!mayRepeat(operation.method)) return []
  return sentParameters(operation).filter((parameter) => {
    if (!correlates(parameter)) return false
    const users = usersOfParameter(table, parameter)
    const first = users.find((id) => table.operations.some((one) => one.id === id && mayRepeat(one.method)))
    return profile === 'deep' || first === operation.id
  })
}

/** Whether a parameter is an optional header of free text whose name says that requests have it in common. */
export function correlates({ in: place, name, required, schema }: Parameter): boolean {
  if (place !== 'header' || required || OWN.test(name) || !COMMON.test(name)) return false
  if (typeof schema !== 'object' || schema.type !== 'string') return false
  return !['enum', 'const', 'format'].some((word) => word in schema)
}
