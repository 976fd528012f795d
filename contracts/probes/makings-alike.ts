/**
 * Makes two things that differ in nothing but that each is asked for by itself: with the same value in a header that
 * correlates requests, and at the same time. Each gets an id of its own. At a limited rate nothing is sent at the same
 * time.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Maker, Resource } from '../../scripts/lib/life-cycle.ts'
import type { Parameter } from '../../scripts/lib/operations.ts'
import type { Steps } from '../life/carrying.ts'
import { faultOf } from '../life/changes.ts'
import { idIn } from '../life/ids.ts'
import { type Draft, parameterKey, sentParameters, withValue } from '../requests/draft.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { correlates } from './headers-again.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** A way that things are made in which the target chooses the id, and where it says which. */
interface Making {
  context: ProbeContext
  resource: Resource
  maker: Maker & { id: string }
}

export default defineProbe({
  id: 'makings-alike',
  title: 'Two of a kind that are made alike, or at the same time',
  aims: ['another'],
  *journey(context) {
    const { table, operation, target } = context
    for (const resource of table.resources ?? []) {
      const maker = resource.makers.find((one) => one.operation === operation.id)
      if (maker?.id === undefined || context.shownId(resource) === undefined) continue
      const making = { context, resource, maker: { ...maker, id: maker.id } }
      for (const parameter of sentParameters(operation).filter(correlates)) yield* inTurn(making, parameter)
      if (target.rate === undefined) yield* atOnce(making)
      else context.leaveOut('At a limited rate nothing is sent at the same time.')
    }
  },
})

/** Two in turn, with one value in a header. */
function* inTurn(making: Making, parameter: Parameter): Steps<void> {
  const { context, resource } = making
  const value = context.valueOf(parameter)
  if (value === undefined) return
  const draft = withValue(context.base.draft, parameterKey(parameter), value)
  const words = `two of the kind ${resource.name} are made with one \`${parameter.name}\``
  const fault = { ...faultOf(resource.name, `again-${parameter.name}`, words), location: 'header' }
  const id = idGiven(making, yield { ...asking(making, draft), fault })
  if (id === undefined) return
  yield { ...asking(making, draft), intent: 'valid', aims: another(making, [id]), fault, atMost: 'should' }
}

/** Two at the same time. */
function* atOnce(making: Making): Steps<void> {
  const { resource } = making
  const ids: Json[] = []
  const heard = (came: Exchange | undefined) => {
    const id = idGiven(making, came)
    if (id !== undefined) ids.push(id)
  }
  const fault = faultOf(resource.name, 'made-at-once', `two of the kind ${resource.name} are made at the same time`)
  const each = (): Case => ({ ...asking(making, making.context.base.draft), fault })
  yield { ...each(), aims: another(making, ids), meanwhile: { case: each(), heard } }
}

/** The request that makes one. */
function asking({ context, maker }: Making, draft: Draft): Case {
  return { intent: 'series', aims: {}, ...context.write(draft), rule: maker.pointer }
}

function another({ maker }: Making, ids: readonly Json[]): Case['aims'] {
  return { another: { at: maker.id, ids, atMost: 'should' } }
}

function idGiven({ maker }: Making, exchange: Exchange | undefined): Json | undefined {
  return exchange && isAccepted(exchange.answer.status) ? idIn(exchange.answer, maker.id) : undefined
}
