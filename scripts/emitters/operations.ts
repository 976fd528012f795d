/**
 * `operations.ts`: the operations table of a spec, with the types it needs.
 * Pure, but for reading those types from `scripts/lib`.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#operation-object
 */
import { isObject } from '../lib/json.ts'
import type { LoadedSpec } from '../lib/load-spec.ts'
import type { MediaType, Method, Operation, OperationsTable, RequestBody, Response } from '../lib/operations.ts'
import { joinPointer, parentPointer } from '../lib/pointer.ts'
import { nearest, type Source } from '../lib/provenance.ts'
import { METHODS } from '../lib/spec/objects.ts'
import type { Emitter } from './emitter.ts'
import { compactJson } from './table/compact-json.ts'
import { compatibilityOf } from './table/compatibility.ts'
import { constraintsOf } from './table/constraints.ts'
import { declarationsOf } from './table/declarations.ts'
import { lifeCycleOf } from './table/life-cycle.ts'
import { operationIds } from './table/operation-ids.ts'
import { examplesOf, headersOf, parametersOf } from './table/parameters.ts'
import { SchemaTable } from './table/schemas.ts'
import { securityOf, securitySchemesOf, serversOf } from './table/security.ts'
import { child, members, type Part, textMember } from './table/spec-reader.ts'
import type { View } from './table/views.ts'

/** The emitter of `operations.ts`. */
export const operations: Emitter = {
  id: 'operations',
  async emit(_spec, table) {
    return { 'operations.ts': `${await declarationsOf('OperationsTable')}\n\n${constantOf(table)}` }
  },
}

/** Writes the table as text that is parsed on import: the compiler need not work out the type of all its members. */
function constantOf(table: OperationsTable): string {
  const text = compactJson(table).replace(/[`\\]|\$(?=\{)/g, '\\$&')
  return `/** The operations of the API. */\nexport const operations: OperationsTable = JSON.parse(\`${text}\`)\n`
}

/** An operation as it stands in the spec. */
interface Found {
  method: Method
  path: string
  pathItem: Part
  operation: Part
}

/** A spec as a table, and what its publisher calls. */
export interface Surface {
  table: OperationsTable
  /** Webhooks (`webhook:NAME`) and callbacks (`METHOD PATH callback:NAME EXPRESSION`), as operations of their own. */
  reversed: Operation[]
}

/**
 * Flattens a spec to its operations.
 *
 * @throws PipelineError `SPEC` for what no consumer could use: an unknown security scheme, a pattern that is none, …
 */
export function operationsTable(spec: LoadedSpec): OperationsTable {
  const root: Part = { value: spec.document, pointer: '' }
  return describe(spec, operationsOf(spec, root), []).table
}

/**
 * Flattens a spec to its operations, and to those that go the other way.
 *
 * @throws PipelineError `SPEC` as {@link operationsTable} does
 */
export function surfaceOf(spec: LoadedSpec): Surface {
  const root: Part = { value: spec.document, pointer: '' }
  const found = operationsOf(spec, root)
  const webhooks = members(spec, root, 'webhooks').flatMap(([name, item]) => methodsOf(spec, `webhook:${name}`, item))
  return describe(spec, found, [...webhooks, ...found.flatMap((entry) => callbacksOf(spec, entry))])
}

/** The operations of the callbacks of an operation. */
function callbacksOf(spec: LoadedSpec, { method, path, operation }: Found): Found[] {
  return members(spec, operation, 'callbacks').flatMap(([name, callback]) =>
    Object.keys(callback.value).flatMap((expression) => {
      const item = child(spec, callback, expression)
      return item ? methodsOf(spec, `${method.toUpperCase()} ${path} callback:${name} ${expression}`, item) : []
    }),
  )
}

function describe(spec: LoadedSpec, found: readonly Found[], calls: readonly Found[]): Surface {
  const ids = operationIds(
    found.map(({ method, path, operation: { value } }) => ({ method, path, operationId: value.operationId })),
  )
  const info = isObject(spec.document.info) ? spec.document.info : {}
  const schemas = new SchemaTable(spec)
  const securitySchemes = securitySchemesOf(spec)
  const flat = (entry: Found, id: string): Operation => {
    const security = securityOf(spec, entry.operation, securitySchemes)
    return { id, ...operationOf(spec, schemas, entry), security, ...rulesOf(spec, entry) }
  }
  const all = found.map((entry, index) => flat(entry, ids[index] ?? ''))
  const reversed = calls.map((entry) => flat(entry, String(entry.operation.value.operationId ?? entry.path)))
  const table: OperationsTable = {
    api: spec.api,
    title: String(info.title ?? spec.api),
    version: String(info.version ?? ''),
    specSha256: spec.sha256,
    servers: serversOf(
      spec,
      found.flatMap(({ pathItem, operation }) => [pathItem, operation]),
    ),
    securitySchemes,
    components: { schemas: schemas.components() },
    operations: all,
    ...compatibilityOf(spec),
    ...lifeCycleOf(spec, ids),
    sources: compact(spec.sources),
  }
  return { table, reversed }
}

/** All operations, in the order of the document. */
function operationsOf(spec: LoadedSpec, root: Part): Found[] {
  return members(spec, root, 'paths')
    .filter(([path]) => path.startsWith('/'))
    .flatMap(([path, pathItem]) => methodsOf(spec, path, pathItem))
}

/** The operations of one path item. */
function methodsOf(spec: LoadedSpec, path: string, pathItem: Part): Found[] {
  return METHODS.flatMap((method) => {
    const operation = child(spec, pathItem, method)
    return operation ? [{ method, path, pathItem, operation }] : []
  })
}

/** What an operation sends and receives. */
function operationOf(spec: LoadedSpec, schemas: SchemaTable, { method, path, pathItem, operation }: Found) {
  const requestBody = child(spec, operation, 'requestBody')
  return {
    method,
    path,
    pointer: operation.pointer,
    ...textMember(operation.value, 'summary'),
    ...(operation.value.deprecated === true ? { deprecated: true } : {}),
    parameters: parametersOf(spec, schemas, pathItem, operation),
    ...(requestBody ? { requestBody: requestBodyOf(spec, schemas, requestBody) } : {}),
    responses: responsesOf(spec, schemas, operation),
  }
}

function rulesOf(spec: LoadedSpec, { operation }: Found): Pick<Operation, 'constraints'> {
  return { constraints: constraintsOf(spec, operation) }
}

function requestBodyOf(spec: LoadedSpec, schemas: SchemaTable, part: Part): RequestBody {
  const required = part.value.required === true
  return { required, pointer: part.pointer, content: contentOf(spec, schemas, part, 'request') }
}

function responsesOf(spec: LoadedSpec, schemas: SchemaTable, operation: Part): Record<string, Response> {
  const responses = members(spec, operation, 'responses').filter(([status]) => !status.startsWith('x-'))
  return Object.fromEntries(
    responses.map(([status, part]) => [
      status,
      {
        description: String(part.value.description ?? ''),
        pointer: part.pointer,
        headers: headersOf(spec, schemas, part),
        content: contentOf(spec, schemas, part, 'response'),
      },
    ]),
  )
}

function contentOf(spec: LoadedSpec, schemas: SchemaTable, owner: Part, view: View): Record<string, MediaType> {
  return Object.fromEntries(
    members(spec, owner, 'content').map(([mediaType, part]) => [
      mediaType,
      {
        schema: schemas.convert(part.value.schema, joinPointer(part.pointer, 'schema'), view),
        pointer: part.pointer,
        examples: examplesOf(spec, part),
      },
    ]),
  )
}

/** The sources without those that repeat what their nearest ancestor says; by pointer. */
function compact(sources: Readonly<Record<string, Source>>): Record<string, Source> {
  const kept: Record<string, Source> = {}
  for (const pointer of Object.keys(sources).sort()) {
    const source = sources[pointer]
    const parent = parentPointer(pointer)
    const inherited = parent === undefined ? undefined : nearest(kept, parent)
    if (source !== undefined && JSON.stringify(source) !== JSON.stringify(inherited)) kept[pointer] = source
  }
  return kept
}
