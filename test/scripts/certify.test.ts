import { EventEmitter } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import resultSchema from '../../contracts/result.schema.json' with { type: 'json' }
import type { Result } from '../../contracts/result.ts'
import { type CertifyArguments, certify } from '../../scripts/certify.ts'
import { keptStream } from './certify/streams.ts'

/** One operation with one bounded parameter behind a token. */
const SPEC = {
  openapi: '3.0.3',
  info: { title: 'Things', version: '1.0' },
  security: [{ token: [] }],
  paths: {
    '/things': {
      get: {
        operationId: 'listThings',
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 } }],
        responses: {
          200: {
            description: 'Some things.',
            content: { 'application/json': { schema: { type: 'array', items: { type: 'string' } } } },
          },
          400: { description: 'Refused.' },
          401: { description: 'Unknown.' },
        },
      },
    },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
}

/** A server that keeps the contract; with `lax` it takes any limit. */
function things(lax: boolean, allow: Record<string, string> = { allow: 'GET' }): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const answer = (status: number, headers = {}, body = '') => response.writeHead(status, headers).end(body)
    if (url.pathname !== '/api/things') return answer(404)
    if (request.method !== 'GET') return answer(405, allow)
    if (!/^[Bb]earer sesame$/.test(request.headers.authorization ?? ''))
      return answer(401, { 'www-authenticate': 'Bearer' })
    const limit = url.searchParams.get('limit')
    const fits = limit === null || (/^\d+$/.test(limit) && Number(limit) >= 1 && Number(limit) <= 50)
    if (!fits && !lax) return answer(400)
    return answer(200, { 'content-type': 'application/json' }, '["a"]')
  }
}

let folder = ''
const servers: Server[] = []
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certify-'))
  await writeFile(join(folder, 'things.json'), JSON.stringify(SPEC))
})
afterAll(() => rm(folder, { recursive: true }))
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** Serves on a free port; resolves to the base URL. */
function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api`))
  })
}

/** Runs the stage; the exit status and what was printed. */
async function run(args: Partial<CertifyArguments>, signals = new EventEmitter()) {
  const stdout = keptStream()
  const stderr = keptStream()
  const given = { spec: join(folder, 'things.json'), reporter: 'text', only: [], tokenEnv: 'TOKEN', ...args }
  const around = { stdout: stdout.stream, stderr: stderr.stream, signals, environment: { TOKEN: 'sesame' } }
  const status = await certify(given, around)
  return { status, stdout: stdout.text(), stderr: stderr.text(), signals }
}

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

describe('certify', () => {
  it('ends with 0 on a target that keeps the contract', async () => {
    const { status, stdout, stderr, signals } = await run({ target: await serve(things(false)) })
    expect([status, lastLine(stdout), stderr]).toEqual([0, 'CONFORMS: No rule is broken. (seed 1)', ''])
    expect(signals.eventNames()).toEqual([])
  })

  it('ends with 1 on a target that breaks a `must`', async () => {
    const { status, stdout } = await run({ target: await serve(things(true)), seed: 7 })
    expect(status).toBe(1)
    expect(lastLine(stdout)).toMatch(/^VIOLATES: \d+ rules broken in 1 operation\. \(seed 7\)$/)
    expect(stdout).toContain('curl -sS')
    expect(stdout).not.toContain('sesame')
  })

  it('ends with 2 on a target that is not there', async () => {
    const target = await serve(things(false))
    for (const server of servers.splice(0)) server.close()
    const { status, stdout } = await run({ target })
    expect(status).toBe(2)
    expect(stdout).toMatch(
      new RegExp(
        `\nThe target refuses connections; start it or correct the base URL\\.\n\\(${target}\\)\nCOULD NOT JUDGE \\(seed 1\\)\n$`,
      ),
    )
  })

  it('writes every report into the folder, and none of the token', async () => {
    const out = join(folder, 'reports')
    const { stderr } = await run({ target: await serve(things(true)), out })
    expect(stderr.replaceAll(`${out}/`, '')).toBe(
      'result.json is written\njunit.xml is written\nindex.html is written\nsummary.md is written\nbadge.svg is written\n',
    )
    const files = await readdir(out)
    const texts = await Promise.all(files.map((file) => readFile(join(out, file), 'utf8')))
    expect(files.sort()).toEqual(['badge.svg', 'index.html', 'junit.xml', 'result.json', 'summary.md'])
    expect(texts.filter((text) => text.includes('sesame'))).toEqual([])
  })

  it('prints a result that is valid against its schema, twice the same', async () => {
    const target = await serve(things(true))
    const [first, second] = [await run({ target, reporter: 'json' }), await run({ target, reporter: 'json' })]
    const validate = new Ajv2020({ strict: true }).compile(resultSchema)
    validate(JSON.parse(first.stdout))
    expect(validate.errors).toBeNull()
    const timeless = (text: string) => text.replace(/"(?:startedAt|durationMs)": [^\n]+/g, '')
    expect(timeless(first.stdout)).toBe(timeless(second.stdout))
    expect(first.stderr).toMatch(/^VIOLATES: \d+ rules broken in 1 operation\.\n$/)
  })

  it('reports what was judged when it is interrupted', async () => {
    const signals = new EventEmitter()
    let requests = 0
    const listener = things(false)
    const target = await serve((request, response) => {
      requests += 1
      if (requests === 5) signals.emit('SIGINT')
      listener(request, response)
    })
    const { status, stdout, stderr } = await run({ target }, signals)
    expect(status).toBe(2)
    expect(stderr).toBe('Stopping; the report of what ran follows. A second Ctrl-C ends at once.\n')
    expect(lastLine(stdout)).toBe('COULD NOT JUDGE: The run was interrupted. (seed 1)')
  })

  it.each<[string, Partial<CertifyArguments>, string]>([
    [
      'an unknown spec',
      { spec: 'inbond', target: 'http://127.0.0.1' },
      'The spec `inbond` is neither a file nor an API; known are `inbound`, `outbound`.',
    ],
    ['no target', {}, 'No target is given; add `--target URL`, or `--config FILE` with a `baseUrl`.'],
    [
      'an unknown reporter',
      { target: 'http://127.0.0.1', reporter: 'pdf' },
      'The reporter `pdf` is unknown, known are text, json, junit, html, markdown, github, badge.',
    ],
  ])('refuses %s before anything is sent', async (_, args, want) => {
    await expect(run(args)).rejects.toMatchObject({ code: 'ARGUMENTS', message: want })
  })

  it('keeps old reports when the arguments are refused', async () => {
    const out = join(folder, 'kept')
    await run({ target: await serve(things(false)), out })
    await expect(run({ out })).rejects.toThrow()
    await expect(run({ out, target: 'http://127.0.0.1', only: ['no-such-check'] })).rejects.toThrow()
    expect((await readdir(out)).length).toBe(5)
  })
})

/** Runs with the JSON report; the result beside the exit status. */
async function judge(args: Partial<CertifyArguments>) {
  const { status, stdout, stderr } = await run({ ...args, reporter: 'json' })
  return { status, result: JSON.parse(stdout) as Result, stderr }
}

describe('what fails a run', () => {
  const date = (text: string) => new Date(text)
  /** The fingerprints of the failures of the lax server. */
  const broken = ({ findings }: Result) => findings.filter(({ outcome }) => outcome === 'fail')

  /** Writes a list of known failures for these fingerprints. */
  async function list(...fingerprints: string[]): Promise<string> {
    const file = join(folder, 'known.yaml')
    const known = fingerprints.map((fingerprint) => ({
      fingerprint,
      reason: 'A limit is only a hint.',
      expires: '2026-06-30',
    }))
    await writeFile(file, JSON.stringify(known))
    return file
  }

  it('is no failure that is known', async () => {
    const target = await serve(things(true))
    const first = await judge({ target })
    expect(first.status).toBe(1)
    const knownFailures = await list(...broken(first.result).map(({ fingerprint }) => fingerprint))
    const { status, result } = await judge({ target, knownFailures, now: date('2026-06-30') })
    expect(status).toBe(0)
    expect(result.reason).toBe(`No rule is broken, ${broken(first.result).length} known failures allowed.`)
    expect(broken(result).map(({ waived }) => waived)).toEqual(
      broken(result).map(() => ({ reason: 'A limit is only a hint.', expires: '2026-06-30' })),
    )
  })

  it('is a known failure that has expired', async () => {
    const target = await serve(things(true))
    const [finding] = broken((await judge({ target })).result)
    const knownFailures = await list(finding?.fingerprint ?? '')
    const { status, result } = await judge({ target, knownFailures, now: date('2026-07-01') })
    expect(status).toBe(1)
    expect(result.waivers?.map(({ message }) => message)).toEqual([
      `The known failure ${finding?.fingerprint} (${finding?.check} of listThings) has expired on 2026-06-30; repair the target, or agree on another date. (${knownFailures}:1:2)`,
    ])
  })

  it('is a known failure that fails no longer, not one that nothing asked for', async () => {
    const [finding] = broken((await judge({ target: await serve(things(true)) })).result)
    const fingerprint = finding?.fingerprint ?? ''
    const now = date('2026-01-01')
    const sound = await serve(things(false))
    const mended = await judge({ target: sound, knownFailures: await list(fingerprint), now })
    expect([mended.status, mended.result.reason]).toEqual([
      1,
      `The known failure ${fingerprint} fails no longer; remove it from the known failures. (${join(folder, 'known.yaml')}:1:2)`,
    ])
    const other = await judge({ target: sound, knownFailures: await list('000000000000'), now })
    expect([other.status, other.stderr]).toEqual([
      0,
      `CONFORMS: No rule is broken.\nThe known failure 000000000000 could not be judged this time: nothing asked for it was answered. (${join(folder, 'known.yaml')}:1:2)\n`,
    ])
    const unasked = await judge({
      target: sound,
      knownFailures: await list(fingerprint),
      now,
      only: ['credentials-refused'],
    })
    expect(unasked.result.waivers?.map(({ state }) => state)).toEqual(['not-judged'])
  })

  it('is a recommendation that counts', async () => {
    const target = await serve(things(false, {}))
    expect((await judge({ target })).status).toBe(0)
    const { status, result } = await judge({ target, failOn: 'should' })
    expect([status, result.failOn]).toEqual([1, 'should'])
    expect(result.reason).toMatch(/^\d rules? broken in 1 operation\.$/)
  })

  it('is a gap where coverage is required', async () => {
    const spec = join(folder, 'gone.json')
    const { '/things': path } = SPEC.paths
    const gone = { ...path.get.responses, 410: { description: 'Gone.' } }
    await writeFile(spec, JSON.stringify({ ...SPEC, paths: { '/things': { get: { ...path.get, responses: gone } } } }))
    const target = await serve(things(false))
    expect((await judge({ spec, target })).status).toBe(0)
    const { status, result } = await judge({ spec, target, requireCoverage: true })
    expect([status, result.reason]).toEqual([
      1,
      '1 coverage gap where coverage is required; the first: listThings: This documented status never came: 410.',
    ])
    expect((await judge({ target, requireCoverage: true })).status).toBe(0)
  })
})

describe('what is asked', () => {
  it('is less at a glance', async () => {
    const target = await serve(things(false))
    const glance = await judge({ target, profile: 'smoke' })
    const usual = await judge({ target })
    expect([glance.status, glance.result.profile, usual.result.profile]).toEqual([0, 'smoke', 'standard'])
    expect(glance.result.exchanges).toBeLessThanOrEqual(usual.result.exchanges)
  })

  it('is what a budget allows', async () => {
    const target = await serve(things(false))
    const { result } = await judge({ target, profile: 'deep', budget: 8 })
    // Each of the eight may be asked along with another one.
    expect(result.exchanges).toBeLessThanOrEqual(2 * 8)
    expect(result.coverage.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^Of \d+ variations only the 7 cheapest are sent, some of every kind\.$/),
    )
    await expect(run({ target, budget: 8 })).rejects.toThrow(
      'A `--budget` is for the profile that goes deep; add `--profile deep`.',
    )
  })

  it('is only the operations that are named', async () => {
    const target = await serve(things(false))
    const { result } = await judge({ target, operation: ['get /things'] })
    expect(result.scope).toEqual({ checks: [], operations: ['listThings'] })
    await expect(run({ target, operation: ['listThing'] })).rejects.toMatchObject({
      code: 'ARGUMENTS',
      message: 'No operation is called "listThing"; the nearest are "listThings".',
    })
  })
})
