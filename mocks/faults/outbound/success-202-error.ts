/** Answers success with 202 and an error in the body. */
import { answering } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'success-202-error',
  api: 'outbound',
  family: 'status',
  title: 'Answers success with 202 and an error in the body',
  evidence: 'stated',
  rules: answering(() => ({
    status: 202,
    headers: { 'content-type': 'application/json' },
    body: '{"errorCode":"QUEUED","error":"later"}',
  })),
})
