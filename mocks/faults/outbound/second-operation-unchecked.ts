/** Looks at the first of several operations only. */
import { isObject } from '../../../scripts/lib/json.ts'
import { isJsonText, sentText } from '../edits/calls.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'second-operation-unchecked',
  api: 'outbound',
  family: 'request',
  title: 'Accepts anything behind the first operation of a notification',
  evidence: 'derived',
  respond: (next) => async (call) => {
    const text = await sentText(call)
    const body: unknown = isJsonText(text) ? JSON.parse(text) : undefined
    if (!isObject(body) || !Array.isArray(body.operations)) return next(call)
    const first = { ...body, operations: body.operations.slice(0, 1) }
    return next({ ...call, body: async () => new TextEncoder().encode(JSON.stringify(first)) })
  },
})
