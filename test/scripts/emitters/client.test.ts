/** `client.ts`. */
import { describe, expect, it } from 'vitest'
import { client } from '../../../scripts/emitters/client.ts'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { specOf } from './given.ts'

async function emit(members: JsonObject): Promise<string | undefined> {
  const spec = specOf(members)
  return (await client.emit(spec, operationsTable(spec)))['client.ts']
}

describe('client.ts', () => {
  it('takes the first whole address as base URL', async () => {
    const servers = [{ url: '/v1' }, { url: 'https://a.example/{x}' }, { url: 'https://b.example' }]
    expect(
      await emit({ info: { title: 'A */ B\n' }, servers }),
    ).toBe(`import createClient, { type Client, type ClientOptions } from 'openapi-fetch'
import type { paths } from './types.ts'

/** A client of A *\\/ B : one method for each HTTP method, typed by path. */
export type ApiClient = Client<paths>

/** Makes a client. The base URL is https://b.example unless \`baseUrl\` says another. */
export function createApiClient(options: ClientOptions = {}): ApiClient {
  return createClient<paths>({ baseUrl: "https://b.example", ...options })
}
`)
  })

  it('asks for a base URL where there is none', async () => {
    const text = await emit({ servers: [{ url: '/v1' }] })
    expect(text).toContain('createApiClient(options: ClientOptions & { baseUrl: string }): ApiClient')
    expect(text).toContain('return createClient<paths>(options)')
  })
})
