/** Every control is checked when its turn comes. */
import { isObject } from '../../../scripts/lib/json.ts'
import { invalid, isRefusal } from '../../exchange.ts'
import { members } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { being, misread, property } from '../edits/documents.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'refused-update-applied',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Changes the valid ones of some controls though another one is invalid',
  evidence: 'assumed',
  rules: misread(property('controls', being(true)), 'updateCardControls'),
  handlers: doing('updateCardControls', (next) => async (request, store) => {
    const { controls } = members(request)
    const given = isObject(controls) ? controls : {}
    const { deniedCurrencyList: list = [], geography = {}, merchant = {}, ...switches } = given
    const valid = Object.entries(switches).filter(([, value]) => typeof value === 'boolean')
    const isValid = valid.length === Object.keys(switches).length && Array.isArray(list)
    if (isValid && isObject(geography) && isObject(merchant) && isObject(controls)) return next(request, store)
    const outcome = await next({ ...request, body: { controls: Object.fromEntries(valid) } }, store)
    return isRefusal(outcome) ? outcome : invalid('body property `/controls`', 'is not valid', '/controls')
  }),
})
