/** Holds that what needs no credentials by the document is served without any. */
import { defineCheck, fail, pass } from './check.ts'

/** Who asks is not known. */
const UNAUTHENTICATED = 401

export default defineCheck({
  id: 'anonymous-served',
  severity: 'should',
  title: 'Asks for no credentials where the document asks for none',
  asserts: 'An operation whose security is left open is not answered 401 to a valid request without credentials.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#operation-object',
  needs: ['exchange', 'operation', 'open'],
  judge({ exchange: { answer }, operation: { pointer } }) {
    return answer.status === UNAUTHENTICATED
      ? fail('an answer to everybody', String(answer.status), { pointer: `${pointer}/security` })
      : pass
  },
})
