/**
 * What the validators of an API judge: the parameters of each operation by location, its request bodies and responses.
 * Pure.
 */
import type { Json, JsonObject } from '../../lib/json.ts'
import type { JsonSchema, MediaType, Operation, OperationsTable, Parameter } from '../../lib/operations.ts'

/** Names from an operation down to one value: `['getCard', 'responses', '200', 'application/json']`. */
export type ValuePath = readonly string[]

/** One kind of value and the schema that judges it. */
export interface Judged {
  path: ValuePath
  schema: JsonSchema
}

/** Everything that is judged, in the order of the table. */
export function judgedValues({ operations }: OperationsTable): Judged[] {
  return operations.flatMap((operation) => [
    ...parameterGroups(operation),
    ...content([operation.id, 'requestBody'], operation.requestBody?.content ?? {}),
    ...Object.entries(operation.responses).flatMap(([status, response]) =>
      content([operation.id, 'responses', status], response.content),
    ),
  ])
}

function content(path: ValuePath, mediaTypes: Readonly<Record<string, MediaType>>): Judged[] {
  return Object.entries(mediaTypes).map(([mediaType, { schema }]) => ({ path: [...path, mediaType], schema }))
}

/** The parameters of a location are judged together, as one object by name. */
function parameterGroups({ id, parameters }: Operation): Judged[] {
  const groups = Map.groupBy(parameters, (parameter) => parameter.in)
  return [...groups].map(([location, group]) => ({ path: [id, 'parameters', location], schema: groupSchema(group) }))
}

function groupSchema(group: readonly Parameter[]): JsonObject {
  const required = group.filter((parameter) => parameter.required).map(({ name }) => name)
  return {
    type: 'object',
    properties: Object.fromEntries(group.map(({ name, schema }): [string, Json] => [name, schema])),
    ...(required.length > 0 ? { required } : {}),
  }
}

/** Writes values as one nested object literal, or as the type of one. */
export function nestedText(
  operations: readonly string[],
  values: readonly { path: ValuePath; text: string }[],
  key: (name: string) => string,
): string {
  const texts = Map.groupBy(values, ({ path }) => path[0])
  const parts = ['parameters', 'requestBody', 'responses']
  const lines = operations.map((operation) => {
    const own = (texts.get(operation) ?? []).map(({ path, text }) => ({ path: path.slice(1), text }))
    return `  ${key(operation)}: ${nest([...parts.map((part) => ({ path: [part], text: '' })), ...own], key)},`
  })
  return `{\n${lines.join('\n')}\n}`
}

/** An object for all first names of the paths, and so on down. */
function nest(values: readonly { path: ValuePath; text: string }[], key: (name: string) => string): string {
  const members = [...Map.groupBy(values, ({ path }) => path[0] ?? '')].map(([name, group]) => {
    const inner = group.filter(({ path }) => path.length > 1).map(({ path, text }) => ({ path: path.slice(1), text }))
    const [leaf] = group.filter(({ path, text }) => path.length === 1 && text !== '')
    return `${key(name)}: ${leaf?.text ?? nest(inner, key)}`
  })
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}
