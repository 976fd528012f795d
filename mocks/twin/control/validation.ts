/**
 * Holding what is asked of the control API to its document, and filling in the defaults it states.
 * Pure; what is refused is named by its place and the rule, never by its value.
 */
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import { isObject, type JsonObject } from '../../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../../scripts/lib/operations.ts'
import { escapeStep } from '../../../scripts/lib/pointer.ts'
import { createAjv } from '../../../scripts/lib/sampling/ajv-setup.ts'
import { ruleWords } from '../../../scripts/lib/sampling/fault-words.ts'
import { invalid, type Refusal } from '../../exchange.ts'
import type { Asked } from './operation.ts'

/** Reads what is asked. */
export interface Validation {
  read(operation: Operation, query: unknown, body: unknown): Asked | Refusal
}

/** Compiles the schemas of a table. */
export function createValidation(table: OperationsTable): Validation {
  const ajv = createAjv({ allErrors: false, useDefaults: true }).addSchema(table, 'control')
  // What stands in a query is text.
  const queries = createAjv({ allErrors: false, useDefaults: true, coerceTypes: true }).addSchema(table, 'control')
  const compiled = new Map(
    table.operations.map((operation, index) => {
      const body = operation.requestBody && `control#/operations/${index}/requestBody/content/application~1json/schema`
      return [
        operation.id,
        { query: queries.compile(querySchema(operation, index)), body: ajv.compile(body ? { $ref: body } : NOTHING) },
      ]
    }),
  )
  return {
    read({ id }, query, body) {
      const validate = compiled.get(id)
      if (validate === undefined) return invalid('operation', 'is not known')
      // A copy with a prototype that Ajv and its defaults can rely on.
      const asked = { query: { ...Object(query) }, body }
      return (
        fault(validate.query, asked.query, 'query parameter') ??
        fault(validate.body, body, 'body property') ??
        read(asked)
      )
    },
  }
}

const NOTHING = { type: 'object', additionalProperties: false }

/** The parameters as one object. */
function querySchema({ parameters }: Operation, index: number): JsonObject {
  const properties = parameters.map(({ name, schema }, position) => {
    // Ajv fills a default in only where it stands beside the name.
    const filled = isObject(schema) && schema.default !== undefined ? { default: schema.default } : {}
    return [name, { $ref: `control#/operations/${index}/parameters/${position}/schema`, ...filled }] as const
  })
  return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false }
}

function read({ query, body }: { query: unknown; body: unknown }): Asked {
  return { query: isObject(query) ? query : {}, body: isObject(body) ? body : {} }
}

/** What is wrong, as a refusal. */
function fault(validate: ValidateFunction, value: unknown, part: string): Refusal | undefined {
  if (validate(value)) return undefined
  const [error] = validate.errors ?? []
  if (error === undefined) return invalid('request', 'is not valid')
  const { instancePath, params } = error
  const named: unknown = params.missingProperty
  const pointer = instancePath + (typeof named === 'string' ? `/${escapeStep(named)}` : '')
  if (pointer === '') return invalid(part === 'body property' ? 'request body' : 'query', rule(error))
  const name = part === 'body property' ? pointer : pointer.slice(1)
  return invalid(`${part} \`${name}\``, rule(error), pointer)
}

function rule(error: ErrorObject): string {
  if (error.keyword !== 'additionalProperties') return ruleWords(error)
  return 'has a name that the document does not state'
}
