/** Holds that an answer has something of what is said of it. */
import { isObject } from '../../scripts/lib/json.ts'
import type { MediaType, OperationsTable } from '../../scripts/lib/operations.ts'
import { propertyNames, viewOf } from '../../scripts/lib/sampling/schema-view.ts'
import { toldJson } from '../judging/documented.ts'
import { isAccepted } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

const known = new WeakMap<MediaType, string[]>()

/** The names of properties that an object has by its schema; none where others may stand for them. */
function namesOf(table: OperationsTable, content: MediaType): string[] {
  const before = known.get(content)
  if (before) return before
  const { parts, choices } = viewOf(table, [{ schema: content.schema, pointer: '~' }])
  const isMap = parts.some(({ schema }) => isObject(schema.additionalProperties) || isObject(schema.patternProperties))
  const names = choices.length > 0 || isMap ? [] : propertyNames(parts)
  known.set(content, names)
  return names
}

export default defineCheck({
  id: 'members-known',
  severity: 'should',
  title: 'Answers with properties that the document knows',
  asserts: 'An answer that has properties has one of those that its schema names, though none of them has to be there.',
  reference: 'https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2.1',
  needs: ['table', 'exchange', 'response'],
  judge({ table, exchange: { answer }, response }) {
    const told = isAccepted(answer.status) ? toldJson(answer, response) : undefined
    if (!told || !isObject(told.value) || Object.keys(told.value).length === 0) return pass
    const { content, value } = told
    const names = namesOf(table, content)
    if (names.length === 0 || names.some((name) => Object.hasOwn(value, name))) return pass
    return fail('one of the properties that are named', 'others alone', { pointer: `${content.pointer}/schema` })
  },
})
