/**
 * `client.ts`: openapi-fetch bound to the paths of `types.ts`.
 * Pure.
 *
 * @see https://openapi-ts.dev/openapi-fetch/api
 */
import type { OperationsTable } from '../lib/operations.ts'
import type { Emitter } from './emitter.ts'

/** The emitter of `client.ts`. */
export const client: Emitter = {
  id: 'client',
  async emit(_spec, table) {
    return { 'client.ts': clientOf(table) }
  },
}

/** Writes the client; a server that is a whole address becomes the default base URL. */
function clientOf({ title, servers }: OperationsTable): string {
  const server = servers.find(({ url }) => URL.canParse(url) && !url.includes('{'))?.url
  const options = server === undefined ? 'ClientOptions & { baseUrl: string }' : 'ClientOptions = {}'
  const call = server === undefined ? 'options' : `{ baseUrl: ${JSON.stringify(server)}, ...options }`
  const base =
    server === undefined
      ? 'The description names no server: say `baseUrl`.'
      : `The base URL is ${comment(server)} unless \`baseUrl\` says another.`
  return `import createClient, { type Client, type ClientOptions } from 'openapi-fetch'
import type { paths } from './types.ts'

/** A client of ${comment(title)}: one method for each HTTP method, typed by path. */
export type ApiClient = Client<paths>

/** Makes a client. ${base} */
export function createApiClient(options: ${options}): ApiClient {
  return createClient<paths>(${call})
}
`
}

/** A text for the inside of a comment. */
function comment(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '*\\/')
}
