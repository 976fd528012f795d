/**
 * What each node of an OpenAPI document is, which of them may carry extensions, and the order of their members.
 * Pure; adds to the walk of `scripts/lib/spec` the small objects that only a complete, ordered document cares about.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#schema
 */
import { isObject, type Json, type JsonObject } from '../lib/json.ts'
import { follow, joinPointer, splitPointer } from '../lib/pointer.ts'
import { type ObjectKind, objectNode, walkObjects } from '../lib/spec/objects.ts'

/** Kinds of objects, named as in the specification. */
export type Kind = ObjectKind | 'contact' | 'externalDocs' | 'info' | 'license' | 'server' | 'serverVariable' | 'tag'

/** One object of a document. */
export interface KnownNode {
  kind: Kind
  value: JsonObject
  /** The `$ref` of a reference object. */
  ref?: string | undefined
}

/** Kinds that are maps in disguise: an extension there would pass for a member. */
const MAPS: readonly Kind[] = ['components', 'callback']

/** Whether an object may carry an `x-` member without a reader taking it for something else. */
export function isExtensible({ kind, ref }: KnownNode): boolean {
  return ref === undefined && !MAPS.includes(kind)
}

/** Every object of a document by pointer, each before what it holds. */
export function knownNodes(document: JsonObject): Map<string, KnownNode> {
  const nodes = new Map<string, KnownNode>()
  const siblingsCount = !String(document.openapi).startsWith('3.0')
  for (const { kind, value, pointer, ref } of walkObjects(objectNode('document', document, ''), siblingsCount)) {
    nodes.set(pointer, { kind, value, ref })
    for (const [small, steps] of SMALL[kind] ?? []) addSmall(nodes, document, small, joinPointer(pointer, ...steps))
  }
  return nodes
}

/** The small objects below each kind; `*` stands for every member. */
const SMALL: Partial<Record<Kind, [Kind, string[]][]>> = {
  document: [
    ['info', ['info']],
    ['contact', ['info', 'contact']],
    ['license', ['info', 'license']],
    ['server', ['servers', '*']],
    ['tag', ['tags', '*']],
    ['externalDocs', ['tags', '*', 'externalDocs']],
    ['serverVariable', ['servers', '*', 'variables', '*']],
    ['externalDocs', ['externalDocs']],
  ],
  pathItem: [['server', ['servers', '*']]],
  operation: [
    ['externalDocs', ['externalDocs']],
    ['server', ['servers', '*']],
  ],
  schema: [['externalDocs', ['externalDocs']]],
}

/** Adds the objects a pattern leads to. */
function addSmall(nodes: Map<string, KnownNode>, document: JsonObject, kind: Kind, pattern: string): void {
  const star = splitPointer(pattern).indexOf('*')
  if (star === -1) {
    const value = follow(document, pattern)
    if (isObject(value)) nodes.set(pattern, { kind, value })
    return
  }
  const [head = '', ...rest] = pattern.split('/*')
  const parent = follow(document, head)
  if (typeof parent !== 'object' || parent === null) return
  for (const key of Object.keys(parent)) addSmall(nodes, document, kind, joinPointer(head, key) + rest.join('/*'))
}

const VALUE = ['schema', 'example', 'examples', 'content']
const STYLE = ['deprecated', 'allowEmptyValue', 'style', 'explode', 'allowReserved']

/**
 * Members of each kind in the order of the specification. Schema keywords, which it lists in no order of reading, go
 * from what a value is over its bounds to its members.
 */
const ORDER: Partial<Record<Kind, readonly string[]>> = {
  document: [
    'openapi',
    'info',
    'jsonSchemaDialect',
    'servers',
    'paths',
    'webhooks',
    'components',
    'security',
    'tags',
    'externalDocs',
  ],
  info: ['title', 'summary', 'description', 'termsOfService', 'contact', 'license', 'version'],
  contact: ['name', 'url', 'email'],
  license: ['name', 'identifier', 'url'],
  server: ['url', 'description', 'variables'],
  serverVariable: ['enum', 'default', 'description'],
  tag: ['name', 'description', 'externalDocs'],
  externalDocs: ['description', 'url'],
  components: [
    'schemas',
    'responses',
    'parameters',
    'examples',
    'requestBodies',
    'headers',
    'securitySchemes',
    'links',
    'callbacks',
    'pathItems',
  ],
  pathItem: [
    '$ref',
    'summary',
    'description',
    'get',
    'put',
    'post',
    'delete',
    'options',
    'head',
    'patch',
    'trace',
    'servers',
    'parameters',
  ],
  operation: [
    'tags',
    'summary',
    'description',
    'externalDocs',
    'operationId',
    'parameters',
    'requestBody',
    'responses',
    'callbacks',
    'deprecated',
    'security',
    'servers',
  ],
  parameter: ['$ref', 'name', 'in', 'description', 'required', ...STYLE, ...VALUE],
  header: ['$ref', 'description', 'required', ...STYLE, ...VALUE],
  requestBody: ['$ref', 'description', 'content', 'required'],
  mediaType: ['schema', 'example', 'examples', 'encoding'],
  encoding: ['contentType', 'headers', 'style', 'explode', 'allowReserved'],
  response: ['$ref', 'description', 'headers', 'content', 'links'],
  example: ['$ref', 'summary', 'description', 'value', 'externalValue'],
  link: ['$ref', 'operationRef', 'operationId', 'parameters', 'requestBody', 'description', 'server'],
  securityScheme: ['$ref', 'type', 'description', 'name', 'in', 'scheme', 'bearerFormat', 'flows', 'openIdConnectUrl'],
  schema: [
    ...['$ref', 'title', 'description', 'type', 'format', 'nullable', 'const', 'enum', 'default'],
    ...[
      'multipleOf',
      'minimum',
      'exclusiveMinimum',
      'maximum',
      'exclusiveMaximum',
      'minLength',
      'maxLength',
      'pattern',
    ],
    ...['minItems', 'maxItems', 'uniqueItems', 'items', 'minProperties', 'maxProperties', 'required', 'properties'],
    ...['additionalProperties', 'allOf', 'oneOf', 'anyOf', 'not', 'discriminator', 'readOnly', 'writeOnly', 'xml'],
    ...['externalDocs', 'example', 'deprecated'],
  ],
}

/** The members of an object in order: known ones as listed, others as they stand, extensions last. */
export function orderMembers(kind: Kind, value: JsonObject): [string, Json][] {
  const listed = ORDER[kind] ?? []
  const rank = (key: string): number => {
    const place = listed.indexOf(key)
    if (place !== -1) return place
    return key.startsWith('x-') ? listed.length + 1 : listed.length
  }
  return Object.entries(value).sort(([a], [b]) => rank(a) - rank(b))
}
