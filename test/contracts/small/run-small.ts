/** Runs the suite on a contract of a few lines and a server of a few more, both written where they are tested. */
import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Result } from '../../../contracts/result.ts'
import { run } from '../../../contracts/run.ts'
import type { Target } from '../../../contracts/target.ts'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import type { OperationsTable } from '../../../scripts/lib/operations.ts'
import { listen } from '../depot/server.ts'

/** A moment, in milliseconds. */
const MOMENT = 20

/** A request as a small server sees it. */
export interface Asked {
  method: string
  path: string
  /** Decoded steps of the path. */
  steps: string[]
  query: URLSearchParams
  /** The query as it came. */
  search: string
  headers: IncomingMessage['headers']
  text: string
}

/** What a small server answers. */
export interface Said {
  status: number
  headers?: Record<string, string>
  body?: Json
  /** What it does a moment later, before it answers. */
  later?: () => void
}

/** How a run is made. */
export interface Asking {
  only?: readonly string[]
  data?: Target['data']
  capabilities?: Target['capabilities']
  secrets?: Target['secrets']
}

/** The paths of a document as a table. */
export function smallTable(paths: JsonObject, more: JsonObject = {}, version: '3.0' | '3.1' = '3.1'): OperationsTable {
  const document = {
    openapi: version === '3.0' ? '3.0.3' : '3.1.0',
    info: { title: 'Small', version: '1' },
    paths,
    ...more,
  }
  return operationsTable({ file: 'small.yaml', api: 'small', version, document, sha256: '0'.repeat(64), sources: {} })
}

/** A server that answers like this. */
export function startSmall(answer: (asked: Asked) => Said): ReturnType<typeof listen> {
  return listen(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { status, headers, body, later } = said(request, Buffer.concat(chunks).toString(), answer)
    if (later) {
      await sleep(MOMENT)
      later()
    }
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    response.writeHead(status, { ...type, ...headers }).end(body === undefined ? '' : JSON.stringify(body))
  })
}

/** The result of a run against a server that answers like this. */
export async function runSmall(
  table: OperationsTable,
  answer: (asked: Asked) => Said,
  asking: Asking = {},
): Promise<Result> {
  const server = await startSmall(answer)
  const { only = [], data = {}, capabilities = { writes: true, stateful: true }, secrets } = asking
  const target = { baseUrl: server.url, data, capabilities, timeoutMs: 5000, ...(secrets ? { secrets } : {}) }
  try {
    for await (const event of run({ table, target, seed: 1, only })) if (event.type === 'end') return event.result
  } finally {
    await server.stop()
  }
  throw new Error('The run never came to its end.')
}

function said(request: IncomingMessage, text: string, answer: (asked: Asked) => Said): Said {
  const { pathname, searchParams, search } = new URL(request.url ?? '', 'http://x')
  const { method = '', headers } = request
  try {
    const steps = pathname.split('/').slice(1).map(decodeURIComponent)
    return answer({ method, path: pathname, steps, query: searchParams, search, headers, text })
  } catch {
    return { status: 400 }
  }
}

/** What failed: weight, check and operation, once each. */
export function broken({ findings }: Result): string[] {
  const failed = findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'error')
  return [
    ...new Set(
      failed.map(
        ({ check, operation, severity, outcome }) =>
          `${outcome === 'error' ? 'error' : severity} ${check} ${operation}`,
      ),
    ),
  ]
}
