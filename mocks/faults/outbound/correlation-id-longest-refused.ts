/**
 * Refuses correlation ids of 64 characters.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusing } from '../notifications.ts'

export default defineFault({
  id: 'correlation-id-longest-refused',
  api: 'outbound',
  family: 'request',
  title: 'Refuses correlation ids of 64 characters',
  evidence: 'derived',
  ...refusing(({ values }) => String(values.header.get('x-correlation-id')).length === 64),
})
