/** A mock as a process: what it says, when it ends, with which status, and who it turns away. */
import { type ChildProcess, spawn } from 'node:child_process'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/lib/apis.ts'

const SHOP = 'test/fixtures/mocks/shop.yaml'
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

/** A process of the stage; `said` resolves at its first line, `ended` with all it left behind. */
function mock(...args: string[]) {
  const child = spawn(process.execPath, [join(ROOT, 'scripts/d1-contracts.js'), 'mock', ...args], { cwd: ROOT })
  children.push(child)
  const texts = { stdout: '', stderr: '' }
  const said = new Promise<string>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      texts.stderr += text
      if (texts.stderr.includes('\n')) resolve(texts.stderr)
    })
  })
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    texts.stdout += text
  })
  const ended = new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on('close', (status) => resolve({ status, ...texts }))
  })
  return { child, said, ended }
}

describe('a running mock', () => {
  it('says where it is, takes the given tokens, and ends with 0 after the last answer', async () => {
    const { child, said, ended } = mock(SHOP, '--port', '0', '--token', 'one', '--token', 'two')
    const line = await said
    const url = /^shop is mocked at (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(line)?.[1] ?? ''
    const status = async (token: string) =>
      (await fetch(`${url}/v1/orders`, { headers: { authorization: `Bearer ${token}` } })).status
    expect([await status('one'), await status('two'), await status('three')]).toEqual([200, 200, 401])

    const busy = mock(SHOP, '--port', new URL(url).port)
    expect(await busy.ended).toEqual({
      status: 2,
      stdout: '',
      stderr: `d1-contracts: Port ${new URL(url).port} of 127.0.0.1 is in use; choose another with \`--port\`. [PORT]\n`,
    })

    const headers = { authorization: 'Bearer one', 'content-type': 'application/json', 'transfer-encoding': 'chunked' }
    const slow = request(`${url}/v1/orders`, { method: 'POST', headers })
    const answered = new Promise<number | undefined>((resolve, reject) => {
      slow.on('error', reject).on('response', (answer) => answer.resume().on('end', () => resolve(answer.statusCode)))
    })
    slow.write('{"shopId":"S1",')
    await new Promise((resolve) => setTimeout(resolve, 100))
    child.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 100))
    slow.end('"lines":[{"sku":"ABC","quantity":1}]}')
    expect(await answered).toBe(201)
    expect(await ended).toEqual({ status: 0, stdout: '', stderr: line })
  })

  it('ends with 0 at an interrupt', async () => {
    const { child, said, ended } = mock('outbound', '--port', '0')
    expect(await said).toMatch(/^d1-outbound-card is mocked at http:\/\/127\.0\.0\.1:\d+\n$/)
    child.kill('SIGINT')
    expect((await ended).status).toBe(0)
  })
})

it('turns away who never finishes asking, and serves the others', { timeout: 60_000 }, async () => {
  const { child, said } = mock(SHOP, '--port', '0')
  const url = new URL(/http:\S+/.exec(await said)?.[0] ?? '')
  const answers = await Promise.all([
    dawdle(Number(url.port), 'GET /v1/orders/mine HTTP/1.1\r\nHost: a\r\n'),
    dawdle(Number(url.port), ''),
    fetch(`${url}v1/orders/mine`).then(({ status }) => status),
  ])
  expect(answers).toEqual(['HTTP/1.1 408 Request Timeout', expect.any(String), 200])
  child.kill('SIGTERM')
})

/** Sends a beginning and then a header character a second; resolves to the first line that comes back. */
function dawdle(port: number, beginning: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(beginning))
    const drip = setInterval(() => beginning !== '' && socket.write('x'), 1000)
    let heard = ''
    socket.setEncoding('latin1').on('data', (text) => {
      heard += text
    })
    socket
      .on('error', () => {})
      .on('close', () => {
        clearInterval(drip)
        resolve(heard.split('\r\n')[0] ?? '')
      })
  })
}
