/** Holds that a request with a value the document forbids is refused. */
import { refused } from '../judging/verdicts.ts'
import { defineCheck } from './check.ts'

export default defineCheck({
  id: 'invalid-request-refused',
  severity: 'must',
  title: 'Refuses every request with a value the document forbids',
  asserts: 'A request in which one value breaks its schema is answered with 4xx.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#schema-object',
  needs: ['exchange', 'violation', 'base'],
  judge: ({ exchange, base }) => refused(exchange, base),
})
