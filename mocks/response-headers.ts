/**
 * The documented headers of a response, filled with values that keep their schemas. A header that is not documented
 * is not invented, and nothing a request carried comes back in one.
 * Pure apart from its cache.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#header-object
 */
import { isObject, type Json } from '../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable, Response } from '../scripts/lib/operations.ts'
import { sample } from '../scripts/lib/sampling/instance.ts'
import { scalarReadings } from './scalars.ts'
import type { Schemas } from './schemas.ts'

/** Fills the headers of a response; `proposed` are values by documented name, taken where they fit. */
export type HeaderWriter = (response: Response, proposed?: Readonly<Record<string, unknown>>) => Record<string, string>

/** Headers that belong to the message itself, not to the contract. */
const FRAMING = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** Prepares the headers of a table. */
export function createHeaderWriter(table: OperationsTable, schemas: Schemas): HeaderWriter {
  const samples = new WeakMap<object, string | undefined>()
  const sampled = (key: object, schema: JsonSchema): string | undefined => {
    if (!samples.has(key)) samples.set(key, write(sample({ schema, root: table }, { seed: 1 })))
    return samples.get(key)
  }
  return (response, proposed = {}) => {
    const filled = Object.entries(response.headers).flatMap(([name, header]): [string, string][] => {
      if (FRAMING.has(name.toLowerCase())) return []
      const text = write(proposed[name])
      const value = text !== undefined && fits(text, header.schema, schemas) ? text : sampled(header, header.schema)
      return value === undefined ? [] : [[name.toLowerCase(), value]]
    })
    return Object.fromEntries(filled)
  }
}

/** Whether a reader of the header finds a valid value in it. */
function fits(text: string, schema: JsonSchema, schemas: Schemas): boolean {
  const readings = scalarReadings(text, schemas.shapeOf(schema).types)
  return readings.some((value) => schemas.faultOf(schema, value) === undefined)
}

/** A value in the `simple` style; `undefined` when it cannot stand in a header. */
function write(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value.map(plain).join(',') : isObject(value) ? members(value) : plain(value)
  return text !== '' && /^[\t\x20-\x7e]*$/.test(text) ? text : undefined
}

function members(value: Record<string, Json>): string {
  return Object.entries(value)
    .map(([name, member]) => `${name},${plain(member)}`)
    .join(',')
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}
