/**
 * The operations of a draft and the schemas their constraints speak of.
 * Pure; unlike the operations table of the emitters it leads back into the document, for steps that change it.
 */
import type { Constraint } from '../lib/constraints.ts'
import { isObject, type JsonObject } from '../lib/json.ts'
import { follow, joinPointer, splitPointer } from '../lib/pointer.ts'
import { METHODS } from '../lib/spec/objects.ts'
import { resolveChain } from '../lib/spec/references.ts'

/** One operation of a document. */
export interface DraftOperation {
  method: string
  path: string
  /** JSON pointer of the operation. */
  pointer: string
  value: JsonObject
}

/** Every operation under `paths`, in document order. */
export function operationsOf(spec: JsonObject): DraftOperation[] {
  const paths = isObject(spec.paths) ? spec.paths : {}
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {}).flatMap(([method, value]) =>
      (METHODS as readonly string[]).includes(method) && isObject(value)
        ? [{ method, path, pointer: joinPointer('/paths', path, method), value }]
        : [],
    ),
  )
}

/** The constraints of an operation. */
export function constraintsOf({ value }: DraftOperation): { constraint: Constraint; index: number }[] {
  const listed = Array.isArray(value['x-constraints']) ? value['x-constraints'] : []
  return listed.flatMap((entry, index) => (isConstraint(entry) ? [{ constraint: entry, index }] : []))
}

function isConstraint(entry: unknown): entry is Constraint & JsonObject {
  return isObject(entry) && typeof entry.kind === 'string' && typeof entry.param === 'string'
}

/** What a constraint speaks of: a parameter or a property. */
export interface Subject {
  /** Pointer of the schema, references followed. */
  schema: string
  /** Whether a request must carry it. */
  required: boolean
  /** Whether the schema stands right there, not behind a reference that others share. */
  inline: boolean
  /** Pointer of the parameter object; of the schema itself for a property. */
  owner: string
}

/** Finds a parameter (in the operation, then in its path item). */
export function findParameter(
  spec: JsonObject,
  operation: DraftOperation,
  location: string,
  name: string,
): Subject | undefined {
  for (const list of [`${operation.pointer}/parameters`, `${joinPointer('/paths', operation.path)}/parameters`]) {
    const entries = follow(spec, list)
    if (!Array.isArray(entries)) continue
    for (const index of entries.keys()) {
      const parameter = resolveChain(spec, joinPointer(list, index))
      if (!isObject(parameter?.value) || parameter.value.in !== location || parameter.value.name !== name) continue
      const at = `${parameter.pointer}/schema`
      const schema = resolveChain(spec, at)
      const inline = schema?.pointer === joinPointer(list, index, 'schema')
      if (schema)
        return { schema: schema.pointer, required: parameter.value.required === true, inline, owner: parameter.pointer }
    }
  }
  return undefined
}

/** Finds a property of the bodies, by its JSON pointer in the body; one per media type that describes it. */
export function findProperty(spec: JsonObject, operation: DraftOperation, property: string): Subject[] {
  const body = resolveChain(spec, `${operation.pointer}/requestBody`)
  if (!isObject(body?.value) || !isObject(body.value.content)) return []
  return Object.keys(body.value.content).flatMap((type) => {
    let at = resolveChain(spec, joinPointer(body.pointer, 'content', type, 'schema'))
    let required = true
    let inline = true
    for (const name of splitPointer(property)) {
      if (!isObject(at?.value)) return []
      required &&= Array.isArray(at.value.required) && at.value.required.includes(name)
      const child = joinPointer(at.pointer, 'properties', name)
      at = resolveChain(spec, child)
      inline = at?.pointer === child
    }
    return at === undefined ? [] : [{ schema: at.pointer, required, inline, owner: at.pointer }]
  })
}
