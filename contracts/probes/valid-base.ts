/** Sends the base request: what every other request of the operation is compared with. */
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'valid-base',
  title: 'The plainest request the document allows',
  aims: ['valid'],
  *cases({ operation, base, write }) {
    const fromData = [...base.origins.values()].every((origin) => origin === 'data')
    yield {
      intent: 'valid',
      aims: { valid: { fromData } },
      ...write(base.draft),
      rule: operation.pointer,
    }
  },
})
