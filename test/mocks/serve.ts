/**
 * Mocks of the fixture specs for tests: started, asked over loopback, seen as plain data.
 * Every mock that is started here is closed when its test file ends.
 */
import { connect } from 'node:net'
import { Pool } from 'undici'
import { afterAll } from 'vitest'
import { startMock } from '../../mocks/prism.ts'
import { type Loaded, load } from './load.ts'

/** A running mock. */
export interface Served extends Loaded {
  url: string
  port: number
  close(): Promise<void>
  /** Sends `METHOD target`, signed with a token unless the headers say otherwise. */
  ask(line: string, options?: AskOptions): Promise<Answer>
}

/** What goes with a request. */
export interface AskOptions {
  headers?: Record<string, string | string[]>
  body?: string | Uint8Array
  /** Sent as JSON with its media type. */
  json?: unknown
}

/** What came back. */
export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  /** Parsed when the media type is JSON, `undefined` when there is none. */
  body: unknown
}

/** Starts a mock of a fixture. */
export async function serve(name: string, tokens: string[] = []): Promise<Served> {
  const loaded = await load(name)
  const listener = await startMock({ ...loaded, port: 0, host: '127.0.0.1', tokens })
  const pool = new Pool(listener.url)
  afterAll(async () => {
    await pool.destroy()
    await listener.close()
  })
  return { ...loaded, ...listener, ask: (line, options) => ask(pool, line, options) }
}

/** Sends one request. */
async function ask(pool: Pool, line: string, { headers = {}, body, json }: AskOptions = {}): Promise<Answer> {
  const [method = 'GET', target = '/'] = line.split(' ')
  const answer = await pool.request({
    path: target,
    method,
    headers: {
      authorization: 'Bearer t0ken',
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: json === undefined ? (body ?? null) : JSON.stringify(json),
  })
  const text = await answer.body.text()
  const isJson = String(answer.headers['content-type'] ?? '').includes('json')
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: text === '' ? undefined : isJson ? JSON.parse(text) : text,
  }
}

/** Sends bytes as they are and collects what comes back until the server closes, or `quiet` ms pass without news. */
export function talk(port: number, chunks: readonly (string | Uint8Array)[], quiet = 300): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = connect(port, '127.0.0.1', () => {
      for (const chunk of chunks) socket.write(chunk)
    })
    const finish = (): void => {
      socket.destroy()
      resolve(heard)
    }
    socket.setTimeout(quiet, finish)
    socket.setEncoding('latin1').on('data', (text) => {
      heard += text
    })
    socket.on('close', finish).on('error', finish)
  })
}
