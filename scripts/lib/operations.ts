/**
 * The operations table: an OpenAPI document flattened to what probes, checks, mocks and clients need.
 * Types only. Made by `scripts/emitters/operations.ts`, from which `generated/<api>/operations.ts` is written, or on the
 * fly for any spec. The table is plain JSON, and schemas in it are JSON Schema 2020-12 whose `$ref`s are pointers into
 * the table itself (`#/components/schemas/…`), so the table can be added to Ajv as one schema document.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#operation-object
 */
import type { Constraint } from './constraints.ts'
import type { Json, JsonObject } from './json.ts'
import type { Resource } from './life-cycle.ts'
import type { Source } from './provenance.ts'

/** A JSON Schema 2020-12 schema (object form or boolean). */
export type JsonSchema = JsonObject | boolean

/** HTTP methods OpenAPI describes, lower-case. */
export type Method = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace'

/** One API as a table. */
export interface OperationsTable {
  /** Id of the API (`d1-inbound-card`), or the base name of the spec file. */
  api: string
  title: string
  version: string
  /** Lower-case hexadecimal sha256 of the spec's bytes. */
  specSha256: string
  servers: { url: string; description?: string }[]
  securitySchemes: Record<string, SecurityScheme>
  components: { schemas: Record<string, JsonSchema> }
  operations: Operation[]
  /** What the publisher of the API may change in what it sends, as the sentence that says so. */
  compatibility?: Compatibility
  /** What the operations do to the things they are about, when the spec declares it (`x-lifecycle`). */
  resources?: Resource[]
  /** Origin of spec nodes by JSON pointer into the SPEC (not the table); look up with `nearest`. Empty if unknown. */
  sources: Record<string, Source>
}

/** `x-compatibility` at the root of a spec: what a receiver has to put up with, each with its sentence. */
export interface Compatibility {
  /** New headers, query parameters and properties. */
  parameters?: string
  /** New values of enums. */
  enumValues?: string
  /** Another order of properties. */
  order?: string
  /** The same request more than once. */
  redelivery?: string
}

/** A security scheme. @see https://spec.openapis.org/oas/v3.1.1#security-scheme-object */
export type SecurityScheme =
  | { type: 'http'; scheme: string; bearerFormat?: string }
  | { type: 'apiKey'; name: string; in: 'query' | 'header' | 'cookie' }
  | { type: 'oauth2' }
  | { type: 'openIdConnect' }
  | { type: 'mutualTLS' }

/** One operation with everything that is effective for it (path-level parameters, document-level security). */
export interface Operation {
  /** `operationId`, or one made from method and path; unique in the table. */
  id: string
  method: Method
  /** Path template as in the spec. */
  path: string
  /** JSON pointer of the operation in the spec. */
  pointer: string
  summary?: string
  deprecated?: boolean
  parameters: Parameter[]
  requestBody?: RequestBody
  /** By status key as written: `201`, `4XX`, `default`. */
  responses: Record<string, Response>
  /** Alternatives of schemes that must hold together; `[]` or a `{}` entry means anonymous access. */
  security: Record<string, string[]>[]
  constraints: Constraint[]
}

/** A parameter. @see https://spec.openapis.org/oas/v3.1.1#parameter-object */
export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header' | 'cookie'
  required: boolean
  /** JSON pointer in the spec. */
  pointer: string
  style: string
  explode: boolean
  allowReserved?: boolean
  /** Schema of the value; `true` when the parameter declares none. */
  schema: JsonSchema
  /** Media type when the parameter is declared by `content`. */
  contentType?: string
  /** The first example that was declared. */
  example?: Json
  /** Whether the publisher says that it looks at no value of it (`x-unverified`). */
  unverified?: true
  /** Other parameters of the operation that its description names: what holds for both may stand in words only. */
  mentions?: readonly string[]
}

/** A request body. */
export interface RequestBody {
  required: boolean
  pointer: string
  /** By media type. The schema is the REQUEST view: read-only properties are not required. */
  content: Record<string, MediaType>
}

/** A response. */
export interface Response {
  description: string
  pointer: string
  headers: Record<string, { required: boolean; schema: JsonSchema; pointer: string }>
  /** By media type; empty when the response has no body. The schema is the RESPONSE view: write-only not required. */
  content: Record<string, MediaType>
}

/** A media type object. */
export interface MediaType {
  /** `true` when none is declared. */
  schema: JsonSchema
  pointer: string
  /** Declared examples by name; a lone `example` is named `default`. */
  examples: Record<string, Json>
}
