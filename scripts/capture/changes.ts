/**
 * What changed between two assembled documents, in contract terms: operations, parameters, bodies, responses, components.
 * Pure; texts and examples do not count.
 */
import { isObject, type Json, type JsonObject, sameJson } from '../lib/json.ts'

const METHODS = new Set('get put post delete options head patch trace'.split(' '))
/** Members that say nothing a program relies on. */
const PROSE = new Set(['description', 'summary', 'title', 'example', 'examples', 'externalDocs', 'tags', 'operationId'])
/** Maps from names, in which nothing is a keyword. */
const NAMED = new Set(['properties', 'patternProperties', 'headers', 'content', 'schemas', 'parameters', 'responses'])

/** One line for everything that appears, vanishes or differs, sorted. */
export function changesBetween(before: JsonObject, after: JsonObject): string[] {
  const [old, now] = [partsOf(before), partsOf(after)]
  const lines: string[] = []
  for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
    // What stands in an operation that comes or goes is part of it.
    const operation = name.split(':')[0] ?? name
    if (operation !== name && old.has(operation) !== now.has(operation)) continue
    if (!old.has(name)) lines.push(`${name} appears`)
    else if (!now.has(name)) lines.push(`${name} vanishes`)
    else if (!sameJson(old.get(name), now.get(name))) lines.push(`${name} differs`)
  }
  return lines
}

/** Everything of a document that can change by itself, by its name. */
function partsOf(document: JsonObject): Map<string, Json> {
  const parts = new Map<string, Json>()
  for (const key of ['openapi', 'servers', 'security']) parts.set(key, document[key] ?? null)
  for (const [path, item] of entries(document.paths)) {
    for (const [method, operation] of entries(item)) {
      if (METHODS.has(method) && isObject(operation)) addOperation(parts, `${method} ${path}`, operation)
    }
  }
  for (const [kind, components] of entries(document.components)) {
    for (const [name, component] of entries(components)) parts.set(`${kind} ${name}`, withoutProse(component))
  }
  return parts
}

/** Adds the parts of one operation. */
function addOperation(parts: Map<string, Json>, name: string, operation: JsonObject): void {
  const { parameters, requestBody, responses, ...rest } = operation
  parts.set(name, withoutProse(rest))
  for (const parameter of Array.isArray(parameters) ? parameters : []) {
    const called = isObject(parameter) ? (parameter.$ref ?? `${parameter.in} parameter ${parameter.name}`) : ''
    parts.set(`${name}: ${called}`, withoutProse(parameter))
  }
  for (const [status, response] of entries(responses)) parts.set(`${name}: response ${status}`, withoutProse(response))
  if (requestBody === undefined) return
  const body = withoutProse(requestBody)
  const schema = entries(isObject(body) ? body.content : undefined)[0]?.[1]
  const inline = isObject(schema) && isObject(schema.schema) && isObject(schema.schema.properties) ? schema.schema : {}
  for (const [property, value] of entries(inline.properties)) parts.set(`${name}: body property ${property}`, value)
  delete inline.properties
  parts.set(`${name}: body`, body)
}

/** A copy without texts and examples. */
function withoutProse(value: Json, named = false): Json {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item))
  if (!isObject(value)) return value
  const kept = entries(value).filter(([key]) => named || !PROSE.has(key))
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutProse(child, !named && NAMED.has(key))]))
}

/** The members of a value, if it has any. */
function entries(value: Json | undefined): [string, Json][] {
  return isObject(value) ? Object.entries(value) : []
}
