/**
 * Sends one PUT twice and reads what it is about in between and afterwards: the second one changes nothing. Whether it
 * is accepted again or refused because the first one was served is left open.
 */
import { type Snapshot, snapshotOf } from '../judging/snapshots.ts'
import { faultOf } from '../life/changes.ts'
import { observersOf, reading } from '../life/observing.ts'
import type { Thing } from '../life/thing.ts'
import { isAccepted } from '../transport/exchange.ts'
import { type Case, defineProbe } from './probe.ts'

export default defineProbe({
  id: 'put-twice',
  title: 'The same PUT twice, and what can be read after each',
  aims: ['twice'],
  *journey(context) {
    const { operation, table, target, base, write, use } = context
    if (operation.method !== 'put' || !target.capabilities.stateful) return
    const through: Thing['through'] = []
    for (const observer of observersOf(table, operation)) {
      const key = `${operation.id} twice ${observer.id}`
      const on: Thing | undefined = use && { resource: use.resource, made: !use.registers, key, through, kept: true }
      const look = reading(context, observer, on)
      const put: Case = {
        intent: 'series',
        aims: {},
        ...write(base.draft),
        rule: operation.pointer,
        ...(on ? { on } : {}),
      }
      const once = yield put
      if (!look || !once || !isAccepted(once.answer.status)) return
      const between: Snapshot[] = []
      for (const _ of [1, 2]) {
        const exchange = yield { ...look, until: ({ answer }) => isAccepted(answer.status) }
        if (exchange) between.push(snapshotOf(exchange))
      }
      const [first, second] = between
      const fault = faultOf(observer.id, 'twice', 'the same PUT was sent twice, and what it is about is read')
      if (!first || !second || !(yield { ...put, intent: 'fault' })) return
      const aims = { twice: { first, second, sent: base.draft.body } }
      yield { ...look, intent: 'fault', aims, fault, rule: operation.pointer }
    }
  },
})
