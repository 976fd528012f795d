/** Fails where the list of operations is no list. */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'wrong-type-500',
  api: 'outbound',
  family: 'robustness',
  title: 'Fails where the list of operations is no list',
  evidence: 'derived',
  rules: (rules) => ({
    ...rules,
    refuse: (refusal, operation) =>
      refusal.field === '/operations'
        ? rules.refuse({ ...refusal, statuses: [500] }, operation)
        : rules.refuse(refusal, operation),
  }),
})
