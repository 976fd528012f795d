/**
 * Makes things in each declared way and reads them: they are there, as they were written, each under an id of its own.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Maker, Resource } from '../../scripts/lib/life-cycle.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { sourceOf, weigh } from '../judging/evidence.ts'
import { faultOf } from '../life/changes.ts'
import { writeOf } from '../life/observing.ts'
import { bodyOf, type Thing } from '../life/thing.ts'
import { type Exchange, isAccepted, parseBody, type Request } from '../transport/exchange.ts'
import { readOf, stateAfter } from './life-cycle.ts'
import { type Case, defineProbe, type ProbeContext, type WrittenValue } from './probe.ts'

/** Requests in a row. */
type Steps<Result> = Generator<Case, Result, Exchange | undefined>

/** Things of one kind that are made in one way. */
const EACH = 2

export default defineProbe({
  id: 'things-made',
  title: 'Things made in each way, and read',
  aims: ['written', 'another', 'state'],
  *journey(context) {
    for (const resource of context.table.resources ?? []) {
      const maker = resource.makers.find(({ operation }) => operation === context.operation.id)
      // Only where the id can be put in, and what is read is the thing that was made.
      if (!maker || context.shownId(resource) === undefined) continue
      if (maker.id !== undefined || context.use) yield* made(context, resource, maker)
    }
  },
})

function* made(context: ProbeContext, resource: Resource, maker: Maker): Steps<void> {
  const { base, write } = context
  const ids: Json[] = []
  for (let turn = 1; turn <= EACH; turn++) {
    const sent = write(base.draft)
    const fresh: Thing = { resource, made: false, key: `${maker.operation} made ${turn}`, through: [] }
    const words = `one more ${resource.name} is made`
    const aims = maker.id === undefined || turn === 1 ? {} : { another: { at: maker.id, ids: [...ids] } }
    const fault = faultOf(resource.name, 'made', words)
    const exchange = yield {
      ...({ intent: 'valid', aims, ...sent, rule: maker.pointer, fault } satisfies Case),
      ...(maker.id === undefined ? { on: fresh } : {}),
    }
    if (!exchange || !isAccepted(exchange.answer.status)) return
    const id = maker.id === undefined ? undefined : idIn(exchange, maker.id)
    if (maker.id !== undefined && id === undefined) return
    if (id !== undefined) ids.push(id)
    if (turn === 1)
      yield* seen(context, { resource, maker, on: id === undefined ? fresh : { ...fresh, id } }, sent.request)
    else if (maker.id === undefined) return
  }
}

/** Reads what was made. */
function* seen(
  context: ProbeContext,
  { resource, maker, on }: { resource: Resource; maker: Maker; on: Thing },
  request: Request,
): Steps<void> {
  const look = readOf(context, resource, on)
  if (!look) return
  const body = bodyOf(request)
  const fault = faultOf(resource.name, 'made', `the ${resource.name} was made by ${context.operation.id}, and is read`)
  const values = body === undefined ? [] : writtenBy(context, body)
  const until = ({ answer }: Exchange) => isAccepted(answer.status)
  yield { ...look, aims: { written: { values } }, fault, rule: maker.pointer, until }
  const said = maker.state?.at === undefined || body === undefined ? undefined : follow(body, maker.state.at)
  const want = typeof said === 'string' ? said : maker.state?.otherwise
  if (want !== undefined && maker.state)
    yield* stateAfter(context, resource, on, { want, fault, rule: maker.state.pointer })
}

/** The values that the declared writing of an operation leads one to expect. */
export function writtenBy({ table, operation }: ProbeContext, body: Json): WrittenValue[] {
  return (writeOf(table, operation)?.shows ?? []).flatMap(({ from, to, pointer }) => {
    const value = follow(body, from) as Json | undefined
    const atMost = weigh('must', sourceOf(table, pointer))
    return value === undefined ? [] : [{ at: to, value, pointer, atMost }]
  })
}

function idIn({ answer }: Exchange, at: string): Json | undefined {
  const parsed = parseBody(answer)
  const id = parsed.ok ? follow(parsed.value, at) : undefined
  return typeof id === 'string' || typeof id === 'number' ? id : undefined
}
