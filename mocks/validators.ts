/**
 * The generated validators of an API at work: functions without a compiler, ready as soon as they are imported.
 * Reads `generated/<api>/validators.js`, if it is of the very spec a table was made from; compiles nothing.
 */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { generatedFolder } from '../scripts/lib/apis.ts'
import { isObject } from '../scripts/lib/json.ts'
import type { JsonSchema, Operation, OperationsTable, Parameter } from '../scripts/lib/operations.ts'

/** Says whether a value is valid. */
export type Validate = (value: unknown) => boolean

/** What is known to judge quickly; whatever it does not accept is for the schemas to judge. */
export interface Validators {
  /** Accepts the values of a schema of the table. */
  accepts(schema: JsonSchema): Validate | undefined
  /** Accepts the parameters of an operation in one place, as one object by name. */
  acceptsParameters(operation: Operation, place: Parameter['in']): Validate | undefined
}

/** The generated validators of a table; `undefined` when there are none, or those of another state of its spec. */
export async function generatedValidators(table: OperationsTable): Promise<Validators | undefined> {
  const file = join(generatedFolder(table.api), 'validators.js')
  if (!existsSync(file)) return undefined
  const head = (await readFile(file, 'utf8')).slice(0, LONGEST_HEAD)
  if (!head.includes(`sha256 of the spec: ${table.specSha256}`)) return undefined
  const module: unknown = await import(pathToFileURL(file).href)
  return toValidators(table, at(module, 'validators'))
}

/** Characters in which a generated file says what it was made from. */
const LONGEST_HEAD = 1000

/** Sorts the exported functions by what they judge. */
export function toValidators(table: OperationsTable, exported: unknown): Validators {
  const known = new Set(table.operations)
  const bySchema = new Map<JsonSchema, Validate>()
  const note = (schema: JsonSchema, validate: unknown): void => {
    if (isValidate(validate) && isObject(schema)) bySchema.set(schema, validate)
  }
  for (const { id, requestBody, responses } of table.operations) {
    for (const [type, { schema }] of Object.entries(requestBody?.content ?? {})) {
      note(schema, at(exported, id, 'requestBody', type))
    }
    for (const [status, { content }] of Object.entries(responses)) {
      for (const [type, { schema }] of Object.entries(content))
        note(schema, at(exported, id, 'responses', status, type))
    }
  }
  return {
    accepts: (schema) => bySchema.get(schema),
    acceptsParameters(operation, place) {
      // An operation that was read otherwise than it stands in the table is judged by its own schemas.
      const validate = known.has(operation) ? at(exported, operation.id, 'parameters', place) : undefined
      return isValidate(validate) ? validate : undefined
    },
  }
}

function isValidate(value: unknown): value is Validate {
  return typeof value === 'function'
}

/** What is found by following names; `undefined` where one is missing. */
function at(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce((found, name) => (isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined), value)
}
