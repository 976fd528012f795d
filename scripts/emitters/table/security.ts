/**
 * Security and servers of the table.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#security-requirement-object
 */
import { PipelineError } from '../../lib/errors.ts'
import { isObject, type Json, type JsonObject } from '../../lib/json.ts'
import type { LoadedSpec } from '../../lib/load-spec.ts'
import type { OperationsTable, SecurityScheme } from '../../lib/operations.ts'
import { joinPointer } from '../../lib/pointer.ts'
import { child, members, type Part, textMember } from './spec-reader.ts'

/** The declared schemes by name. */
export function securitySchemesOf(spec: LoadedSpec): Record<string, SecurityScheme> {
  const components = child(spec, { value: spec.document, pointer: '' }, 'components')
  const schemes = components ? members(spec, components, 'securitySchemes') : []
  return Object.fromEntries(schemes.map(([name, part]) => [name, schemeOf(spec, name, part)]))
}

function schemeOf(spec: LoadedSpec, name: string, { value, pointer }: Part): SecurityScheme {
  const { type, scheme } = value
  if (type === 'http' && typeof scheme === 'string') {
    return { type, scheme: scheme.toLowerCase(), ...textMember(value, 'bearerFormat') }
  }
  const location = (['query', 'header', 'cookie'] as const).find((known) => known === value.in)
  if (type === 'apiKey' && typeof value.name === 'string' && location !== undefined) {
    return { type, name: value.name, in: location }
  }
  if (type === 'oauth2' || type === 'openIdConnect' || type === 'mutualTLS') return { type }
  const sentence = `The security scheme "${name}" is none that OpenAPI knows; see its \`type\` and what that asks for.`
  throw new PipelineError('SPEC', sentence, { file: spec.file, pointer })
}

/** The requirements that hold for an operation: its own, or those of the document. */
export function securityOf(
  spec: LoadedSpec,
  operation: Part,
  schemes: Readonly<Record<string, SecurityScheme>>,
): Record<string, string[]>[] {
  const own = operation.value.security
  const pointer = own === undefined ? '/security' : joinPointer(operation.pointer, 'security')
  const requirements = own ?? spec.document.security
  if (!Array.isArray(requirements)) return []
  return requirements.filter(isObject).map((requirement, index) =>
    Object.fromEntries(
      Object.entries(requirement).map(([name, scopes]) => {
        if (Object.hasOwn(schemes, name)) return [name, Array.isArray(scopes) ? scopes.map(String) : []]
        const place = { file: spec.file, pointer: joinPointer(pointer, index, name) }
        throw new PipelineError('SPEC', `The security scheme "${name}" is not declared.`, place)
      }),
    ),
  )
}

/** The servers of the document; where it has none, those that its paths and operations name. */
export function serversOf(spec: LoadedSpec, owners: readonly Part[]): OperationsTable['servers'] {
  const declared = serverList(spec.document.servers)
  const servers = declared.length > 0 ? declared : owners.flatMap(({ value }) => serverList(value.servers))
  return [...new Map(servers.map((server) => [server.url, server])).values()]
}

function serverList(servers: Json | undefined): OperationsTable['servers'] {
  const list = Array.isArray(servers) ? servers.filter(isObject) : []
  return list.flatMap((server) =>
    typeof server.url === 'string'
      ? [{ url: withDefaults(server.url, server), ...textMember(server, 'description') }]
      : [],
  )
}

/** Fills the variables of a URL with their defaults. */
function withDefaults(url: string, { variables }: JsonObject): string {
  return url.replace(/\{([^{}]*)\}/g, (written, name: string) => {
    const variable = isObject(variables) && Object.hasOwn(variables, name) ? variables[name] : undefined
    return isObject(variable) && variable.default !== undefined ? String(variable.default) : written
  })
}
