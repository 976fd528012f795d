/**
 * What the sentences of an operation can be about: its parameters, and the properties of its JSON body.
 * Pure.
 */
import type { ConstraintLocation } from '../lib/constraints.ts'
import { joinPointer, parentPointer } from '../lib/pointer.ts'
import { items, type Located, member, members, textOf } from './located.ts'
import { type LocatedOperation, resolved, resolvedAt } from './operations.ts'

/** Something of an operation that a sentence can be about. */
export interface Subject {
  in: ConstraintLocation
  /** Name of the parameter, or pointer of the property. */
  param: string
  /** The last word of `param`, as sentences call it. */
  name: string
  /** Where it stands in the document. */
  pointer: string
  required: boolean
  description: Located | undefined
  schema: Located | undefined
}

const LOCATIONS: readonly string[] = ['path', 'query', 'header', 'cookie'] satisfies ConstraintLocation[]
/** How deep into a body sentences are looked for. */
const MAX_BODY_DEPTH = 4
/** How many properties of a body are looked at. */
const MAX_PROPERTIES = 500

/** Everything a sentence of an operation can be about, in document order. */
export function subjectsOf(operation: LocatedOperation, document: Located): Subject[] {
  return [...parametersOf(operation, document), ...propertiesOf(operation, document)]
}

/** The parameters of an operation. */
function parametersOf({ node, item, pointer }: LocatedOperation, document: Located): Subject[] {
  const own = items(member(node, 'parameters')).map((entry, index) => ({
    entry,
    to: joinPointer(pointer, 'parameters', index),
  }))
  const shared = items(member(item, 'parameters')).map((entry, index) => ({
    entry,
    to: joinPointer(parentPointer(pointer) ?? '', 'parameters', index),
  }))
  return [...own, ...shared].flatMap(({ entry, to }) => {
    const standing = resolvedAt(document, entry, to)
    const parameter = standing?.node
    const name = textOf(member(parameter, 'name'))
    const location = textOf(member(parameter, 'in'))
    if (!standing || name === undefined || location === undefined || !LOCATIONS.includes(location)) return []
    const required = member(parameter, 'required')?.value === true
    const schema = resolved(document, member(parameter, 'schema'))
    const description = member(parameter, 'description') ?? member(schema, 'description')
    const base = { in: location as ConstraintLocation, param: name, name, pointer: standing.pointer }
    return [{ ...base, required, description, schema }]
  })
}

/** The properties of the JSON body of an operation, those of nested objects included. */
function propertiesOf({ node, pointer }: LocatedOperation, document: Located): Subject[] {
  const body = resolvedAt(document, member(node, 'requestBody'), joinPointer(pointer, 'requestBody'))
  const [media] = members(member(body?.node, 'content'))
  const found: Subject[] = []
  const visit = (entry: Located | undefined, to: string, path: string, depth: number): void => {
    const standing = resolvedAt(document, entry, to)
    if (!standing || depth > MAX_BODY_DEPTH || found.length > MAX_PROPERTIES) return
    const { node: schema, pointer: here } = standing
    items(member(schema, 'allOf')).forEach((part, index) => {
      visit(part, joinPointer(here, 'allOf', index), path, depth + 1)
    })
    const required = items(member(schema, 'required')).map(textOf)
    for (const [name, property] of members(member(schema, 'properties'))) {
      const param = joinPointer(path, name)
      const propertyAt = joinPointer(here, 'properties', name)
      const target = resolved(document, property)
      const description = member(property, 'description') ?? member(target, 'description')
      const base = { in: 'body' as const, param, name, pointer: propertyAt, required: required.includes(name) }
      found.push({ ...base, description, schema: target })
      visit(property, propertyAt, param, depth + 1)
    }
  }
  if (body && media) {
    visit(member(media[1], 'schema'), joinPointer(body.pointer, 'content', media[0], 'schema'), '', 0)
  }
  return found
}
