/** A header that goes into logs as it comes. */
import { misread, parameter, without } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'correlation-id-pattern-ignored',
  api: 'inbound',
  family: 'request',
  title: 'Accepts any correlation id',
  evidence: 'stated',
  rules: misread(parameter('x-correlation-id', without('pattern'))),
})
