/**
 * The objects an OpenAPI document is made of, and a walk over them that knows what each node is: a `$ref` in a schema
 * is a reference, a `$ref` in an example or in a map of properties is data or a name.
 * Pure; iterative, so that deep documents do not exhaust the stack.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#schema
 */
import { isObject, type JsonObject } from '../json.ts'
import { joinPointer, type Step } from '../pointer.ts'

/** Kinds of objects, named as in the specification. */
export type ObjectKind =
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'header'
  | 'requestBody'
  | 'response'
  | 'mediaType'
  | 'encoding'
  | 'example'
  | 'link'
  | 'callback'
  | 'securityScheme'
  | 'schema'

/** Which members of an object are objects, lists of objects, or maps of objects; a callback is itself a map. */
interface Shape {
  one?: Readonly<Record<string, ObjectKind>>
  list?: Readonly<Record<string, ObjectKind>>
  map?: Readonly<Record<string, ObjectKind>>
  every?: ObjectKind
}

/** Methods of a path item. */
export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

/** Members of `components` and the kind of object each holds. */
export const SECTIONS = {
  schemas: 'schema',
  responses: 'response',
  parameters: 'parameter',
  examples: 'example',
  requestBodies: 'requestBody',
  headers: 'header',
  securitySchemes: 'securityScheme',
  links: 'link',
  callbacks: 'callback',
  pathItems: 'pathItem',
} as const satisfies Record<string, ObjectKind>

const PARAMETER: Shape = { one: { schema: 'schema' }, map: { content: 'mediaType', examples: 'example' } }

const SHAPES: Readonly<Record<ObjectKind, Shape>> = {
  document: { one: { components: 'components' }, map: { paths: 'pathItem', webhooks: 'pathItem' } },
  components: { map: SECTIONS },
  pathItem: {
    one: Object.fromEntries(METHODS.map((method) => [method, 'operation' as const])),
    list: { parameters: 'parameter' },
  },
  operation: {
    one: { requestBody: 'requestBody' },
    list: { parameters: 'parameter' },
    map: { responses: 'response', callbacks: 'callback' },
  },
  parameter: PARAMETER,
  header: PARAMETER,
  requestBody: { map: { content: 'mediaType' } },
  response: { map: { headers: 'header', content: 'mediaType', links: 'link' } },
  mediaType: { one: { schema: 'schema' }, map: { examples: 'example', encoding: 'encoding' } },
  encoding: { map: { headers: 'header' } },
  example: {},
  link: {},
  callback: { every: 'pathItem' },
  securityScheme: {},
  schema: {
    one: {
      additionalItems: 'schema',
      additionalProperties: 'schema',
      contains: 'schema',
      contentSchema: 'schema',
      else: 'schema',
      if: 'schema',
      items: 'schema',
      not: 'schema',
      propertyNames: 'schema',
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      then: 'schema',
      unevaluatedItems: 'schema',
      unevaluatedProperties: 'schema',
    },
    list: { allOf: 'schema', anyOf: 'schema', items: 'schema', oneOf: 'schema', prefixItems: 'schema' },
    map: {
      $defs: 'schema',
      definitions: 'schema',
      dependentSchemas: 'schema',
      patternProperties: 'schema',
      properties: 'schema',
    },
  },
}

/** One object of a document. */
export interface ObjectNode {
  kind: ObjectKind
  value: JsonObject
  /** Steps from the root of the document. */
  pointer: string
  /** The `$ref` of a reference object. */
  ref: string | undefined
}

/** The objects directly below a node, in document order; none below a reference that ignores its siblings. */
function children(node: ObjectNode, siblingsCount: boolean): ObjectNode[] {
  if (node.ref !== undefined && node.kind !== 'pathItem' && !(siblingsCount && node.kind === 'schema')) return []
  const found: ObjectNode[] = []
  const add = (kind: ObjectKind | undefined, value: unknown, ...steps: Step[]): void => {
    if (kind !== undefined && isObject(value)) found.push(objectNode(kind, value, joinPointer(node.pointer, ...steps)))
  }
  const shape = SHAPES[node.kind]
  for (const [name, value] of Object.entries(node.value)) {
    add(shape.every, value, name)
    if (Array.isArray(value)) {
      const kind = own(shape.list, name)
      if (kind !== undefined) for (const [index, item] of value.entries()) add(kind, item, name, index)
      continue
    }
    add(own(shape.one, name), value, name)
    const kind = own(shape.map, name)
    if (kind !== undefined && isObject(value)) {
      for (const [key, item] of Object.entries(value)) add(kind, item, name, key)
    }
  }
  return found
}

/** A member of a table that has no prototype members. */
function own<Value>(table: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined
}

/** Makes a node; `pointer` says where it stands. */
export function objectNode(kind: ObjectKind, value: JsonObject, pointer: string): ObjectNode {
  const ref = kind !== 'document' && kind !== 'components' && typeof value.$ref === 'string' ? value.$ref : undefined
  return { kind, value, pointer, ref }
}

/**
 * All objects from a node down, each before what it holds.
 *
 * @param siblingsCount whether members beside the `$ref` of a schema have a meaning (OpenAPI 3.1)
 */
export function* walkObjects(from: ObjectNode, siblingsCount: boolean): Generator<ObjectNode> {
  const open = [from]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node
    for (const child of children(node, siblingsCount).reverse()) open.push(child)
  }
}
