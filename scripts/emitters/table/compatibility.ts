/**
 * `x-compatibility` of a spec, checked for shape.
 * Pure.
 */
import { PipelineError } from '../../lib/errors.ts'
import { isObject } from '../../lib/json.ts'
import type { LoadedSpec } from '../../lib/load-spec.ts'
import type { Compatibility, OperationsTable } from '../../lib/operations.ts'

/** What a publisher may change, by the name of the member. */
const MEMBERS: readonly (keyof Compatibility)[] = ['parameters', 'enumValues', 'order', 'redelivery']

/** What the publisher may change. @throws PipelineError `SPEC` for a member that is unknown or no sentence */
export function compatibilityOf(spec: LoadedSpec): Pick<OperationsTable, 'compatibility'> {
  const entry = spec.document['x-compatibility']
  if (entry === undefined) return {}
  const at = (pointer: string) => ({ file: spec.file, pointer })
  if (!isObject(entry)) throw new PipelineError('SPEC', '`x-compatibility` is no object.', at('/x-compatibility'))
  const pairs = Object.entries(entry).map(([name, sentence]): [string, string] => {
    const known = (MEMBERS as readonly string[]).includes(name)
    if (known && typeof sentence === 'string' && sentence !== '') return [name, sentence]
    const message = `\`x-compatibility\` holds sentences by ${MEMBERS.join(', ')}; this member is none of them.`
    throw new PipelineError('SPEC', message, at(`/x-compatibility/${name}`))
  })
  return { compatibility: Object.fromEntries(pairs) }
}
