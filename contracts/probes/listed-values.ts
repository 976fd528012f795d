/**
 * Sends each value that a list names, or that others may only stand beside (`onlyWith`), in a body that has nothing else
 * that may be left out, and between switches that are all on, and all off: what may be there need not be.
 */
import { type Json, sameJson } from '../../scripts/lib/json.ts'
import { follow, joinPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { collect } from '../judging/snapshots.ts'
import { fullest, mayBe } from '../life/bodies.ts'
import { pairPlaces } from '../requests/body-pairs.ts'
import { besideOthers, bodyRules, keepsConditions, settledBody } from '../requests/body-rules.ts'
import { boundaryBodies } from '../requests/boundary-bodies.ts'
import { bodyFault } from '../requests/fault.ts'
import { type Listed, namedInLists } from '../requests/received-texts.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

export default defineProbe({
  id: 'listed-values',
  title: 'Each listed value beside as little as may be, and beside every switch',
  aims: ['valid'],
  *cases(context) {
    const { table, operation, base } = context
    const { body, mediaType } = base.draft
    const content = operation.requestBody?.content[mediaType ?? '']
    if (body === undefined || content === undefined) return
    const kind = { table, operation, schema: content.schema }
    const switches = switchesOf(context)
    const prepared = switches.length === 0 ? [] : boundaryBodies(context, content.schema, body)
    const listed = [...allowingOthers(context, body), ...namedInLists(context)]
    for (const one of new Map(listed.map((each) => [JSON.stringify(each), each])).values()) {
      const { pointer, value } = one
      const bare = stripped(context, withValue(body, pointer, value), pointer)
      yield* told(context, one, bare, 'beside nothing that may be left out')
      const chosen = sameJson(follow(body, pointer), value)
        ? body
        : prepared.find((other) => other.pointer === pointer && sameJson(other.value, value))?.instance
      if (chosen === undefined || switches.length === 0) continue
      for (const on of [true, false]) {
        const turned = switches.reduce<Json>((rest, at) => withValue(rest, at, on), chosen)
        const instance = settledBody(kind, turned, [pointer])
        yield* told(context, one, instance, `where every switch is ${on ? 'on' : 'off'}`)
      }
    }
  },
})

/** The places of every `true` and `false` that a publisher may send. */
function switchesOf(context: ProbeContext): string[] {
  const { received, base } = context
  const whole = received ? (fullest(context) ?? base.draft.body) : undefined
  if (whole === undefined) return []
  return [...collect(whole, '', new Map())].flatMap(([at, leaf]) => (typeof leaf === 'boolean' ? [at] : []))
}

/** The values that others may only stand beside. */
function allowingOthers({ operation }: ProbeContext, body: Json): Listed[] {
  const rules = bodyRules(operation).filter((one) => one.kind === 'onlyWith')
  return rules.flatMap(({ with: at, values = [] }) => {
    const [place] = pairPlaces(body, { param: at, with: at })
    return place ? values.map((value) => ({ pointer: place.param, value })) : []
  })
}

/** A case, where the body may be sent and says something new. */
function* told(context: ProbeContext, { pointer, value }: Listed, instance: Json, label: string): Generator<Case> {
  const { table, base, operation, masker, write } = context
  const content = operation.requestBody?.content[base.draft.mediaType ?? '']
  if (content === undefined || !isSendable(context, instance)) return
  const kind = { table, operation, schema: content.schema }
  const was = follow(base.draft.body, pointer) as Json | undefined
  yield {
    intent: 'valid',
    aims: { valid: { fromData: false } },
    ...write({ ...base.draft, body: instance }),
    rule: `${content.pointer}/schema`,
    fault: bodyFault(masker, pointer, { keyword: 'required', label, was, value }),
    // What stands beside it may be what is refused.
    moved: () => besideOthers(kind, instance, pointer).map((other) => write({ ...base.draft, body: other }).request),
  }
}

/** A body without anything that may be left out, save what leads to one place of it. */
function stripped(context: ProbeContext, body: Json, kept: string, at = ''): Json {
  const here = follow(body, at) as Json | undefined
  if (typeof here !== 'object' || here === null) return body
  return Object.keys(here).reduce<Json>((rest, name) => {
    const pointer = joinPointer(at, name)
    if (`${kept}/`.startsWith(`${pointer}/`)) return stripped(context, rest, kept, pointer)
    const without = withValue(rest, pointer, undefined)
    return !Array.isArray(here) && isSendable(context, without) ? without : stripped(context, rest, kept, pointer)
  }, body)
}

/** Whether a body is valid, and keeps what the document says of values that go together. */
function isSendable(context: ProbeContext, instance: Json): boolean {
  return mayBe(context, instance) && keepsConditions(context, instance)
}
