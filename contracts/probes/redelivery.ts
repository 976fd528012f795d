/**
 * Sends the base request again after it was accepted, as a publisher does whose answer got lost: twice in a row.
 */
import { defineProbe } from './probe.ts'

/** Where a document says that the same request may come twice. */
const RULE = '/x-compatibility/redelivery'
/** Times it is delivered again. */
const TIMES = 2

export default defineProbe({
  id: 'redelivery',
  title: 'The same request once more',
  aims: ['redelivery'],
  *journey({ table, received, base, write }) {
    if (!received || table.compatibility?.redelivery === undefined) return
    const sent = write(base.draft)
    for (let turn = 0; turn < TIMES; turn++) {
      const sentence = 'the same request, which was accepted before'
      const fault = { location: 'request', name: '', keyword: 'redelivery', sentence }
      yield { intent: 'valid', aims: { redelivery: { fault } }, ...sent, rule: RULE, fault, earlier: [sent.request] }
    }
  },
})
