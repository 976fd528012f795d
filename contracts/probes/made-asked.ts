/**
 * Asks for whatever can be done with something that was made by a POST of which no life cycle speaks, each time of one
 * of its own, and reads it afterwards: what the data names may have come to where nothing more can be done with it.
 */
import type { Operation } from '../../scripts/lib/operations.ts'
import { readRows } from '../judging/pages.ts'
import { otherwiseInRow } from '../judging/row-leaves.ts'
import { faultOf } from '../life/changes.ts'
import { lookedThrough } from '../life/listed.ts'
import { aboutMade, begotten, isServed, type Made, makingOf, othersAbout } from '../life/made.ts'
import type { Steps } from '../requests/list-reader.ts'
import { type Exchange, parseBody } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'made-asked',
  title: 'Whatever can be done with something that was made',
  aims: ['asRead'],
  *journey(context) {
    const making = makingOf(context)
    const shower = making?.shower?.operation
    for (const operation of making && shower ? othersAbout(making) : []) {
      if (!making || !shower) return
      const made = yield* begotten(making, operation.id)
      const one = made && aboutMade(made, operation, `${operation.id} is asked for`)
      if (!made || !one) return
      const done = yield { ...one, fault: faultOf(operation.id, 'asked', one.chosen.special) }
      const look = aboutMade(made, shower, `is read after ${operation.id}`)
      if (!look || !isServed(done) || isSafe(operation.method)) continue
      const read = yield { ...look, fault: faultOf(shower.id, operation.id, look.chosen.special) }
      if (isServed(read)) yield* listedAs(made, operation, read)
    }
  },
})

/** Looks for it in the list, where it is as it was just read. */
function* listedAs(made: Made, operation: Operation, read: Exchange): Steps<void> {
  const { lister, context } = made
  const parsed = parseBody(read.answer)
  if (!lister || !parsed.ok) return
  const words = `something was made by ${context.operation.id}, ${operation.id} was asked for, and the list is read`
  const fault = faultOf(lister.id, `listed-${operation.id}`, words)
  yield* lookedThrough(made, lister, true, ({ id, reading, pointer }) => ({
    ...{ aims: { asRead: { id, thing: parsed.value, reading, pointer } }, fault },
    until: (exchange) => (otherwiseInRow(readRows(exchange, reading) ?? [], id, parsed.value) ?? []).length === 0,
  }))
}
