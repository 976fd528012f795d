/**
 * The objects an OpenAPI document is made of, and a walk over them that knows what each node is: a `$ref` in a schema
 * is a reference, a `$ref` in an example or in a map of properties is data or a name.
 * Pure; iterative, so that deep documents do not exhaust the stack.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#schema
 */
import { isObject, type Json, type JsonObject } from '../json.ts'
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

/** A place of a node where the specification has an object, a list or a map, and what stands there. */
export interface Place {
  kind: ObjectKind
  form: 'object' | 'list' | 'map'
  /** Whether it is an entry of a list or map; its name is then of the writer's choice. */
  isEntry: boolean
  /** What it is a member of. */
  owner: JsonObject | Json[]
  name: Step
  value: Json | undefined
  pointer: string
}

/** The places directly below a node, in document order, whatever stands there; a map or list comes before its entries. */
export function* placesBelow(node: ObjectNode): Generator<Place> {
  const { one = {}, list = {}, map = {}, every } = SHAPES[node.kind]
  for (const [name, value] of Object.entries(node.value)) {
    const place = { owner: node.value, name, value, pointer: joinPointer(node.pointer, name), isEntry: false }
    const listed = own(list, name)
    const single = every ?? own(one, name)
    const mapped = own(map, name)
    if (listed !== undefined && (Array.isArray(value) || single === undefined)) {
      yield { ...place, kind: listed, form: 'list' }
      if (Array.isArray(value)) yield* entries(node, listed, value, place.pointer)
    } else if (single !== undefined && !(every !== undefined && (isExtension(name) || isReference(node, name)))) {
      yield { ...place, kind: single, form: 'object', isEntry: every !== undefined }
    } else if (mapped !== undefined) {
      yield { ...place, kind: mapped, form: 'map' }
      if (isObject(value)) yield* entries(node, mapped, value, place.pointer)
    }
  }
}

function* entries(node: ObjectNode, kind: ObjectKind, owner: JsonObject | Json[], pointer: string): Generator<Place> {
  for (const [name, value] of Object.entries(owner)) {
    // Paths and responses may have extensions beside them; a component or property may be called that way.
    if ((kind === 'pathItem' || kind === 'response') && node.kind !== 'components' && isExtension(name)) continue
    yield { kind, form: 'object', isEntry: true, owner, name, value, pointer: joinPointer(pointer, name) }
  }
}

/** Whether a member is what a node refers to, and not an entry of that name. */
function isReference({ ref }: ObjectNode, name: string): boolean {
  return name === '$ref' && ref !== undefined
}

function isExtension(name: string): boolean {
  return name.startsWith('x-')
}

/** The objects directly below a node, in document order; none below a reference that ignores its siblings. */
function children(node: ObjectNode, siblingsCount: boolean): ObjectNode[] {
  if (node.ref !== undefined && node.kind !== 'pathItem' && !(siblingsCount && node.kind === 'schema')) return []
  const found: ObjectNode[] = []
  for (const { kind, form, value, pointer } of placesBelow(node)) {
    if (form === 'object' && isObject(value)) found.push(objectNode(kind, value, pointer))
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
