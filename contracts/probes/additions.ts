/**
 * Sends what the publisher of an API may add to its requests, or change in them, and a receiver does not know: a header,
 * a query parameter, a property at every level, a value of every enum, another order of properties.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Compatibility, JsonSchema } from '../../scripts/lib/operations.ts'
import { follow, joinPointer } from '../../scripts/lib/pointer.ts'
import { boundaries } from '../../scripts/lib/sampling/boundaries.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import type { Boundary } from '../../scripts/lib/sampling/sampling.ts'
import { besideOthers, settledBody } from '../requests/body-rules.ts'
import { bodyFault } from '../requests/fault.ts'
import type { Fault, Severity } from '../result.ts'
import type { Request } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** What is added: a name no document uses, and a value. */
export const NAME = 'newParameter'
const HEADER = 'x-new-parameter'
export const VALUE = 'new'
/** Properties of an object and items of a list that are looked at. */
const WIDEST = 200
/** What an object says that takes no property it does not know. */
const CLOSED = ['additionalProperties', 'unevaluatedProperties']

export default defineProbe({
  id: 'additions',
  title: 'What the publisher may add to its requests',
  aims: ['addition'],
  *cases(context) {
    if (!context.received) return
    yield* besideBody(context)
    const { body, mediaType } = context.base.draft
    const schema = context.operation.requestBody?.content[mediaType ?? '']?.schema
    if (body === undefined || schema === undefined) return
    yield* newProperties(context, schema, body)
    yield* newValues(context, schema, body)
    yield* otherOrder(context, body)
  },
})

/** A case, weighed by what the document says of such additions. */
function addition(
  { table, operation }: ProbeContext,
  rule: keyof Compatibility,
  fault: Fault,
  sent: Pick<Case, 'request' | 'secrets'>,
  atMost?: Severity,
): Case {
  const declared = table.compatibility?.[rule] !== undefined
  const weight = declared ? atMost : 'should'
  const pointer = declared ? `/x-compatibility/${rule}` : operation.pointer
  const aims = { addition: { fault } }
  return { intent: 'valid', aims, ...sent, rule: pointer, fault, ...(weight ? { atMost: weight } : {}) }
}

function* besideBody(context: ProbeContext): Generator<Case> {
  const { request, secrets } = context.write(context.base.draft)
  const add = (location: string, name: string, words: string, changed: Partial<Request>): Case => {
    const sentence = `${words} \`${name}\` is there, which no page describes`
    const fault = { location, name, keyword: 'addition', value: JSON.stringify(VALUE), sentence }
    return addition(context, 'parameters', fault, { request: { ...request, ...changed }, secrets })
  }
  const mark = request.target.includes('?') ? '&' : '?'
  yield add('header', HEADER, 'header', { headers: [...request.headers, [HEADER, VALUE]] })
  yield add('query', NAME, 'query parameter', { target: `${request.target}${mark}${NAME}=${VALUE}` })
}

/** A property at each level, in plain and in nested form. */
function* newProperties(context: ProbeContext, schema: JsonSchema, body: Json): Generator<Case> {
  const { base, judge, masker, write } = context
  const objects = everyKind(body).filter(({ value }) => isObject(value) && !Object.hasOwn(value, NAME))
  for (const { pointer } of objects) {
    // A receiver that takes a text may still stumble over an object.
    for (const value of [VALUE, { [NAME]: [VALUE] }, null]) {
      const at = joinPointer(pointer, NAME)
      const instance = replaceAt(body, at, value)
      const faults = judge.faults(schema, instance)
      if (!faults.every(({ keyword }) => CLOSED.includes(keyword))) continue
      const words = { keyword: 'addition', label: 'which no page describes', was: undefined, value }
      const closed = faults.length > 0
      const sent = write({ ...base.draft, body: instance })
      yield addition(context, 'parameters', bodyFault(masker, at, words), sent, closed ? 'should' : undefined)
    }
  }
}

/** A value that is not on the list, for each list there is. */
function* newValues(context: ProbeContext, schema: JsonSchema, body: Json): Generator<Case> {
  const { table, base, operation, judge, masker, write } = context
  const onlyNew = (one: Json) => judge.faults(schema, one).every(({ keyword }) => keyword === 'enum')
  const kind = { table, operation, schema, accepts: onlyNew }
  const shown = everyKind(body).map((place) => ({ ...place, instance: body }))
  for (const { pointer, value: was, instance: whole } of [...shown, ...listedOnly(context, schema, body)]) {
    if (typeof was !== 'string') continue
    const value = was === was.toUpperCase() ? 'NEW_VALUE' : 'newValue'
    const instance = settledBody(kind, replaceAt(whole, pointer, value), [pointer])
    const keywords = new Set(judge.faults(schema, instance).map(({ keyword }) => keyword))
    if (keywords.size !== 1 || !keywords.has('enum')) continue
    const words = { keyword: 'enum', label: 'a value that no page lists yet', was, value }
    const sent = write({ ...base.draft, body: instance })
    const moved = () =>
      besideOthers(kind, instance, pointer).map((other) => write({ ...base.draft, body: other }).request)
    const one = { ...addition(context, 'enumValues', bodyFault(masker, pointer, words), sent), moved }
    // What had to be put around the new value may be what the target refuses.
    const ordinary = () => [write({ ...base.draft, body: whole }).request]
    yield whole === body ? one : { ...one, strayed: true, ordinary }
  }
}

/** Places of listed values that the body has not, each with a valid body that has it. */
function listedOnly(
  { table, operation }: ProbeContext,
  schema: JsonSchema,
  body: Json,
): Pick<Boundary, 'pointer' | 'value' | 'instance'>[] {
  const settled = (one: Json, pointer: string) => settledBody({ table, operation, schema }, one, [pointer])
  const kinds = new Set(everyKind(body).map(({ pointer }) => kindOfPlace(pointer)))
  const found = boundaries({ schema, root: table }, body).filter(({ keyword, pointer }) => {
    const isNew = keyword === 'enum' && !kinds.has(kindOfPlace(pointer))
    if (isNew) kinds.add(kindOfPlace(pointer))
    return isNew
  })
  return found.map((one) => ({ ...one, instance: settled(one.instance, one.pointer) }))
}

/** A place with a star for each item of a list: they are alike. */
function kindOfPlace(pointer: string): string {
  return pointer.replaceAll(/\/\d+(?=\/|$)/g, '/*')
}

function* otherOrder(context: ProbeContext, body: Json): Generator<Case> {
  const instance = reversed(body)
  if (JSON.stringify(instance) === JSON.stringify(body)) return
  const sentence = 'the properties of the body are in the reverse order'
  const fault = { location: 'body', name: '', keyword: 'order', sentence }
  yield addition(context, 'order', fault, context.write({ ...context.base.draft, body: instance }))
}

/** The value with the properties of every object in it in the reverse order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (!isObject(value)) return value
  const entries = Object.entries(value).map(([name, member]): [string, Json] => [name, reversed(member ?? null)])
  return Object.fromEntries(entries.toReversed())
}

/** Every place of a body, the first one of its kind: items of one list are alike. */
function everyKind(body: Json): { pointer: string; value: Json }[] {
  const found = new Map<string, string>()
  const visit = (value: Json, pointer: string, kind: string): void => {
    if (!found.has(kind)) found.set(kind, pointer)
    if (Array.isArray(value)) {
      for (const [index, item] of value.slice(0, WIDEST).entries())
        visit(item, joinPointer(pointer, index), joinPointer(kind, '*'))
    } else if (isObject(value)) {
      for (const [name, member] of Object.entries(value).slice(0, WIDEST))
        if (member !== undefined) visit(member, joinPointer(pointer, name), joinPointer(kind, name))
    }
  }
  visit(body, '', '')
  return [...found.values()].map((pointer) => ({ pointer, value: (follow(body, pointer) ?? null) as Json }))
}
