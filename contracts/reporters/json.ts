/**
 * The `json` report: the result document itself, its members in the order of `result.schema.json`.
 * Pure; shows every value as it is.
 */
import { isObject } from '../../scripts/lib/json.ts'
import { follow, refPointer } from '../../scripts/lib/pointer.ts'
import schema from '../result.schema.json' with { type: 'json' }
import type { Result } from '../result.ts'
import { fromResult } from './view/from-result.ts'

/** The schema a `$ref` leads to; schemas without one are returned as they are. */
function resolved(node: unknown): unknown {
  const pointer = isObject(node) && typeof node.$ref === 'string' ? refPointer(node.$ref) : undefined
  return pointer === undefined ? node : resolved(follow(schema, pointer))
}

/** Members that the schema names come in its order, members of maps in the order of their names. */
function inOrder(value: unknown, described: unknown): unknown {
  const node = resolved(described)
  if (!isObject(node)) return value
  if (Array.isArray(value)) return value.map((item) => inOrder(item, node.items))
  if (!isObject(value)) return value
  const { properties } = node
  const keys = isObject(properties) ? Object.keys(properties) : Object.keys(value).sort()
  const member = (key: string): [string, unknown] => [
    key,
    inOrder(value[key], isObject(properties) ? properties[key] : node.additionalProperties),
  ]
  return Object.fromEntries(keys.filter((key) => Object.hasOwn(value, key) && value[key] !== undefined).map(member))
}

/** The bytes of a result: fixed order, two spaces, one final newline. */
export function resultJson(result: Result): string {
  return `${JSON.stringify(inOrder(result, schema), null, 2)}\n`
}

export default fromResult('json', 'result.json', resultJson)
