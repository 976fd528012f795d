/**
 * Refuses texts that are not composed (NFC).
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusing, textsOf } from '../notifications.ts'

export default defineFault({
  id: 'decomposed-text-refused',
  api: 'outbound',
  family: 'robustness',
  title: 'Refuses texts that are not composed (NFC)',
  evidence: 'derived',
  ...refusing(({ body }) => textsOf(body).some((text) => text !== text.normalize('NFC'))),
})
