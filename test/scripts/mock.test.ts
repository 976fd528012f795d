/** The stage that serves a spec: what it says, and what it does not start with. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StatementSync } from 'node:sqlite'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { mock } from '../../scripts/mock.ts'

const folder = mkdtempSync(join(tmpdir(), 'mock-'))
afterAll(() => rmSync(folder, { recursive: true }))

const STORE = join(folder, 'twin.db')
const SHOP = 'test/fixtures/mocks/shop.yaml'
const anywhere = { port: 0, host: '127.0.0.1', token: [] }

/** Runs the stage until its line is read and `use` is done, then tells it to stop. */
async function run(spec: string, use: (url: string) => Promise<void>, token: string[] = []) {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const ended = mock({ ...anywhere, spec, token })
  await vi.waitFor(() => expect(write).toHaveBeenCalled(), 25_000)
  const line = String(write.mock.calls[0]?.[0])
  write.mockRestore()
  await use(/http:\S+/.exec(line)?.[0] ?? '')
  process.emit('SIGTERM')
  return { status: await ended, line }
}

describe('a running mock', () => {
  it('says where it is, takes the given tokens and ends with 0', async () => {
    const seen: number[] = []
    const { status, line } = await run(
      SHOP,
      async (url) => {
        for (const token of ['one', 'two', 'three']) {
          seen.push((await fetch(`${url}/v1/orders`, { headers: { authorization: `Bearer ${token}` } })).status)
        }
      },
      ['one', 'two'],
    )
    expect(line).toMatch(/^shop is mocked at http:\/\/127\.0\.0\.1:\d+\n$/)
    expect([status, seen]).toEqual([0, [200, 200, 401]])
  })

  it.each(['inbound', 'outbound', 'd1-inbound-card'])('knows the API %s', async (name) => {
    const { status, line } = await run(name, async () => {})
    expect([status, line.split(' ')[0]]).toEqual([0, name.startsWith('d1-') ? name : `d1-${name}-card`])
  })

  it('leaves no listener behind', async () => {
    const before = process.listenerCount('SIGTERM')
    await run(SHOP, async () => {})
    expect(process.listenerCount('SIGTERM')).toBe(before)
  })
})

describe('the engine that remembers', () => {
  it('serves the inbound API, with a rule broken when it is told to', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const ended = mock({ ...anywhere, spec: 'inbound', engine: 'twin', fault: 'missing-token-accepted' })
    await vi.waitFor(() => expect(write).toHaveBeenCalled(), 25_000)
    const url = /http:\S+/.exec(String(write.mock.calls[0]?.[0]))?.[0]
    write.mockRestore()
    const { status } = await fetch(`${url}/v2/issuers/ABCDE_FG-1/cards/card-0001`)
    process.emit('SIGTERM')
    expect([await ended, status]).toEqual([0, 200])
  })

  it.each([
    [undefined, 'forgotten; a twin with `--store FILE` remembers'],
    [STORE, `kept in ${STORE}`],
  ])('says at the end what becomes of notifications that nobody took, with the store %s', async (store, fate) => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const said = () => write.mock.calls.map(([text]) => String(text)).join('')
    const ended = mock({
      ...anywhere,
      spec: 'inbound',
      engine: 'twin',
      store,
      notify: 'http://127.0.0.1:1',
      controlPort: 0,
    })
    await vi.waitFor(() => expect(said()).toContain('controlled'), 25_000)
    const control = /controlled at (\S+)/.exec(said())?.[1]
    const body = JSON.stringify({ cardId: 'card-0001', amount: 1 })
    await fetch(`${control}/twin/authorisations`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    process.emit('SIGTERM')
    const status = await ended
    const last = said().split('\n').at(-2)
    write.mockRestore()
    expect([status, last]).toEqual([0, `1 notification is not delivered, and ${fate}`])
  })

  it('ends when its store cannot be written any more', async () => {
    const file = join(folder, 'full.db')
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const said = () => write.mock.calls.map(([text]) => String(text)).join('')
    const exec = vi.spyOn(StatementSync.prototype, 'run')
    const ended = mock({ ...anywhere, spec: 'inbound', engine: 'twin', store: file, controlPort: 0 })
    await vi.waitFor(() => expect(said()).toContain('controlled'), 25_000)
    const control = /controlled at (\S+)/.exec(said())?.[1]
    write.mockRestore()
    exec.mockImplementation(() => {
      throw new Error('database or disk is full')
    })
    const message = `The store cannot be written any more: database or disk is full; make room and start again. (${file})`
    const failure = expect(ended).rejects.toMatchObject({ code: 'FILE', message })
    const answer = await fetch(`${control}/twin/reset`, { method: 'POST' })
    expect(await answer.json()).toEqual({ error: message })
    await failure
    exec.mockRestore()
  })

  it.each([
    [{ engine: 'twins' }, 'There is no engine `twins`; choose `prism` or `twin`.'],
    [{ fault: 'offset-ignored' }, 'Only the twin takes `--fault`; add `--engine twin`.'],
    [{ chaos: 'drop=1' }, 'Only the twin takes `--chaos`; add `--engine twin`.'],
    [{ controlPort: 0 }, 'Only the twin takes `--control-port`; add `--engine twin`.'],
    [{ seed: 0 }, 'Only the twin takes `--seed`; add `--engine twin`.'],
    [{ notifyTokenEnv: 'X' }, 'Only the twin takes `--notify-token-env`; add `--engine twin`.'],
    [
      { engine: 'twin', chaos: 'drop=2' },
      'The part "drop=2" of `--chaos` must be a share from 0 to 1; write `latency=50..200,drop=0.01,status503=0.05`.',
    ],
    [
      { engine: 'twin', fault: 'none' },
      'There is no fault `none` of the twin; known are 296 like `offset-alignment-ignored`.',
    ],
    [
      { engine: 'twin', fault: 'offset-ignore' },
      'There is no fault `offset-ignore` of the twin; did you mean `offset-ignored`?',
    ],
    [
      { engine: 'twin', fault: 'auth-200' },
      'The fault `auth-200` is one of a bank that is notified; the twin is what notifies it.',
    ],
  ])('%j', async (options, message) => {
    await expect(mock({ ...anywhere, spec: 'inbound', ...options })).rejects.toMatchObject({ message })
  })
})

describe('what cannot be served', () => {
  it.each([
    [
      'test/fixtures/mocks/lenient-pattern.yaml',
      'The pattern does not compile under the `u` flag, so nothing would be checked against it; correct it. (test/fixtures/mocks/lenient-pattern.yaml#/paths/~1things/get/parameters/0/schema/pattern)',
    ],
    ['nowhere.yaml', 'The spec `nowhere.yaml` is neither a file nor an API; known are `inbound`, `outbound`.'],
    ['test/fixtures', 'A file is expected, this is a folder. (test/fixtures)'],
  ])('%s', async (spec, message) => {
    await expect(mock({ ...anywhere, spec })).rejects.toMatchObject({ message })
  })

  it('a port that is none', async () => {
    await expect(mock({ ...anywhere, spec: SHOP, port: 99_999 })).rejects.toMatchObject({
      code: 'PORT',
      message: 'There is no port 99999; choose one from 0 to 65535.',
    })
  })
})
