/** What a run leaves behind judged again: a recording without a network, the results of its parts as a whole. */
import { EventEmitter } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Result } from '../../contracts/result.ts'
import { type CertifyArguments, certify } from '../../scripts/certify.ts'
import { merge } from '../../scripts/merge.ts'
import { replay } from '../../scripts/replay.ts'
import { verifyCertificate } from '../../scripts/verify-certificate.ts'
import { keptStream } from './certify/streams.ts'

const answer = (schema: object) => ({ description: 'Here.', content: { 'application/json': { schema } } })
const refusal = {
  description: 'No.',
  content: { 'application/json': { schema: { type: 'object', required: ['code'] } } },
}

function get(operationId: string, schema: object) {
  const parameters = [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 9 } }]
  return { get: { operationId, parameters, responses: { 200: answer(schema), 400: refusal, 401: refusal } } }
}

const NOTE = {
  type: 'object',
  required: ['id', 'at'],
  properties: { id: { type: 'string', format: 'uuid' }, at: { type: 'string', format: 'date-time' } },
}
const SPEC = {
  openapi: '3.0.3',
  info: { title: 'Notes', version: '1.0' },
  security: [{ token: [] }],
  paths: { '/notes': get('listNotes', { type: 'array', items: NOTE }), '/latest': get('readLatest', NOTE) },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
}

let folder = ''
let server: Server
let target = ''
const file = (name: string) => join(folder, name)

/** Nothing in an answer stays the same: ids, times, correlation. It takes every limit, and says too little in errors. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'notes-'))
  await writeFile(file('notes.json'), JSON.stringify(SPEC))
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const say = (status: number, body: unknown, headers = {}) => {
      const volatile = { 'x-correlation-id': crypto.randomUUID(), 'content-type': 'application/json' }
      response.writeHead(status, { ...volatile, ...headers }).end(JSON.stringify(body))
    }
    const note = () => ({ id: crypto.randomUUID(), at: new Date().toISOString() })
    if (path !== '/notes' && path !== '/latest') return say(404, { code: 'NO_PATH' })
    if (request.method !== 'GET') return say(405, { code: 'METHOD' }, { allow: 'GET' })
    if (request.headers.authorization !== 'Bearer sesame') return say(401, { trace: crypto.randomUUID() })
    return say(200, path === '/notes' ? [note(), note()] : note())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close().closeAllConnections()
  await rm(folder, { recursive: true })
})

/** Runs a stage; its exit status and the JSON it printed. */
async function told(stage: (around: Parameters<typeof certify>[1] & object) => Promise<number>) {
  const stdout = keptStream()
  const stderr = keptStream()
  const signals = new EventEmitter()
  const status = await stage({
    stdout: stdout.stream,
    stderr: stderr.stream,
    signals,
    environment: { TOKEN: 'sesame' },
  })
  return { status, result: JSON.parse(stdout.text()) as Result }
}

const run = (args: Partial<CertifyArguments> = {}) =>
  told((around) =>
    certify({ spec: file('notes.json'), target, reporter: 'json', only: [], tokenEnv: 'TOKEN', ...args }, around),
  )

const timeless = ({ startedAt: _, durationMs: __, ...rest }: Result) => rest
const found = ({ findings }: Result) =>
  findings
    .filter(({ outcome }) => outcome === 'fail')
    .map(({ severity, check, operation, fingerprint }) => {
      return `${severity} ${check} ${operation} ${fingerprint}`
    })

describe('a target on which nothing stays the same', () => {
  it('gets the same report twice', async () => {
    const [one, two] = [await run(), await run()]
    expect(one.status).toBe(1)
    expect(found(one.result).length).toBeGreaterThan(2)
    expect(timeless(two.result)).toEqual(timeless(one.result))
  })
})

describe('a recording', () => {
  it('is judged like the run, and holds no token', async () => {
    const recorded = await run({ record: file('run.har') })
    expect(await readFile(file('run.har'), 'utf8')).not.toContain('sesame')
    const again = await told((around) =>
      replay({ file: file('run.har'), spec: file('notes.json'), reporter: 'json', only: [], failOn: 'must' }, around),
    )
    expect(again.status).toBe(recorded.status)
    expect(found(again.result)).toEqual(found(recorded.result))
  })
})

describe('the parts of a run', () => {
  it('make up the whole, which can be attested', async () => {
    const whole = await run()
    for (const shard of [1, 2]) {
      const part = await run({ shard: { index: shard, of: 2 } })
      await writeFile(file(`part-${shard}.json`), JSON.stringify(part.result))
    }
    const files = [file('part-1.json'), file('part-2.json')]
    const certificate = file('certificate.json')
    const merged = await told((around) => merge({ files, reporter: 'json', certificate }, around))
    expect(merged.status).toBe(whole.status)
    expect(found(merged.result)).toEqual(found(whole.result))
    const stdout = keptStream()
    expect(await verifyCertificate({ file: certificate, spec: file('notes.json') }, stdout.stream)).toBe(1)
    expect(stdout.text()).toContain('✗ verdict    violates: ')
  })
})
