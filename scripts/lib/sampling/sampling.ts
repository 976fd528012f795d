/**
 * The vocabulary of generated values: a valid instance, valid instances at the bounds, instances with one fault.
 * Types only. Everything is deterministic in (schema, seed), and every value is judged by Ajv before it is handed out.
 */
import type { Json } from '../json.ts'
import type { JsonSchema } from '../operations.ts'

/** A schema with the document its `$ref`s point into (an operations table, or any object). */
export interface SchemaInContext {
  schema: JsonSchema
  /** The document `#/…` references resolve against. */
  root: object
}

/** A valid instance in which one place sits on a bound of one keyword. */
export interface Boundary {
  /** JSON pointer of the place within the instance; empty for the whole. */
  pointer: string
  /** JSON pointer of the schema object that holds the keyword, followed through `$ref`s, within `root` if it got there by reference, otherwise relative to `schema` (prefixed `~`). */
  schemaPointer: string
  /** `minLength`, `maxLength`, `minimum`, `maximum`, `enum`, `pattern`, `required`, `minItems`, `type`, `nullable`, … */
  keyword: string
  /** What is special, in a few words: "26 characters, the most allowed". */
  label: string
  /** The value at the place; `undefined` when the boundary is the absence of an optional property. */
  value: Json | undefined
  /** The whole valid instance. */
  instance: Json
}

/** An invalid instance with exactly one fault. */
export interface Violation {
  pointer: string
  schemaPointer: string
  keyword: string
  /** The fault in words, without the name of the place: "27 characters, at most 26 are allowed". */
  label: string
  /** The valid value that stood there; `undefined` when the place was absent. */
  was: Json | undefined
  /** The offending value; `undefined` when the fault is an absence. */
  value: Json | undefined
  /** The whole instance. */
  instance: Json
}
