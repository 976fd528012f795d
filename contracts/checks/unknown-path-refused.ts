/** Holds that a path which no operation has is not served. */
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'unknown-path-refused',
  severity: 'should',
  title: 'Serves nothing under a path that no operation has',
  asserts: 'A path that matches no path of the document is not answered with 2xx.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#paths-object',
  needs: ['exchange', 'unknownPath'],
  judge: ({ exchange: { answer } }) =>
    isAccepted(answer.status) ? fail('a refusal (404)', String(answer.status)) : pass,
})
