/** Every control is checked when its turn comes. */
import { isObject } from '../../../scripts/lib/json.ts'
import { type Call, isRefusal, type Refusal } from '../../exchange.ts'
import { sentText } from '../edits/calls.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'refused-update-applied',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Changes the valid ones of some controls though another one is invalid',
  evidence: 'assumed',
  rules(rules) {
    const refused = new WeakMap<Call, Refusal>()
    return {
      ...rules,
      async readBody(call, operation) {
        const read = await rules.readBody(call, operation)
        if (!isRefusal(read) || read.field !== '/controls/onlinePayment') return read
        refused.set(call, read)
        const sent: unknown = JSON.parse(await sentText(call))
        const given = isObject(sent) && isObject(sent.controls) ? sent.controls : {}
        const { onlinePayment, ...controls } = given
        return { value: { controls } }
      },
      async answer(request) {
        const reply = await rules.answer(request)
        return refused.get(request.call) ?? reply
      },
    }
  },
})
