/**
 * Makes a thing and reads its list: what was listed for another one before is not there, whether it is searched for or not.
 */
import type { Page } from '../judging/pages.ts'
import { rowParts } from '../judging/rows.ts'
import { faultOf } from '../life/changes.ts'
import type { Thing } from '../life/thing.ts'
import { parameterKey, templateNames, withValue } from '../requests/draft.ts'
import { ListReader, type Steps } from '../requests/list-reader.ts'
import { filtersOf, timeProperty } from '../requests/paged-list.ts'
import { pagingsOf } from '../requests/pagings.ts'
import { text } from '../requests/text.ts'
import { ownValue } from '../requests/value-choices.ts'
import { defineProbe, type ProbeContext } from './probe.ts'

export default defineProbe({
  id: 'other-lists',
  title: 'The list of something that was just made, beside that of another',
  aims: ['apart'],
  *journey(context) {
    const { table, operation, judge } = context
    // Only what happened at a time belongs to one thing for sure.
    if (operation.method !== 'get' || timeProperty(rowParts(table, operation), judge) === undefined) return
    const made = aboutMade(context)
    if (made === undefined) return
    const list = new ListReader(context, pagingsOf(table, operation)[0])
    const first = yield* list.begin()
    if (first === undefined || first.rows.length === 0 || list.reading.identity === undefined) return
    yield* compared(list, first, made)
  },
})

/** The context of the requests about a thing that is made for them. */
interface AboutMade {
  other: ProbeContext
  on: Thing
}

function aboutMade(context: ProbeContext): AboutMade | undefined {
  const { table, operation, base, target } = context
  const names = templateNames(operation.path)
  const resource = (table.resources ?? []).find(({ id, read }) => names.includes(id) && read.operation !== operation.id)
  const shown = resource && context.shownId(resource)
  if (resource === undefined || shown === undefined || !target.capabilities.stateful) return undefined
  const draft = withValue(base.draft, parameterKey({ in: 'path', name: resource.id }), shown)
  const on: Thing = { resource, made: true, key: `${operation.id} of another`, through: [], kept: true }
  return { other: { ...context, base: { ...base, draft } }, on }
}

/** The first page of the other list, and a search in it for a row of the first one. */
function* compared(list: ListReader, first: Page, { other, on }: AboutMade): Steps<void> {
  const { table, operation, judge } = list.context
  const beside = new ListReader(other, list.rule)
  beside.reading = list.reading
  const whole = list.rule === undefined ? {} : { offset: 0, limit: first.limit }
  const aims = { apart: { rows: first.rows, reading: list.reading } }
  const earlier = [list.request(whole)]
  const { name } = on.resource
  const rule = operation.pointer
  const words = `a ${name} is made, and its list is read beside that of another`
  const fault = faultOf(operation.id, 'another', words)
  yield beside.step(whole, { on, aims, earlier, rule, fault })
  const row = first.rows.at(-1)
  for (const filter of filtersOf(table, operation, judge).filter(({ keeps }) => keeps === 'equals')) {
    const own = row && filter.declared ? ownValue(list, filter, row) : undefined
    if (own === undefined) continue
    const sentence = `a ${name} is made, and its list is searched for a row of another by \`${filter.shape.label}\``
    const from = { special: sentence, values: 'the value of a row of another list' }
    const asked = { ...whole, values: [[filter.param, filter.shape.put(own)]] as const, from }
    const searched = faultOf(operation.id, `another-${filter.shape.label}`, sentence)
    const one = beside.step(asked, { on, aims, earlier, rule: filter.rule, fault: searched })
    yield { ...one, secrets: [...one.secrets, text(own)] }
  }
}
