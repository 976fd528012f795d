/**
 * Makes something within another thing, of which no life cycle speaks, and asks for it within one that it was not made in:
 * what belongs to one is not shown among what belongs to others.
 */
import type { Resource } from '../../scripts/lib/life-cycle.ts'
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { makeableResources, pathOf } from '../life/inferred.ts'
import { aboutMade, begotten, isServed, makingOf } from '../life/made.ts'
import { parameterKey, templateNames, withValue } from '../requests/draft.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'made-elsewhere',
  title: 'Something that was made within another thing, looked for in the wrong one',
  aims: ['unknownResource'],
  *journey(context) {
    const { table, operation, base, shownId } = context
    const making = makingOf(context)
    const outer = outerOf(table, operation)
    if (!making?.shower || !outer) return
    // What is shown by its own id alone is in no wrong place.
    if (!templateNames(making.shower.operation.path).includes(outer.id)) return
    const shown = shownId(outer)
    if (shown === undefined) return
    const made = yield* begotten(making, 'within')
    const look = made && aboutMade(made, making.shower.operation, 'is read where it was made')
    if (!made || !look || !isServed(yield { ...look, until: isServed })) return
    const draft = withValue(base.draft, parameterKey({ in: 'path', name: outer.id }), shown)
    const on = { resource: outer, made: true, key: `${operation.id} elsewhere`, kept: true, through: [] } as const
    const astray = { ...made, context: { ...context, base: { ...base, draft } }, on: { on } }
    const other = aboutMade(astray, making.shower.operation, `is read within another ${outer.name}`)
    if (!other) return
    const sentence = `path parameter \`${outer.id}\` is that of another ${outer.name}, in which it was not made`
    const fault = { location: 'path', name: outer.id, keyword: 'elsewhere', sentence }
    yield { ...other, intent: 'fault', aims: { unknownResource: { fault } }, fault, atMost: 'should' }
  },
})

/** The kind of thing that something is made within, where one can be made. */
function outerOf(table: OperationsTable, { path }: Operation): Resource | undefined {
  const name = templateNames(path).at(-1)
  return makeableResources(table).find((one) => one.id === name && path.startsWith(`${pathOf(table, one)}/`))
}
