/**
 * Asks for a correlation id.
 * Pure.
 */
import { defineFault } from '../fault.ts'
import { refusing } from '../notifications.ts'

export default defineFault({
  id: 'correlation-id-required',
  api: 'outbound',
  family: 'request',
  title: 'Asks for a correlation id',
  evidence: 'derived',
  ...refusing(({ values }) => !values.header.has('x-correlation-id')),
})
