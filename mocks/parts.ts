/**
 * A body in parts as an object: files and texts by name, lists where the schema has them, JSON where it has objects,
 * scalars read strictly elsewhere.
 * Pure; what has no well-formed parts is no object.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#encoding-multipart-media-types
 */
import type { Json } from '../scripts/lib/json.ts'
import type { JsonSchema } from '../scripts/lib/operations.ts'
import { scalarReadings } from './scalars.ts'
import type { Shapes } from './schema-shape.ts'

/** Reads parts; `undefined` when the bytes have none that are well-formed. */
export async function readParts(
  bytes: Uint8Array,
  contentType: string,
  schema: JsonSchema,
  shapeOf: Shapes,
): Promise<Json | undefined> {
  const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData().catch(() => undefined)
  if (form === undefined) return undefined
  const { properties } = shapeOf(schema)
  const members: [string, Json][] = []
  for (const name of new Set(form.keys())) {
    const texts = await Promise.all(form.getAll(name).map(textOf))
    const { types, items } = shapeOf(properties.get(name) ?? true)
    const isList = types?.has('array') === true
    const values = texts.map((text) => partValue(text, isList ? shapeOf(items).types : types))
    members.push([name, isList || values.length > 1 ? values : (values[0] ?? null)])
  }
  return Object.fromEntries(members)
}

/** The text of a part; a file has a character for each of its bytes. */
async function textOf(part: File | string): Promise<string> {
  return typeof part === 'string' ? part : Buffer.from(await part.arrayBuffer()).toString('latin1')
}

function partValue(text: string, types: ReadonlySet<string> | undefined): Json {
  if (!types?.has('object') || types.has('string')) return scalarReadings(text, types)[0]
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
