/** What is false is taken for what is not said. */
import { isObject, type Json } from '../../../scripts/lib/json.ts'
import { members } from '../../twin/body.ts'
import { doing } from '../edits/cards.ts'
import { defineFault } from '../fault.ts'

export default defineFault({
  id: 'controls-false-forgotten',
  api: 'inbound',
  family: 'life-cycle',
  title: 'Leaves merchants allowed that are switched off',
  evidence: 'assumed',
  handlers: doing('updateCardControls', (next) => (request, store) => {
    const { controls } = members(request)
    if (!isObject(controls) || !isObject(controls.merchant)) return next(request, store)
    const merchant = Object.fromEntries(Object.entries(controls.merchant).filter(([, value]: [string, Json]) => value))
    return next({ ...request, body: { controls: { ...controls, merchant } } }, store)
  }),
})
