/**
 * Registers things under ids of every length and shape that the document allows, and reads each under the id it was
 * given: one that is cut, folded or taken for a number is not found again.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Parameter } from '../../scripts/lib/operations.ts'
import { idStep } from '../life/binding.ts'
import type { Steps } from '../life/carrying.ts'
import { faultOf } from '../life/changes.ts'
import { canDiffer } from '../life/ids.ts'
import { reading } from '../life/observing.ts'
import { readOf } from '../life/reading.ts'
import { type Thing, thingFor, type Use } from '../life/thing.ts'
import { parameterCandidates } from '../requests/boundary-parameter-cases.ts'
import { parameterKey, withValue } from '../requests/draft.ts'
import { parameterFault } from '../requests/fault.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Ids that are tried for one that no other request names. */
const MOST_TRIED = 20
/** Ids of more characters are those that are cut. */
const LONG = 40
/** Statuses that say something is not there. */
const ABSENT = [404, 410]

export default defineProbe({
  id: 'ids-chosen',
  title: 'Things registered under ids of every shape, and read',
  aims: ['valid', 'made'],
  *journey(context) {
    const { use } = context
    const parameter = chosenId(context)
    if (!use || !parameter) return
    const cases = parameterCandidates(context, parameter).map(({ write }) => write())
    const idOf = ({ request }: Case) => idStep(context.operation.path, use.resource.id, request) ?? ''
    const used = cases.map(idOf)
    const twin = cases.find((one) => isLong(idOf(one)))
    for (const one of cases) {
      const shown = idOf(one)
      if (one === twin) yield* registeredTwice(context, use, parameter, one)
      else if (canDiffer(shown)) yield* registered(context, use, { ...one, on: thingFor(use, one.request, true, '') })
      else
        yield* registeredOnce(context, use, parameter, {
          ...one,
          stands: { shown, made: another(context, shown, used) },
        })
    }
  },
})

/** The parameter that holds the id under which an operation makes a thing, where its client chooses that. */
export function chosenId({ use, operation }: ProbeContext): Parameter | undefined {
  if (!use?.registers) return undefined
  return operation.parameters.find(({ in: place, name }) => place === 'path' && name === use.resource.id)
}

/** An id as long as one that is mostly cut, with a letter at its end. */
function isLong(id: string): boolean {
  return id.length > LONG && /[A-Za-z]$/.test(id)
}

/** The same id with its last letter in the other case: what cuts ids, or looks at no case, takes it for the same one. */
function twinOf(id: string): string {
  const last = id.slice(-1)
  return id.slice(0, -1) + (last === last.toLowerCase() ? last.toUpperCase() : last.toLowerCase())
}

/** Registers a thing under a long id, and another one under an id that differs in the case of the last letter only. */
function* registeredTwice(context: ProbeContext, use: Use, parameter: Parameter, one: Case): Steps<void> {
  const { base, masker, write } = context
  const shown = idStep(context.operation.path, use.resource.id, one.request) ?? ''
  const made = context.anew(shown)
  yield* registered(context, use, { ...one, stands: { shown, made } })
  const key = parameterKey(parameter)
  const like = twinOf(shown)
  const label = 'like the id of another one but for the case of its last letter'
  const words = { keyword: 'twin', label, was: base.draft.values.get(key), value: like }
  const fault = parameterFault(masker, parameter, words)
  const sent = write(withValue(base.draft, key, like))
  const aims = { valid: { fromData: false } }
  yield* registered(context, use, {
    ...{ intent: 'valid', aims, ...sent, rule: parameter.pointer, fault, atMost: 'should' },
    stands: { shown: like, made: twinOf(made) },
  })
}

/** An id of the same kind that no other request names: what is sent to others must not reach what is made here. */
function another({ anew }: ProbeContext, id: string, used: readonly string[]): string {
  const others = Array.from({ length: MOST_TRIED }, () => anew(id))
  return others.find((other) => !used.includes(other)) ?? id
}

/** One so short may well be in use after some runs: its refusal is only telling where nothing has it. */
function* registeredOnce(context: ProbeContext, use: Use, parameter: Parameter, one: Case): Steps<void> {
  const { read, id } = use.resource
  const exchange = yield { ...one, intent: 'series', aims: {} }
  if (!exchange || isAccepted(exchange.answer.status)) return exchange && (yield* found(context, use, one, exchange))
  const observer = context.table.operations.find((operation) => operation.id === read.operation)
  const own = new Map<string, Json>([[parameterKey(parameter), one.stands?.shown ?? '']])
  const look = observer && reading(context, observer, undefined, own)
  const answer = look && (yield { ...look, ...(one.stands ? { stands: one.stands } : {}) })?.answer
  if (answer && ABSENT.includes(answer.status)) yield one
  else context.leaveOut(`A value of \`${id}\` that is too short to be new in every run is in use, so it is not sent.`)
}

/** Registers a thing, and reads it where that is accepted. */
function* registered(context: ProbeContext, use: Use, one: Case): Steps<void> {
  const exchange = yield one
  if (exchange && isAccepted(exchange.answer.status)) yield* found(context, use, one, exchange)
}

/** Reads what was just registered. */
function* found(context: ProbeContext, { resource }: Use, one: Case, { request }: Exchange): Steps<void> {
  const id = idStep(context.operation.path, resource.id, request)
  const on: Thing = { resource, made: false, through: [], ...(id === undefined ? {} : { id }) }
  const look = readOf(context, resource, on)
  if (!look) return
  const words = `the ${resource.name} was just registered: ${one.fault?.sentence}`
  const fault = faultOf(resource.name, `registered-${one.fault?.keyword}`, words)
  const aims = { made: { pointer: context.operation.pointer, atMost: 'should' as const } }
  yield { ...look, aims, fault, until: ({ answer }) => isAccepted(answer.status) }
}
