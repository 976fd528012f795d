/** Refuses texts that are not composed (NFC). */
import { rejecting, textsOf } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'decomposed-text-refused',
  api: 'outbound',
  family: 'robustness',
  title: 'Refuses texts that are not composed (NFC)',
  evidence: 'derived',
  rules: rejecting(({ body }) => textsOf(body).some((text) => text !== text.normalize('NFC'))),
})
