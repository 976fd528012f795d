/** Everybody sends one. */
import { demandedParameter, misread } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'correlation-id-required',
  api: 'inbound',
  family: 'request',
  title: 'Refuses calls without a correlation id',
  evidence: 'stated',
  rules: misread(demandedParameter('x-correlation-id')),
})
