/** The last character of the issuer is not looked at. */
import { defineFault } from '../fault.ts'

/** The issuer of this receiver. */
const KNOWN = 'BANK_EX-01'

const isTaken = (value: string) => value.slice(0, -1) === KNOWN.slice(0, -1)

export default defineFault({
  id: 'issuer-last-sign-ignored',
  api: 'outbound',
  family: 'status',
  title: 'Compares the first nine characters of the issuer only',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    constrain: (request) => {
      const refusal = rules.constrain(request)
      return refusal?.statuses[0] === 404 && isTaken(String(request.values.path.get('issuerId'))) ? undefined : refusal
    },
  }),
})
