/** Holds that a body is coded as its answer says. */
import { headerOf } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'content-encoding-true',
  severity: 'must',
  title: 'Codes bodies as `Content-Encoding` says',
  asserts: 'A body with a `Content-Encoding` is in that coding: a client that undoes it finds the content.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.4',
  needs: ['operation', 'exchange'],
  judge({ operation, exchange: { answer } }) {
    if (answer.undecodable === undefined) return pass
    // How HTTP works is not for the document to say, so how well its responses are known does not matter here.
    const expected = `a body in the coding ${headerOf(answer, 'content-encoding') ?? answer.undecodable}`
    return fail(expected, `a body that is not ${answer.undecodable}`, { pointer: operation.pointer, keyword: 'coding' })
  },
})
