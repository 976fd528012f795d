/** Holds that a thing keeps its id when it is changed. */
import type { Transition } from '../../scripts/lib/life-cycle.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { idStep } from '../life/binding.ts'
import { isSameName, text } from '../requests/text.ts'
import { isAccepted, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

/** Whether something else takes the place of what is changed. */
const isReplaced = ({ successor }: Transition): boolean => successor !== undefined

export default defineCheck({
  id: 'id-kept',
  severity: 'must',
  title: 'Keeps the id of what is changed',
  asserts:
    'Where the answer to a change gives the id of what was changed, and nothing takes its place, it is that of the path.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.3',
  needs: ['table', 'operation', 'exchange', 'permitted'],
  judge({ table, operation, exchange: { request, answer } }) {
    if (!isAccepted(answer.status)) return pass
    for (const { id, transitions } of table.resources ?? []) {
      const own = transitions.filter((one) => one.operation === operation.id)
      const [first] = own
      if (!first || own.some(isReplaced)) continue
      const keeps = own.find((one) => one.keeps)?.keeps
      const parsed = parseBody(answer)
      const told = parsed.ok ? follow(parsed.value, keeps?.at ?? `/${id}`) : undefined
      const step = idStep(operation.path, id, request)
      if ((typeof told !== 'string' && typeof told !== 'number') || step === undefined) continue
      if (isSameName(text(told), step)) continue
      const rule = keeps ? { pointer: keeps.pointer } : { pointer: first.pointer, atMost: 'should' as const }
      return fail(`\`${id}\` as in the path`, 'another one', { ...rule, keyword: id })
    }
    return pass
  },
})
