/** The page of an application for every path. */
import { refusing, status } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'unknown-path-found',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers a path that does not exist with 200',
  evidence: 'derived',
  rules: refusing(status(200), (reply, { subject }) => reply.status === 404 && subject === 'path'),
})
