/** Media types are compared as text. */
import { refuse, single } from '../../exchange.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'charset-refused',
  api: 'inbound',
  family: 'media-type',
  title: 'Refuses JSON that names its character set',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    readBody: async (call, operation) =>
      single(call, 'content-type')?.includes(';')
        ? refuse(415, 'media type of the request body', 'is not documented')
        : rules.readBody(call, operation),
  }),
})
