/** The example of the page taken for the rule. */
import { lacking, requestWith } from '../edits/lists.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'offset-alignment-by-default-limit',
  api: 'inbound',
  family: 'pagination',
  title: 'Wants the offset to be a multiple of 10, whatever the limit',
  evidence: 'stated',
  rules: (rules) => ({
    ...rules,
    constrain: (request) => rules.constrain(requestWith(request, lacking(request.values.query, 'limit'))),
  }),
})
