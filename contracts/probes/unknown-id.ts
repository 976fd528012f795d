/**
 * Asks a target that remembers for a thing it cannot have: the last path parameter is replaced by a valid value that
 * was just made up, and, where the data names one that exists, by values that are nearly that one, and by that one with
 * something around it; so is the id of a declared thing in a body. Never with PUT, which may create.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { joinPointer } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { sample } from '../../scripts/lib/sampling/instance.ts'
import { deriveSeed } from '../../scripts/lib/sampling/random.ts'
import { withoutGivenAnywhere } from '../../scripts/lib/sampling/without-keywords.ts'
import { lightest } from '../judging/evidence.ts'
import { newId, unlikelyNumber } from '../life/ids.ts'
import { type Draft, parameterKey, templateNames, withValue } from '../requests/draft.ts'
import { dressedNames } from '../requests/dressed-names.ts'
import { bodyFault, parameterFault } from '../requests/fault.ts'
import { weightOfFault } from '../requests/fault-weight.ts'
import { type NearName, nearNames } from '../requests/near-names.ts'
import { asOtherMessage } from '../requests/own-message.ts'
import { partsOf } from '../requests/parameter-schema.ts'
import { isTurn } from '../requests/sharing.ts'
import { leadsElsewhere, staysInvalid, staysValid } from '../requests/wire.ts'
import type { Fault, Severity } from '../result.ts'
import { isSafe } from '../transport/transport.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

export default defineProbe({
  id: 'unknown-id',
  title: 'Ids that nothing on the target has',
  aims: ['unknownResource', 'violation'],
  *cases(context) {
    const { operation, target } = context
    if (!target.capabilities.stateful || operation.method === 'put') return
    const last = templateNames(operation.path).at(-1)
    for (const parameter of operation.parameters.filter((one) => one.in === 'path')) {
      // Values that the document lists exist because it lists them.
      if (isListed(context.table, parameter)) continue
      const made = parameter.name === last ? madeUp(context, parameter) : undefined
      yield* unknown(context, parameter, made)
      // Being asked for makes nothing known.
      if (made && context.received) yield* unknown(context, parameter, { ...made, label: `${made.label}, once more` })
      for (const near of nearOnes(context, parameter)) yield* unknown(context, parameter, near)
      for (const dressed of dressedOnes(context, parameter)) yield* unnamed(context, parameter, dressed)
    }
    yield* unknownInBody(context)
  },
})

/** The request with the id of a kind of thing in its body, where it makes none, for one that the target does not have. */
function* unknownInBody({ table, operation, base, masker, seed, write }: ProbeContext): Generator<Case> {
  const { body } = base.draft
  if (!isObject(body)) return
  for (const resource of table.resources ?? []) {
    const { id, makers, transitions } = resource
    const changes = [...makers, ...transitions].some((one) => one.operation === operation.id)
    const was = Object.hasOwn(body, id) ? body[id] : undefined
    const value = newId(table, resource, deriveSeed(seed, operation.id), 0)
    if (changes || was === undefined || value === undefined) continue
    const at = joinPointer('', id)
    const fault = bodyFault(masker, at, { keyword: 'unknown', label: 'a value that nothing has', was, value })
    const sent = write({ ...base.draft, body: replaceAt(body, at, value) })
    const rule = operation.responses['404']?.pointer ?? operation.pointer
    yield { intent: 'fault', aims: { unknownResource: { fault } }, ...sent, rule, fault, atMost: 'should' }
  }
}

/** The request for a thing that the target does not have. */
function* unknown(context: ProbeContext, parameter: Parameter, name: UnknownName | undefined): Generator<Case> {
  const asked = name && askedFor(context, parameter, name)
  if (!asked) return
  const { operation, base } = context
  const rule = operation.responses['404']?.pointer ?? operation.pointer
  const of = { fromData: base.origins.get(parameterKey(parameter)) === 'data', isOne: typeof name.value !== 'object' }
  const usual = weight(operation, of).atMost
  const atMost = name.atMost ? lightest(name.atMost, usual) : usual
  const aims = { unknownResource: { fault: asked.fault } }
  yield { intent: 'fault', aims, ...asked, rule, ...(atMost && { atMost }) }
}

/** The request for what is no name by its schema: it is to be refused for that. */
function* unnamed(context: ProbeContext, parameter: Parameter, name: UnknownName): Generator<Case> {
  const asked = askedFor(context, parameter, name)
  if (!asked) return
  const rule = `${parameter.pointer}/schema`
  const aims = { violation: { fault: asked.fault } }
  yield { intent: 'fault', aims, ...asked, rule, ...weightOfFault(context, 'pattern') }
}

/** The request with another name, where it is still one of this operation. */
function askedFor(
  context: ProbeContext,
  parameter: Parameter,
  name: UnknownName,
): (ReturnType<ProbeContext['write']> & { fault: Fault }) | undefined {
  const { table, operation, base, masker, write } = context
  const key = parameterKey(parameter)
  const sent = write(withValue(ofItsOwn(context, name), key, name.value))
  if (leadsElsewhere(table, operation, sent.request.target)) return undefined
  const words = { keyword: 'unknown', label: name.label, was: base.draft.values.get(key), value: name.value }
  return { ...sent, fault: parameterFault(masker, parameter, words) }
}

/** What a receiver would otherwise take for a message that comes again. */
function ofItsOwn({ base: { draft }, operation, received, judge, seed }: ProbeContext, { value }: UnknownName): Draft {
  const { body, mediaType = '' } = draft
  const schema = operation.requestBody?.content[mediaType]?.schema
  if (!received || body === undefined || schema === undefined) return draft
  const accepts = (other: Json) => judge.accepts(schema, other)
  const purpose = `${operation.id} ${JSON.stringify(value)}`
  return { ...draft, body: asOtherMessage(body, { seed, purpose, accepts }) }
}

/** A name that nothing has, in words. */
interface UnknownName extends Omit<NearName, 'value'> {
  value: Json
}

/** A member that every object of some languages has: it is found where nothing was put. */
const MEMBER = 'constructor'
/** Of so many operations one asks for it. */
const SOME = 4

/** A name that nothing has. */
function madeUp({ table, operation, base, judge, seed }: ProbeContext, parameter: Parameter): UnknownName | undefined {
  if (table.operations.indexOf(operation) % SOME === 0 && staysValid(judge, parameter, MEMBER))
    return { value: MEMBER, label: 'a value that nothing has, though many an object has a member of that name' }
  const was = base.draft.values.get(parameterKey(parameter))
  const schema = withoutGivenAnywhere(table, parameter.schema)
  const made = [1, 2, 3, 4]
    .map((turn) => sample({ schema, root: table }, { seed: deriveSeed(seed, `${operation.path} ${turn}`) }))
    .concat(typeof was === 'number' ? [unlikelyNumber(seed, operation.path)] : [])
    .filter((value) => value !== undefined && value !== was && staysValid(judge, parameter, value))
  // The longest is the least likely to exist.
  const [value] = made.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)
  return value === undefined ? undefined : { value, label: 'a value that nothing has' }
}

/** Names near to what the data names, dealt out; nothing is done to it, should the target take one of them for its name. */
function nearOnes(context: ProbeContext, parameter: Parameter): NearName[] {
  const { table, judge } = context
  const was = nameOfData(context, parameter)
  if (typeof was !== 'string') return []
  const near = nearNames(was, (one) => staysValid(judge, parameter, one), { caseless: isUuid(table, parameter) })
  return near.filter(isAskedHere(context, parameter, near.length))
}

/** The name that the data has with something around it, which is no name by its schema: a receiver is asked about each. */
function dressedOnes(context: ProbeContext, parameter: Parameter): UnknownName[] {
  const dressed = dressedNames(parameter, nameOfData(context, parameter))
  const isAsked = context.received ? () => true : isAskedHere(context, parameter, dressed.length)
  return dressed.filter(isAsked).filter(({ value }) => staysInvalid(context.judge, parameter, value))
}

/** The name that the data has for a parameter, where it does no harm that a target takes another one for it. */
function nameOfData({ operation, base, received }: ProbeContext, parameter: Parameter): Json | undefined {
  const key = parameterKey(parameter)
  return base.origins.get(key) === 'data' && isHarmless(operation, received) ? base.draft.values.get(key) : undefined
}

/** Which of so many names that are dealt out to the operations with a parameter this one is asked about. */
function isAskedHere(
  { table, operation, profile, received }: ProbeContext,
  { name }: Parameter,
  among: number,
): (item: unknown, index: number) => boolean {
  const users = table.operations.filter(
    (one) => isHarmless(one, received) && one.parameters.some((each) => each.in === 'path' && each.name === name),
  )
  const of = { turn: users.indexOf(operation), share: 1, among, users: users.length }
  return (_, index) => profile === 'deep' || isTurn(index, of)
}

function isHarmless({ method }: Operation, received: boolean): boolean {
  return received || isSafe(method)
}

/** Methods that do nothing to what does not exist, where the document says that it may be unknown. */
const NEEDING = ['post', 'patch']

/** Whether a document lists the values of a parameter. */
function isListed(table: OperationsTable, parameter: Parameter): boolean {
  return partsOf(table, parameter).some((part) => 'enum' in part.schema || 'const' in part.schema)
}

/** Whether a parameter is an identifier that is read in any case. @see https://www.rfc-editor.org/rfc/rfc9562#section-4 */
function isUuid(table: OperationsTable, parameter: Parameter): boolean {
  return partsOf(table, parameter).some((part) => part.schema.format === 'uuid')
}

/**
 * What nobody documents as unknown, and nobody names as existing, may be no name of anything; what has several parts may be
 * a choice of things, or a place.
 */
function weight(
  { responses, method }: Operation,
  { fromData, isOne }: { fromData: boolean; isOne: boolean },
): { atMost?: Severity } {
  if (responses['404']) return method === 'get' || (fromData && NEEDING.includes(method)) ? {} : { atMost: 'should' }
  // Deleted once more, what is not there is not there still (RFC 9110, 9.2.2).
  if (method === 'delete') return { atMost: 'may' }
  return { atMost: isOne && (fromData || responses['4XX']) ? 'should' : 'may' }
}
