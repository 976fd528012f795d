/**
 * Reads the same thing some times in a row, and again where it was not the same: nobody writes in between.
 */

import { rowParts } from '../judging/rows.ts'
import { type Snapshot, snapshotOf } from '../judging/snapshots.ts'
import { unsteadyPlaces } from '../judging/unsteady.ts'
import { faultOf } from '../life/changes.ts'
import { isAccepted } from '../transport/exchange.ts'
import { type Case, defineProbe } from './probe.ts'

/** Readings in a row. */
const EACH = 3
/** Rows in a row, where they differ. */
const ROUNDS = 2

export default defineProbe({
  id: 'read-again',
  title: 'The same read, several times',
  aims: ['reread'],
  *journey(context) {
    const { operation, table, target, base, write } = context
    // Rows are compared by checks of their own.
    if (operation.method !== 'get' || !target.capabilities.stateful || rowParts(table, operation).length > 0) return
    const plain: Case = { intent: 'series', aims: {}, ...write(base.draft), rule: operation.pointer }
    const rounds: Snapshot[][] = []
    const fault = faultOf(operation.id, 'again', 'it is read several times in a row')
    for (let round = 1; round <= ROUNDS; round++) {
      const readings: Snapshot[] = []
      rounds.push(readings)
      for (let turn = 1; turn <= EACH; turn++) {
        const aims = turn === EACH ? { reread: { rounds: rounds.map((one) => [...one]) } } : {}
        const exchange = yield { ...plain, aims, ...(turn === EACH ? { fault } : {}) }
        if (!exchange || !isAccepted(exchange.answer.status)) return
        readings.push(snapshotOf(exchange))
      }
      if (unsteadyPlaces(readings).length === 0) return
    }
  },
})
