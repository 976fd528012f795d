/**
 * Parameters and headers of the table: what holds for an operation after path-level ones and defaults are counted in.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#parameter-object
 */
import { PipelineError } from '../../lib/errors.ts'
import type { Json } from '../../lib/json.ts'
import type { LoadedSpec } from '../../lib/load-spec.ts'
import type { JsonSchema, Parameter, Response } from '../../lib/operations.ts'
import { firstExample } from './dialect.ts'
import type { SchemaTable } from './schemas.ts'
import { child, members, type Part } from './spec-reader.ts'
import type { View } from './views.ts'

/** Whether a parameter is a header that parameters may not describe; the specification has them ignored. */
export function isReservedHeader(location: unknown, name: string): boolean {
  return location === 'header' && /^(accept|content-type|authorization)$/i.test(name)
}

const LOCATIONS = ['path', 'query', 'header', 'cookie'] as const

/** The parameters of an operation: its own, then those of its path that it does not replace. */
export function parametersOf(spec: LoadedSpec, schemas: SchemaTable, path: Part, operation: Part): Parameter[] {
  const found = new Map<string, { parameter: Parameter; description: unknown }>()
  for (const part of [...listed(spec, path), ...listed(spec, operation)]) {
    const parameter = parameterOf(spec, schemas, part)
    const { description } = part.value
    if (isReservedHeader(parameter.in, parameter.name)) continue
    found.set(`${parameter.in} ${parameter.name}`, { parameter, description })
  }
  const names = [...found.values()].map(({ parameter }) => parameter.name)
  return [...found.values()].map(({ parameter, description }) => {
    const mentions = namedIn(description, names).filter((name) => name !== parameter.name)
    return { ...parameter, ...(mentions.length === 0 ? {} : { mentions }) }
  })
}

/** The names that a description holds as names: between backticks, or with signs in them that no word has. */
function namedIn(description: unknown, names: readonly string[]): string[] {
  if (typeof description !== 'string') return []
  const marked = new Set(Array.from(description.matchAll(/`([^`]+)`/g), ([, name]) => name))
  const words = new Set(description.match(/[\w.[\]-]*[\w\]]/g))
  return names.filter((name) => marked.has(name) || (/[a-z][A-Z]|\w[._[-]\w/.test(name) && words.has(name)))
}

function listed(spec: LoadedSpec, owner: Part): Part[] {
  const list = Array.isArray(owner.value.parameters) ? owner.value.parameters : []
  return list.flatMap((_, index) => child(spec, owner, 'parameters', index) ?? [])
}

function parameterOf(spec: LoadedSpec, schemas: SchemaTable, part: Part): Parameter {
  const { value, pointer } = part
  const location = LOCATIONS.find((known) => known === value.in)
  if (typeof value.name !== 'string' || location === undefined) {
    const sentence = 'The parameter has no `name`, or no `in` of path, query, header and cookie.'
    throw new PipelineError('SPEC', sentence, { file: spec.file, pointer })
  }
  const style = typeof value.style === 'string' ? value.style : defaultStyle(location)
  const example = exampleOf(spec, part)
  return {
    name: value.name,
    in: location,
    required: location === 'path' || value.required === true,
    pointer,
    style,
    explode: typeof value.explode === 'boolean' ? value.explode : style === 'form',
    ...(value.allowReserved === true ? { allowReserved: true } : {}),
    ...schemaOf(spec, schemas, part, 'request'),
    ...(example === undefined ? {} : { example }),
    ...(value['x-unverified'] === true ? { unverified: true } : {}),
  }
}

function defaultStyle(location: Parameter['in']): string {
  return location === 'query' || location === 'cookie' ? 'form' : 'simple'
}

/** The schema of a parameter or header, and the media type when that is what declares it. */
function schemaOf(
  spec: LoadedSpec,
  schemas: SchemaTable,
  part: Part,
  view: View,
): { schema: JsonSchema; contentType?: string } {
  const [content] = members(spec, part, 'content')
  if (part.value.schema !== undefined || content === undefined) {
    return { schema: schemas.convert(part.value.schema, `${part.pointer}/schema`, view) }
  }
  const [contentType, { value, pointer }] = content
  return { schema: schemas.convert(value.schema, `${pointer}/schema`, view), contentType }
}

/** The first example of a parameter or, failing that, of its schema. */
function exampleOf(spec: LoadedSpec, part: Part): Json | undefined {
  const [content] = members(spec, part, 'content')
  const owners = [part, ...(content ? [content[1]] : [])]
  for (const owner of owners) {
    if (owner.value.example !== undefined) return owner.value.example
    const [named] = Object.values(examplesOf(spec, owner))
    if (named !== undefined) return named
  }
  return owners.map((owner) => firstExample(child(spec, owner, 'schema')?.value)).find((found) => found !== undefined)
}

/** The declared examples of a parameter or media type by name; a lone `example` is named `default`. */
export function examplesOf(spec: LoadedSpec, part: Part): Record<string, Json> {
  const named = members(spec, part, 'examples').flatMap(([name, { value }]): [string, Json][] =>
    value.value === undefined ? [] : [[name, value.value]],
  )
  const lone: [string, Json][] = part.value.example === undefined ? [] : [['default', part.value.example]]
  return Object.fromEntries([...lone, ...named])
}

/** The headers of a response; `Content-Type` is not one of them. */
export function headersOf(spec: LoadedSpec, schemas: SchemaTable, response: Part): Response['headers'] {
  const headers = members(spec, response, 'headers').filter(([name]) => name.toLowerCase() !== 'content-type')
  return Object.fromEntries(
    headers.map(([name, part]) => {
      const { schema } = schemaOf(spec, schemas, part, 'response')
      return [name, { required: part.value.required === true, schema, pointer: part.pointer }]
    }),
  )
}
