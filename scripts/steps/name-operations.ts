/**
 * Gives every operation that the pages leave unnamed an `operationId`: its summary as a function name, or method and
 * path where the summary says nothing in Latin letters. Names that pages or facts state are left alone.
 */
import type { Draft } from '../compile/draft.ts'
import { camelCase, freeName } from '../compile/names.ts'
import { type DraftOperation, operationsOf } from '../compile/operations.ts'
import type { Step } from './step.ts'

/** Names the operations. */
export const nameOperations: Step = {
  id: 'name-operations',
  title: 'Every operation has an operationId of its own',
  run(document) {
    const spec = structuredClone(document.spec)
    const nodes = { ...document.provenance.nodes }
    const operations = operationsOf(spec)
    const taken = new Set(
      operations.flatMap(({ value }) => (typeof value.operationId === 'string' ? value.operationId : [])),
    )
    for (const operation of operations) {
      if (typeof operation.value.operationId === 'string') continue
      const name = freeName(wishes(operation), (wish) => taken.has(wish))
      taken.add(name)
      operation.value.operationId = name
      const origin = nodes[`${operation.pointer}/summary`] ?? nodes[operation.pointer]
      if (origin !== undefined) nodes[`${operation.pointer}/operationId`] = origin
    }
    return { ...document, spec, provenance: { ...document.provenance, nodes } } satisfies Draft
  },
}

/** Names to try: the summary, the summary with the last word of the path, method and path. */
function wishes({ method, path, value }: DraftOperation): string[] {
  const literal = path.split('/').filter((segment) => !segment.includes('{'))
  const summary = typeof value.summary === 'string' ? camelCase(value.summary) : ''
  const startsWell = /^[a-z]/.test(summary)
  const byPath = camelCase(method, ...literal)
  return startsWell ? [summary, camelCase(summary, literal.at(-1) ?? ''), byPath] : [byPath]
}
