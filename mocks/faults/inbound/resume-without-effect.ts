/** The operation is handed over and never done. */
import { withoutEffect } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'resume-without-effect',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Answers a resumption and does not resume',
  evidence: 'assumed',
  handlers: withoutEffect('resumeCard'),
})
