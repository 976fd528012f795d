/**
 * A copy of a spec's document as openapi-typescript can take it: every operation has its id, every reference names a
 * component, and nothing is left that its transformation would stumble over.
 * Pure.
 */
import { isObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { LoadedSpec } from '../../lib/load-spec.ts'
import type { OperationsTable } from '../../lib/operations.ts'
import { follow, joinPointer, refPointer } from '../../lib/pointer.ts'
import { toRef } from '../../lib/spec/identifiers.ts'
import { type ObjectNode, objectNode, placesBelow, walkObjects } from '../../lib/spec/objects.ts'
import { resolveChain } from '../../lib/spec/references.ts'
import { keywordHolds, knownTypes } from '../table/keywords.ts'
import { isReservedHeader } from '../table/parameters.ts'
import { hoistReferences } from './hoisted-references.ts'

/** Members that become comments and are text. */
const TEXTS = ['title', 'summary', 'description', 'format'] as const

/** Prepares a copy; the spec stays as it is. */
export function preparedDocument(spec: LoadedSpec, table: OperationsTable): JsonObject {
  const document = JSON.parse(JSON.stringify(spec.document)) as JsonObject
  const siblingsCount = spec.version === '3.1'
  hoistReferences(document, siblingsCount)
  for (const { id, pointer } of table.operations) {
    const operation = follow(document, pointer)
    if (isObject(operation)) operation.operationId = id
  }
  for (const node of walkObjects(objectNode('document', document, ''), siblingsCount)) {
    dropMisleadingData(node)
    for (const name of TEXTS) if (typeof node.value[name] !== 'string') delete node.value[name]
    if (node.kind === 'schema') {
      repairSchema(node)
      repairDiscriminator(document, node)
    }
    if (Array.isArray(node.value.parameters)) {
      node.value.parameters = node.value.parameters.filter((item) => isDescribable(document, item))
    }
  }
  return document
}

/** Leaves out the keywords that have an unusable value, as the operations table does. */
function repairSchema({ value }: ObjectNode): void {
  for (const name of ['required', 'enum', 'allOf', 'anyOf', 'oneOf', 'properties', 'additionalProperties'] as const) {
    const member = value[name]
    if (member !== undefined && keywordHolds(name, member) === undefined) delete value[name]
  }
  if (value.type !== undefined && value.type !== 'file' && knownTypes(value.type) === undefined) delete value.type
  if (value.type === 'file') value.type = 'string'
  for (const name of ['allOf', 'anyOf', 'oneOf'] as const) {
    const list = value[name]
    if (Array.isArray(list)) value[name] = list.map(asObject)
  }
  if (isObject(value.properties)) {
    value.properties = Object.fromEntries(
      Object.entries(value.properties).map(([name, schema]) => [
        name,
        typeof schema === 'boolean' ? schema : asObject(schema),
      ]),
    )
  }
}

/** Lets a discriminator's mapping name its schemas by reference only: by both, the last value would win. */
function repairDiscriminator(document: JsonObject, { value }: ObjectNode): void {
  const { discriminator } = value
  if (!isObject(discriminator) || typeof discriminator.propertyName !== 'string') {
    delete value.discriminator
    return
  }
  const mapping = Object.entries(isObject(discriminator.mapping) ? discriminator.mapping : {})
  const targets = mapping.flatMap(([name, target]): [string, Json][] => {
    if (typeof target !== 'string') return []
    const pointer = joinPointer('/components/schemas', target)
    return [[name, follow(document, pointer) === undefined ? target : toRef(pointer)]]
  })
  if (targets.length > 0) discriminator.mapping = Object.fromEntries(targets)
  else delete discriminator.mapping
}

/** Drops data that reads like a schema: openapi-typescript searches everything for discriminators, examples included. */
function dropMisleadingData(node: ObjectNode): void {
  const needed = new Set([...placesBelow(node)].map(({ name }) => name))
  if (node.kind === 'schema') needed.add('discriminator')
  for (const [name, value] of Object.entries(node.value)) {
    if (typeof value !== 'object' || needed.has(name)) continue
    if (/"(allOf|discriminator)":/.test(JSON.stringify({ [name]: value }))) delete node.value[name]
  }
}

/** A schema in object form; what is none admits everything. */
function asObject(schema: Json): JsonObject {
  if (isObject(schema)) return schema
  return schema === false ? { not: {} } : {}
}

/** Whether a parameter has a place in the types: it is known, and no header that the specification has ignored. */
function isDescribable(document: JsonObject, item: Json): boolean {
  if (!isObject(item)) return false
  const pointer = typeof item.$ref === 'string' ? refPointer(item.$ref) : undefined
  const parameter = pointer === undefined ? item : resolveChain(document, pointer)?.value
  return isObject(parameter) && typeof parameter.name === 'string' && !isReservedHeader(parameter.in, parameter.name)
}
