/** Holds that a method which a path does not have is not served. */
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'method-refused',
  severity: 'should',
  title: 'Serves no method that a path does not have',
  asserts: 'A method that is not documented for a path is not answered with 2xx.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#path-item-object',
  needs: ['exchange', 'method'],
  judge: ({ exchange: { answer } }) =>
    isAccepted(answer.status) ? fail('a refusal (405)', String(answer.status)) : pass,
})
