/**
 * Instances of schemas: whether an example or a default is valid against the schema it stands for.
 * Pure; messages name rules and places, never values.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import { messageOf } from '../lib/errors.ts'
import { isObject, type Json, type JsonObject } from '../lib/json.ts'
import { follow, parentPointer } from '../lib/pointer.ts'
import { objectNode, walkObjects } from '../lib/spec/objects.ts'
import { timedRegExp } from './timed-regexp.ts'

const BASE = 'https://document.invalid/'

/** Judges instances against the schemas of one document. */
export class Judge {
  readonly #ajv: Ajv2020

  constructor(spec: JsonObject) {
    this.#ajv = new Ajv2020({
      strict: false,
      validateSchema: false,
      logger: false,
      code: { regExp: timedRegExp },
    })
    ajvFormats.default(this.#ajv)
    this.#ajv.addSchema(modernised(spec), BASE)
  }

  /** What is wrong with a value, as the end of a sentence; nothing when it is valid. */
  complaint(schemaPointer: string, value: Json): string | undefined {
    try {
      const $ref = `${BASE}#${encodeURI(schemaPointer).replaceAll('#', '%23')}`
      const validate = this.#ajv.getSchema($ref) ?? this.#ajv.compile({ $ref })
      if (validate(value)) return undefined
      const [error] = validate.errors ?? []
      const at = error?.instancePath ? ` at \`${error.instancePath}\`` : ''
      return `it ${error?.message ?? 'is invalid'}${at}`
    } catch (thrown) {
      return `its schema cannot be used: ${messageOf(thrown)}`
    }
  }
}

/** A copy of a document in which the bounds of OpenAPI 3.0 that are flags are written as JSON Schema 2020-12 has them. */
function modernised(spec: JsonObject): JsonObject {
  const copy = structuredClone(spec)
  for (const { kind, value } of walkObjects(objectNode('document', copy, ''), true)) {
    if (kind !== 'schema') continue
    for (const [flag, bound] of [
      ['exclusiveMinimum', 'minimum'],
      ['exclusiveMaximum', 'maximum'],
    ] as const) {
      const on = value[flag]
      if (typeof on !== 'boolean') continue
      delete value[flag]
      const limit = value[bound]
      if (on && limit !== undefined) {
        value[flag] = limit
        delete value[bound]
      }
    }
  }
  return copy
}

/** Whether the example or default at a pointer breaks the schema it belongs to. */
export function breaksSchema(spec: JsonObject, pointer: string): boolean {
  const value = follow(spec, pointer)
  const owner = parentPointer(pointer)
  if (value === undefined || owner === undefined) return false
  const holder = follow(spec, owner)
  const schema = isObject(holder) && holder.schema !== undefined ? `${owner}/schema` : owner
  return new Judge(spec).complaint(schema, value as Json) !== undefined
}
