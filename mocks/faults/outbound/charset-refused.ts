/** Refuses the media type with a character set. */
import { rejecting } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'charset-refused',
  api: 'outbound',
  family: 'media-type',
  title: 'Refuses the media type with a character set',
  evidence: 'derived',
  rules: rejecting(({ call }) => /charset/i.test(call.headers['content-type']?.[0] ?? ''), 415),
})
