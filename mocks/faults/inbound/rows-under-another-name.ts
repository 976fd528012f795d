/** The wrapper is renamed by the gateway. */
import { answering, body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'rows-under-another-name',
  api: 'inbound',
  family: 'rows',
  title: 'Lists authorisations under another name',
  evidence: 'assumed',
  rules: answering(
    body(({ operations = [] }) => ({ items: operations })),
    'getAllCardAuthorisationOperations',
  ),
})
