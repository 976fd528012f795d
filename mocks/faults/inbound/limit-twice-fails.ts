/** A list where a text is expected. */

import { splitTarget } from '../../percent.ts'
import { FAILURE, intercepting } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'limit-twice-fails',
  api: 'inbound',
  family: 'robustness',
  title: 'Answers a limit that is there twice with 500',
  evidence: 'derived',
  respond: intercepting(
    ({ target }) => new URLSearchParams(splitTarget(target).query).getAll('limit').length > 1,
    async () => FAILURE,
  ),
})
