/** What reads numbers reads the digits of every script. */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'limit-any-digits',
  api: 'inbound',
  family: 'request',
  title: 'Reads numbers in digits of other scripts',
  evidence: 'stated',
  respond: (next) => (call) => next({ ...call, target: call.target.replace(/%EF%BC%9(\d)/gi, (_, digit) => digit) }),
})
