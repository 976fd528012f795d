/**
 * The commands of a control API, derived from its document: one for each operation, with an option for each query
 * parameter and each property of the body.
 * Declares only; whoever declares them is handed what was asked.
 */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { isObject, type Json, type JsonObject } from '../lib/json.ts'
import type { JsonSchema, Operation, OperationsTable } from '../lib/operations.ts'

/** A request to the control API. */
export interface ControlRequest {
  method: string
  path: string
  query: JsonObject
  /** Absent when the operation takes none. */
  body?: JsonObject
}

/** Takes a request and the address it goes to. */
export type Send = (request: ControlRequest, control: string) => Promise<void>

/** A value that an option gives. */
interface Field {
  /** One or two steps to the value: `merchant`, `city`. */
  steps: readonly string[]
  schema: JsonObject
  isRequired: boolean
}

/** Declares a command for each operation of a table. */
export function declareOperations(program: Command, table: OperationsTable, send: Send): void {
  program.option('--control <url>', 'where the control API listens', table.servers[0]?.url ?? '')
  for (const operation of table.operations) declareOperation(program, { operation, table, send })
}

function declareOperation(
  program: Command,
  { operation, table, send }: { operation: Operation; table: OperationsTable; send: Send },
): void {
  const query = operation.parameters.filter((parameter) => parameter.in === 'query')
  const asked: Field[] = query.map(({ name, schema, required }) => {
    return { steps: [name], schema: resolved(schema, table), isRequired: required }
  })
  const body =
    operation.requestBody && resolved(operation.requestBody.content['application/json']?.schema ?? true, table)
  const given = body ? fieldsOf(body, table, []) : []
  const command = program.command(operation.id).description(operation.summary ?? '')
  for (const field of [...asked, ...given]) command.addOption(optionOf(field))
  command.action(async (values: Record<string, Json>, { parent }: Command) => {
    const request = {
      method: operation.method.toUpperCase(),
      path: operation.path,
      query: pick(asked, values),
      ...(body && { body: pick(given, values) }),
    }
    await send(request, String(parent?.opts().control))
  })
}

/** The properties of a schema; those of objects in it are options of their own. */
function fieldsOf(schema: JsonObject, table: OperationsTable, steps: readonly string[]): Field[] {
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(isObject(schema.properties) ? schema.properties : {}).flatMap(([name, value]) => {
    const inner = resolved(isObject(value) ? value : true, table)
    const isRequired = required.includes(name) && steps.length === 0
    if (inner.type === 'object') return fieldsOf(inner, table, [...steps, name])
    return [{ steps: [...steps, name], schema: inner, isRequired }]
  })
}

/** A schema with what it refers to; what stands beside the reference counts more. */
function resolved(schema: JsonSchema, table: OperationsTable): JsonObject {
  if (!isObject(schema)) return {}
  const { $ref, ...own } = schema
  const name = typeof $ref === 'string' ? $ref.slice('#/components/schemas/'.length) : ''
  const known = Object.hasOwn(table.components.schemas, name) ? table.components.schemas[name] : undefined
  return known === undefined ? schema : { ...resolved(known, table), ...own }
}

/** `merchant`, `countryCode` → `--merchant-country-code <text>`. */
function optionOf({ steps, schema, isRequired }: Field): Option {
  const flag = nameOf(steps).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const isNumber = schema.type === 'integer' || schema.type === 'number'
  const preset = schema.default === undefined ? [] : [`(default: ${String(schema.default)})`]
  const description = [schema.description ?? [], preset].flat().join(' ')
  const option = new Option(`--${flag} <${isNumber ? 'n' : 'text'}>`, description)
  if (Array.isArray(schema.enum)) option.choices(schema.enum.map(String))
  else if (isNumber) option.argParser(number)
  return option.makeOptionMandatory(isRequired)
}

function number(value: string): number {
  if (!/^-?\d{1,15}(\.\d{1,9})?$/.test(value)) throw new InvalidArgumentError('A number is expected.')
  return Number(value)
}

/** The values that were given, at their places. */
function pick(fields: readonly Field[], values: Record<string, Json>): JsonObject {
  const picked: JsonObject = {}
  for (const { steps } of fields) {
    const value = values[nameOf(steps)]
    const [first = '', second] = steps
    if (value === undefined) continue
    if (second === undefined) picked[first] = value
    else picked[first] = { ...(isObject(picked[first]) && picked[first]), [second]: value }
  }
  return picked
}

/** `merchant`, `city` → `merchantCity`; `merchant`, `merchantName` → `merchantName`. */
function nameOf([first = '', second]: readonly string[]): string {
  if (second === undefined) return first
  return second.startsWith(first) ? second : first + second.charAt(0).toUpperCase() + second.slice(1)
}
