/** An underscore in a pattern of SQL stands for any character. */
import { defineFault } from '../fault.ts'

/** The issuer of this receiver. */
const KNOWN = 'BANK_EX-01'

const isTaken = (value: string) => new RegExp(`^${KNOWN.replaceAll('_', '.')}$`).test(value)

export default defineFault({
  id: 'issuer-underscore-for-any',
  api: 'outbound',
  family: 'status',
  title: 'Takes the underscore of the issuer for any character',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    constrain: (request) => {
      const refusal = rules.constrain(request)
      return refusal?.statuses[0] === 404 && isTaken(String(request.values.path.get('issuerId'))) ? undefined : refusal
    },
  }),
})
