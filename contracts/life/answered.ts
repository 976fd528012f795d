/**
 * What the answer to a write says of what it made or changed, where what reads that is described alike: the values which
 * it shows as they were sent are taken, and have to be read.
 * Pure.
 */
import { isObject, type Json, sameJson } from '../../scripts/lib/json.ts'
import type { JsonSchema, Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow, joinPointer } from '../../scripts/lib/pointer.ts'
import { propertyNames, propertySchemas, viewOf } from '../../scripts/lib/sampling/schema-view.ts'
import type { WrittenValue } from '../aims.ts'
import { contentOf, responseOf } from '../judging/documented.ts'
import { isShownAs } from '../judging/spoiling.ts'
import type { Draft } from '../requests/draft.ts'
import { leadsIntoReadOnly } from '../requests/read-only.ts'
import { unitsOf } from '../requests/telling-values.ts'
import { type Answer, isAccepted, mediaTypeOf, parseBody } from '../transport/exchange.ts'

/** The values of a body that the answer to it shows in the same place, as an operation that is described alike reads them. */
export function answeredValues(operation: Operation, observer: Operation, body: Json, answer: Answer): WrittenValue[] {
  const parsed = parseBody(answer)
  if (!isAccepted(answer.status) || !parsed.ok || !areAlike(operation, observer, answer)) return []
  return unitsOf(body).flatMap((at): WrittenValue[] => {
    const sent = follow(body, at) as Json | undefined
    const shown = follow(parsed.value, at) as Json | undefined
    if (at === '' || sent === undefined || shown === undefined || !isShownAs(shown, sent)) return []
    return [{ at, value: sent, pointer: operation.pointer, atMost: 'should', shownOfOthers: true }]
  })
}

/** What properties are by default that a body leaves out, where what is read is described as the answer to the write is. */
export function defaultValues(
  table: OperationsTable,
  { operation, mediaType = '', body }: Draft,
  observer: Operation,
  answer: Answer,
): WrittenValue[] {
  const content = operation.requestBody?.content[mediaType]
  if (content === undefined || !isObject(body) || !areAlike(operation, observer, answer)) return []
  const { parts } = viewOf(table, [{ schema: content.schema, pointer: '~' }])
  return propertyNames(parts).flatMap((name): WrittenValue[] => {
    const rules = propertySchemas(parts, name).map(({ schema }) => schema)
    const own = rules.find((rule) => isObject(rule) && 'default' in rule)
    const value = isObject(own) ? own.default : undefined
    const isLeftOut =
      !Object.hasOwn(body, name) && !leadsIntoReadOnly(table, content.schema, body, joinPointer('', name))
    if (value === undefined || !isLeftOut) return []
    return [{ at: joinPointer('', name), value, pointer: content.pointer, atMost: 'should' }]
  })
}

/** Whether what is read is described as the answer to the write is. */
function areAlike(operation: Operation, observer: Operation, answer: Answer): boolean {
  const type = mediaTypeOf(answer) ?? ''
  const schemas = [
    { owner: operation, status: answer.status },
    { owner: observer, status: 200 },
  ].map(({ owner, status }): JsonSchema | undefined => {
    const response = responseOf(owner, status)
    return response && contentOf(response, type)?.schema
  })
  const [written, read] = schemas
  return written !== undefined && written !== true && read !== undefined && sameJson(written, read)
}
