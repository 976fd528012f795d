/** Holds that a body which is no JSON is refused where JSON is asked for. */
import { refused } from '../judging/verdicts.ts'
import { defineCheck } from './check.ts'

export default defineCheck({
  id: 'malformed-json-refused',
  severity: 'must',
  title: 'Refuses bodies that are no JSON',
  asserts: 'A body that is declared as JSON and cannot be read as JSON is answered with 4xx.',
  reference: 'https://www.rfc-editor.org/rfc/rfc8259#section-2',
  needs: ['exchange', 'malformed', 'base'],
  judge: ({ exchange, base }) => refused(exchange, base),
})
