/**
 * Refuses the media type with a character set.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusing } from '../notifications.ts'

export default defineFault({
  id: 'charset-refused',
  api: 'outbound',
  family: 'media-type',
  title: 'Refuses the media type with a character set',
  evidence: 'derived',
  ...refusing(({ call }) => /charset/i.test(call.headers['content-type']?.[0] ?? ''), 415),
})
