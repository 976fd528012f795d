/**
 * Asks a target that remembers for a thing it cannot have: the last path parameter is replaced by a valid value that
 * was just made up. Never with PUT, which may create.
 */
import type { Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { sample } from '../../scripts/lib/sampling/instance.ts'
import { deriveSeed } from '../../scripts/lib/sampling/random.ts'
import { viewOf } from '../../scripts/lib/sampling/schema-view.ts'
import { withoutGiven } from '../../scripts/lib/sampling/without-keywords.ts'
import { parameterKey, templateNames, withValue } from '../requests/draft.ts'
import { parameterFault } from '../requests/fault.ts'
import { leadsElsewhere, staysValid } from '../requests/wire.ts'
import type { Severity } from '../result.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'unknown-id',
  title: 'Ids that nothing on the target has',
  aims: ['unknownResource'],
  *cases({ table, operation, base, target, judge, seed, masker, write }) {
    const name = templateNames(operation.path).at(-1)
    const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name)
    if (!target.capabilities.stateful || !parameter || operation.method === 'put') return
    // Values that the document lists exist because it lists them.
    if (isListed(table, parameter)) return
    const key = parameterKey(parameter)
    const was = base.draft.values.get(key)
    const made = [1, 2, 3, 4]
      .map((turn) =>
        sample(
          { schema: withoutGiven(parameter.schema), root: table },
          { seed: deriveSeed(seed, `${operation.path} ${turn}`) },
        ),
      )
      .filter((value) => value !== undefined && value !== was && staysValid(judge, parameter, value))
    // The longest is the least likely to exist.
    const [value] = made.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)
    if (value === undefined) return
    const sent = write(withValue(base.draft, key, value))
    if (leadsElsewhere(table, operation, sent.request.target)) return
    const fault = parameterFault(masker, parameter, {
      keyword: 'unknown',
      label: 'a value that nothing has',
      was,
      value,
    })
    const rule = operation.responses['404']?.pointer ?? operation.pointer
    const fromData = base.origins.get(key) === 'data'
    yield {
      intent: 'fault',
      aims: { unknownResource: { fault } },
      ...sent,
      rule,
      fault,
      ...weight(operation, fromData),
    }
  },
})

/** Methods that do nothing to what does not exist, where the document says that it may be unknown. */
const NEEDING = ['post', 'patch']

/** Whether a document lists the values of a parameter. */
function isListed(table: OperationsTable, { schema }: Parameter): boolean {
  return viewOf(table, [{ schema, pointer: '~' }]).parts.some((part) => 'enum' in part.schema || 'const' in part.schema)
}

/** What nobody documents as unknown, and nobody names as existing, may be no name of anything. */
function weight({ responses, method }: Operation, fromData: boolean): { atMost?: Severity } {
  if (responses['404']) return method === 'get' || (fromData && NEEDING.includes(method)) ? {} : { atMost: 'should' }
  // Deleted once more, what is not there is not there still (RFC 9110, 9.2.2).
  if (method === 'delete') return { atMost: 'may' }
  return { atMost: fromData || responses['4XX'] ? 'should' : 'may' }
}
