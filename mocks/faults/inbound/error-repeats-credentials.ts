/** The whole request is told. */
import { sentText } from '../edits/calls.ts'
import { body } from '../edits/replies.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'error-repeats-credentials',
  api: 'inbound',
  family: 'error',
  title: 'Repeats encrypted credentials in an error',
  evidence: 'assumed',
  respond: (next) => async (call) => {
    const reply = await next(call)
    const [, sent] = /"encryptedData"\s*:\s*"([^"]*)"/.exec(await sentText(call)) ?? []
    if (reply.status !== 400 || sent === undefined) return reply
    return body((error) => ({ ...error, error: `Not valid: ${sent}` }))(reply)
  },
})
