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
  needs: ['exchange', 'intent', 'operation', 'table'],
  judge({ exchange, intent, operation: { security, pointer }, table: { securitySchemes } }) {
    const isOpen = security.length === 0 || security.some((names) => Object.keys(names).length === 0)
    // A document that names no scheme at all is silent on who may ask.
    if (!isOpen || Object.keys(securitySchemes).length === 0 || intent !== 'valid') return pass
    const { status } = exchange.answer
    return status === UNAUTHENTICATED
      ? fail('an answer to everybody', String(status), { pointer: `${pointer}/security` })
      : pass
  },
})
