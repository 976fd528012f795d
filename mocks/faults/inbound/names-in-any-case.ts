/** Names are compared as they are in a database that looks at no case. */
import { isObject } from '../../../scripts/lib/json.ts'
import { isRefusal } from '../../exchange.ts'
import { isJsonText, sentText } from '../edits/calls.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'names-in-any-case',
  api: 'inbound',
  family: 'request',
  title: 'Takes the names of properties with a capital in front, too',
  evidence: 'derived',
  respond: (next) => async (call) => {
    const text = await sentText(call)
    const told: unknown = isJsonText(text) ? JSON.parse(text) : undefined
    if (isRefusal(await call.body()) || !isObject(told)) return next(call)
    const small = Object.entries(told).map(([name, value]) => [
      name.replace(/^[A-Z]/, (sign) => sign.toLowerCase()),
      value,
    ])
    const body = new TextEncoder().encode(JSON.stringify(Object.fromEntries(small)))
    return next({ ...call, body: async () => body })
  },
})
