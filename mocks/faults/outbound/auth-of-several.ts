/** Takes one operation for too little to look at the credentials of who sends it. */

import { isJsonText, sentText } from '../edits/calls.ts'
import { letIn } from '../edits/credentials.ts'
import { rowsOf } from '../edits/notifications.ts'
import { defineFault } from '../fault.ts'

/** Header by which the first part of the server tells the second that there is one operation. */
const SINGLE = 'x-single-operation'

export default defineFault({
  id: 'auth-of-several',
  api: 'outbound',
  family: 'auth',
  title: 'Asks for credentials only where there is more than one operation',
  evidence: 'stated',
  rules: letIn(({ headers }) => headers[SINGLE] !== undefined),
  respond: (next) => async (call) => {
    const text = await sentText(call)
    const isSingle = isJsonText(text) && rowsOf(JSON.parse(text)).length === 1
    return next(isSingle ? { ...call, headers: { ...call.headers, [SINGLE]: ['yes'] } } : call)
  },
})
