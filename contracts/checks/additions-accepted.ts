/** Holds that what the publisher of an API may add to its requests does not make the receiver refuse them. */
import { acceptedVariation } from '../judging/verdicts.ts'
import { defineCheck } from './check.ts'

export default defineCheck({
  id: 'additions-accepted',
  severity: 'must',
  title: 'Puts up with what the publisher may add at any time',
  asserts: 'A request with a header, parameter, property or value that is not known yet is served like one without.',
  reference: 'https://docs.payments.thalescloud.io/push-provisioning/integrate-the-d1-api/api-change-policy',
  needs: ['exchange', 'addition', 'base', 'controls'],
  judge: ({ exchange, base, controls }) => acceptedVariation(exchange, base, controls, { valid: { fromData: true } }),
})
