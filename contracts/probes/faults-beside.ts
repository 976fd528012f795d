/**
 * Sends one fault in other surroundings: in every item of a list, beside each listed value, beside a member that nobody
 * knows, in a body that comes in chunks. Who looks at everything refuses it everywhere. For what a publisher sends.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { MediaType } from '../../scripts/lib/operations.ts'
import { follow, joinPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import type { Violation } from '../../scripts/lib/sampling/sampling.ts'
import { rulePointer } from '../judging/schema-rule.ts'
import { faultsOf } from '../requests/body-faults.ts'
import { settledBody } from '../requests/body-rules.ts'
import { bodyFault } from '../requests/fault.ts'
import { namedInLists } from '../requests/received-texts.ts'
import { NAME, VALUE } from './additions.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** The first item of the first list on the way to a place. */
const FIRST_ITEM = /^(.*?)\/0(\/.+)$/
/** Items of a list that are looked at. */
const MOST = 5

/** Where the fault stands, and what is special about the rest. */
interface Beside {
  pointer: string
  instance: Json
  words: string
  chunked?: true
}

export default defineProbe({
  id: 'faults-beside',
  title: 'One fault in other surroundings',
  aims: ['violation'],
  *cases(context) {
    const { received, operation, base } = context
    const { body, mediaType } = base.draft
    const content = operation.requestBody?.content[mediaType ?? '']
    if (!received || body === undefined || content === undefined) return
    const violation = wrongTypeIn(context, content, body)
    if (violation === undefined) return
    for (const beside of surroundings(context, content, body, violation)) {
      if (context.judge.accepts(content.schema, beside.instance)) continue
      yield faulty(context, content, violation, beside)
    }
  },
})

/** A text of the body, inside of a list where there is one, for which there is something else. */
function wrongTypeIn(context: ProbeContext, { schema }: MediaType, body: Json): Violation | undefined {
  const wrong = faultsOf(context, schema, body).filter(
    ({ keyword, was, value }) => keyword === 'type' && typeof was === 'string' && value !== undefined && value !== null,
  )
  return wrong.find(({ pointer }) => FIRST_ITEM.test(pointer)) ?? wrong[0]
}

/** The bodies with the fault. */
function* surroundings(
  context: ProbeContext,
  { schema }: MediaType,
  body: Json,
  { pointer, value, instance }: Violation,
): Generator<Beside> {
  const { table, operation } = context
  const [, list, inside] = FIRST_ITEM.exec(pointer) ?? []
  const items = list === undefined ? undefined : follow(body, list)
  for (const index of Array.isArray(items) ? [...items.keys()].slice(1, MOST) : []) {
    const at = `${joinPointer(list ?? '', index)}${inside}`
    if (follow(body, at) === undefined) continue
    yield { pointer: at, instance: withValue(body, at, value), words: `in item ${index + 1}` }
  }
  for (const listed of namedInLists(context)) {
    if (listed.pointer === pointer) continue
    const settled = settledBody({ table, operation, schema }, withValue(body, listed.pointer, listed.value), [
      listed.pointer,
    ])
    const words = `beside ${JSON.stringify(listed.value)} at \`${listed.pointer}\``
    yield { pointer, instance: withValue(settled, pointer, value), words }
  }
  if (isObject(instance))
    yield { pointer, instance: { ...instance, [NAME]: VALUE }, words: 'beside a member that no page has' }
  yield { pointer, instance, words: 'in a body in chunks', chunked: true }
}

function faulty(
  { base, masker, write }: ProbeContext,
  { pointer: home }: MediaType,
  { keyword, label, was, value, schemaPointer }: Violation,
  { pointer, instance, words, chunked }: Beside,
): Case {
  const { request, secrets } = write({ ...base.draft, body: instance })
  const fault = bodyFault(masker, pointer, { keyword, label: `${label}, ${words}`, was, value })
  const headers = chunked ? [...request.headers, ['transfer-encoding', 'chunked'] as const] : request.headers
  const rule = rulePointer(`${home}/schema`, schemaPointer, keyword)
  return {
    intent: 'fault',
    aims: { violation: { fault } },
    request: { ...request, headers },
    secrets,
    rule,
    fault,
    atMost: 'should',
  }
}
