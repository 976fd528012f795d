/** A rule that stands in the text of a page and in no schema is easily left out. */
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'offset-alignment-ignored',
  api: 'inbound',
  family: 'pagination',
  title: 'Accepts an offset that is no multiple of the limit',
  evidence: 'stated',
  rules: (rules) => ({ ...rules, constrain: () => undefined }),
})
