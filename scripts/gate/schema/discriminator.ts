/**
 * Compares the discriminators of two schemas. The operations table does not carry them, so they are read where they are
 * written.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#discriminator-object
 */
import { isObject, type Json, type JsonObject, sameJson } from '../../lib/json.ts'
import { follow, joinPointer, splitPointer } from '../../lib/pointer.ts'
import type { Effect } from '../change.ts'

/** What became of a discriminator. */
export interface DiscriminatorDelta {
  effect: Effect
  shown: { before?: Json; after?: Json }
}

/** Compares the discriminators at two places; `undefined` when nothing changed. */
export function discriminatorDelta(
  documents: { base: object; head: object },
  pointers: { base: string; head: string },
): DiscriminatorDelta | undefined {
  const was = discriminatorAt(documents.base, pointers.base)
  const is = discriminatorAt(documents.head, pointers.head)
  if (was === undefined && is === undefined) return undefined
  if (was === undefined || is === undefined) {
    return {
      effect: was ? 'wider' : 'narrower',
      shown: { ...(was ? { before: was.name } : {}), ...(is ? { after: is.name } : {}) },
    }
  }
  if (was.name !== is.name) return { effect: 'different', shown: { before: was.name, after: is.name } }
  // A value that is gone went with its alternative, which is told by itself.
  const turned = Object.keys(was.mapping).filter(
    (value) => Object.hasOwn(is.mapping, value) && !sameJson(was.mapping[value] ?? null, is.mapping[value] ?? null),
  )
  const come = Object.keys(is.mapping).filter((value) => !Object.hasOwn(was.mapping, value))
  if (turned.length > 0) return { effect: 'different', shown: { before: turned, after: turned } }
  return come.length > 0 ? { effect: 'none', shown: { after: come } } : undefined
}

/** The discriminator of the schema at a pointer of a table; a view of a component is written as the component. */
function discriminatorAt(document: object, pointer: string): { name: string; mapping: JsonObject } | undefined {
  const schema = follow(document, tableSource(pointer))
  const written = isObject(schema) ? schema.discriminator : undefined
  if (!isObject(written) || typeof written.propertyName !== 'string') return undefined
  const mapping = Object.entries(isObject(written.mapping) ? written.mapping : {})
  return {
    name: written.propertyName,
    mapping: Object.fromEntries(mapping.map(([value, to]) => [value, byReference(to)])),
  }
}

/** What a value is mapped to, as a reference; a bare name is that of a component. */
function byReference(to: Json): Json {
  return typeof to === 'string' && /^[\w.-]+$/.test(to) ? `#/components/schemas/${to}` : to
}

/** The place in the document of what stands at a pointer of a table. */
export function tableSource(pointer: string): string {
  const steps = [...splitPointer(pointer)]
  if (steps[0] === 'components' && steps[2] !== undefined) steps[2] = steps[2].replace(/\.(request|response)$/, '')
  return joinPointer('', ...steps)
}
