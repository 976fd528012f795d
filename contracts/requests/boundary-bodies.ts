/**
 * Valid bodies in which one place sits on a bound: which are worth sending, and what each is compared with.
 * Pure, deterministic; remembers what it found.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, Operation } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { boundaries } from '../../scripts/lib/sampling/boundaries.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { createMemory } from '../../scripts/lib/sampling/memory.ts'
import type { Boundary } from '../../scripts/lib/sampling/sampling.ts'
import { withoutGiven } from '../../scripts/lib/sampling/without-keywords.ts'
import type { ProbeContext } from '../probes/probe.ts'
import type { Request } from '../transport/exchange.ts'
import { staysSound } from './body-forms.ts'
import { bodyRules, keepsConditions, settledBody } from './body-rules.ts'
import { nearBase } from './near-base.ts'
import { ordinaryValues } from './ordinary-values.ts'
import { leadsIntoReadOnly, withoutReadOnly } from './read-only.ts'
import { rulesAt } from './schema-places.ts'
import { shortInPlaceOf } from './sealing.ts'

/** Largest body sent, in characters. */
export const LARGEST = 65_536

/** A body that is worth sending, and the one without what the rules between its properties ask for. */
export interface Varied extends Boundary {
  plain: Json
}

/** Bodies that are worth sending, and how many more there are. */
interface Sendable {
  small: readonly Varied[]
  left: number
}

/** Values that are remembered. */
const MOST_KNOWN = 20_000
const known = createMemory<Sendable>(MOST_KNOWN, ({ small }) => small.length + 1)

/** The valid variations of the body of the plain request; those whose answer nothing follows from are left out. */
export function boundaryBodies(context: ProbeContext, schema: JsonSchema, body: Json): readonly Varied[] {
  const { table, operation, base } = context
  // What is put right around a value depends on the rules and the examples of the operation.
  const rules = bodyRules(operation)
  const key = JSON.stringify([base.draft.mediaType, body, rules, rules.length > 0 ? operation.pointer : ''])
  const { small, left } = known({ schema, root: table }, key, () => sendableBodies(context, schema, body))
  if (left > 0) context.leaveOut(`${left} boundary values make the body larger than ${LARGEST} characters.`)
  return small.filter(({ instance }) => !touchesCondition(operation, body, instance))
}

/** Bodies that are worth sending, and how many are too large. */
function sendableBodies(context: ProbeContext, schema: JsonSchema, body: Json): Sendable {
  const { table, operation, judge } = context
  const telling = boundaries({ schema, root: table }, body).filter(
    ({ instance, pointer }) => !leadsIntoReadOnly(table, schema, instance, pointer),
  )
  const found = telling.map((boundary): Varied => {
    const { pointer, value } = boundary
    const first = (...bodies: Json[]) => bodies.find((one) => judge.accepts(schema, one)) ?? boundary.instance
    const told = first(withoutReadOnly(table, schema, boundary.instance))
    const plain = first(nearBase(body, told, pointer), told)
    const instance = settledBody({ table, operation, schema }, plain, [pointer])
    return { ...boundary, value: value && (follow(instance, pointer) as Json | undefined), instance, plain }
  })
  const { mediaType = '' } = context.base.draft
  const sound = found.filter(
    ({ instance }) =>
      keepsConditions(context, instance) && staysSound(context.judge, { mediaType, schema, body: instance }),
  )
  const small = sound.filter(({ instance }) => JSON.stringify(instance).length <= LARGEST)
  return { small, left: sound.length - small.length }
}

/** Whether a property comes or goes that the page asks for only in cases no request can tell: then nothing follows. */
export function touchesCondition({ constraints }: Operation, body: Json, instance: Json): boolean {
  return constraints.some(
    ({ kind, in: place, param }) =>
      kind === 'conditional' &&
      place === 'body' &&
      (follow(body, param) === undefined) !== (follow(instance, param) === undefined),
  )
}

/** How many other values a value in a body is compared with. */
const ORDINARY = 2

/** Requests with another ordinary value at a place of the body. */
export function ordinaryBodies(
  { table, base, operation, seed, judge, write }: ProbeContext,
  { pointer, value: special }: Boundary,
  body: Json,
): Request[] {
  const schema = operation.requestBody?.content[base.draft.mediaType ?? '']?.schema
  if (schema === undefined) return []
  const place = { allOf: rulesAt(table, schema, body, pointer).map(withoutGiven) }
  const like = follow(body, pointer) as Json | undefined
  const short = shortInPlaceOf(special)
  const options = { seed, place: pointer, count: ORDINARY, like }
  const values = short === undefined ? ordinaryValues(table, place, options) : [short]
  return values.flatMap((value) => {
    const changed = settledBody({ table, operation, schema }, replaceAt(body, pointer, value), [pointer])
    return judge.accepts(schema, changed) ? [write({ ...base.draft, body: changed }).request] : []
  })
}
