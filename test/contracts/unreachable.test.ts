/** Targets that give no answer: the run ends at once, could not judge, and says why in one sentence. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Result } from '../../contracts/result.ts'
import { run } from '../../contracts/run.ts'
import { depotTable, depotTarget, runDepot } from './depot/run-depot.ts'
import { listen, startDepot } from './depot/server.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 })

/** A port where something speaks as it likes. */
async function listenRaw(speak: (socket: Socket) => void): Promise<{ url: string; stop(): Promise<void> }> {
  const open = new Set<Socket>()
  const server = createTcpServer((socket) => {
    open.add(socket)
    socket.on('error', () => {})
    speak(socket)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    for (const socket of open) socket.destroy()
    await new Promise<void>((closed) => server.close(() => closed()))
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}

describe('a target that gives no answer', () => {
  let hanging: Awaited<ReturnType<typeof listenRaw>>
  let slow: typeof hanging
  let garbled: typeof hanging
  let closing: typeof hanging
  let endless: typeof hanging

  beforeAll(async () => {
    hanging = await listenRaw(() => {})
    slow = await listenRaw((socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{'))
    garbled = await listenRaw((socket) => void socket.on('data', () => socket.end('SSH-2.0-OpenSSH_9.2\r\n')))
    closing = await listenRaw((socket) => void socket.on('data', () => socket.end()))
    endless = await listen((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        while (response.write('x'.repeat(65_536)));
        response.once('drain', more)
      }
      more()
    })
  })

  afterAll(async () => {
    for (const server of [hanging, slow, garbled, closing, endless]) await server.stop()
  })

  it.each<[what: string, url: () => string, reason: string]>([
    [
      'nobody listens',
      () => 'http://127.0.0.1:1',
      'The target refuses connections; start it or correct the base URL. (http://127.0.0.1:1)',
    ],
    [
      'the host has no address',
      () => 'http://nowhere.invalid/api',
      'The host of the target has no address; check the base URL and the network. (http://nowhere.invalid/api)',
    ],
    ['it hangs', () => hanging.url, 'The target gave no whole answer within 200 ms. (URL)'],
    ['it never finishes', () => slow.url, 'The target gave no whole answer within 200 ms. (URL)'],
    [
      'it speaks another protocol',
      () => garbled.url,
      'The target answers with something that is not HTTP (Response does not match the HTTP/1.1 protocol (Expected HTTP/, RTSP/ or ICE/)). (URL)',
    ],
    ['it hangs up', () => closing.url, 'The target closed the connection before its answer was whole. (URL)'],
    [
      'it speaks no TLS',
      () => garbled.url.replace('http:', 'https:'),
      'The TLS connection to the target fails (ERR_SSL_WRONG_VERSION_NUMBER); check the certificate and the base URL. (URL)',
    ],
  ])('ends the run: %s', async (_, url, reason) => {
    const target = depotTarget(url(), { timeoutMs: 200 })
    const result = await runDepot(target)
    expect(result.reason).toBe(reason.replace('URL)', `${target.baseUrl})`))
    expect(result.verdict).toBe('could-not-judge')
    expect(result.exchanges).toBeLessThanOrEqual(2)
    expect(result.coverage.map(({ kind, message }) => `${kind}: ${message}`)[0]).toBe(
      'never-sent: Nothing was sent: the target does not answer.',
    )
  })

  it('makes errors of answers that are too large to be read', async () => {
    const result = await runDepot(depotTarget(endless.url), {
      part: 'readStatus',
      only: ['valid-request-accepted'],
    })
    expect(result.verdict).toBe('could-not-judge')
    expect(result.findings.map(({ outcome, expected }) => [outcome, expected])).toEqual([
      ['error', `The answer of the target is larger than what is read (more than 8388608 bytes). (${endless.url})`],
    ])
  })
})

describe('a target that goes away', () => {
  it('stops the run after a few requests and says so', async () => {
    const depot = await startDepot()
    const target = depotTarget(depot.url)
    let exchanges = 0
    let result: Result | undefined
    for await (const event of run({ table: await depotTable(), target, seed: 1, only: [] })) {
      if (event.type === 'exchange' && ++exchanges === 30) await depot.stop()
      if (event.type === 'end') result = event.result
    }
    expect(result?.verdict).toBe('could-not-judge')
    expect(result?.reason).toBe(`The target refuses connections; start it or correct the base URL. (${target.baseUrl})`)
    expect(result?.exchanges).toBeLessThan(50)
  })

  it('is not given up for a kind of request that makes it hang', async () => {
    const held: ServerResponse[] = []
    const hanging = await listen((request, response) => {
      if (request.headers['content-type'] === 'application/json') held.push(response)
      else
        response
          .writeHead(request.method === 'GET' ? 200 : 404, { 'content-type': 'application/json' })
          .end('{"state":"UP"}')
    })
    const result = await runDepot(depotTarget(hanging.url, { timeoutMs: 100 }), { only: ['malformed-json-refused'] })
    await hanging.stop()
    expect(result.verdict).toBe('could-not-judge')
    const told = result.findings.map(({ operation, outcome, expected }) => `${operation}: ${outcome}: ${expected}`)
    const spared = 'skip: The request was not sent: the target gave no answer to others of its kind.'
    expect(told.toSorted()).toEqual([
      `addItem: error: The target gave no whole answer within 100 ms. (${hanging.url})`,
      `addItem: ${spared}`,
      `countItem: ${spared}`,
    ])
  })

  /** The depot, but for what happens on the way to it. */
  async function between(
    meddle: (request: IncomingMessage, body: string) => boolean | number,
    timeoutMs: number,
  ): Promise<Result> {
    const depot = await startDepot()
    const front = await listen(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const body = Buffer.concat(chunks)
      const done = meddle(request, body.toString())
      if (done === true) return
      if (typeof done === 'number') await sleep(done)
      const { method = 'GET', url = '/' } = request
      const headers = Object.entries(request.headers).filter(
        ([name]) => !/^(host|connection|.*-length|.*-encoding)$/.test(name),
      )
      const answer = await fetch(`${depot.url}${url}`, {
        method,
        headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
        redirect: 'manual',
        ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
      })
      const names = [...answer.headers].filter(([name]) => !/^(connection|keep-alive|transfer-encoding)$/.test(name))
      response.writeHead(answer.status, Object.fromEntries(names)).end(Buffer.from(await answer.arrayBuffer()))
    })
    try {
      return await runDepot(depotTarget(front.url, { timeoutMs }), { part: 'addItem', only: ONLY })
    } finally {
      await front.stop()
      await depot.stop()
    }
  }

  const ONLY = ['request-answered', 'malformed-json-refused']
  const isMalformed = (body: string) => body !== '' && !isJson(body)
  let asked = 0
  // Where nothing hangs, a busy machine has time; where something does, every hanging request costs this much.
  const [PATIENT, BRIEF] = [5000, 150]

  it.each<
    [
      what: string,
      patience: number,
      meddle: (request: IncomingMessage, body: string) => boolean | number,
      want: string[],
    ]
  >([
    ['nothing else happens', PATIENT, () => false, []],
    [
      'one kind of request is never answered',
      BRIEF,
      (_, body) => isMalformed(body),
      ['an answer: none, twice, while a plain request was answered'],
    ],
    ['it takes its time with everything', PATIENT, () => 15, []],
    ['every tenth request hangs', BRIEF, () => ++asked % 10 === 0, []],
  ])('is told what it does where %s', async (_, patience, meddle, want) => {
    const { findings } = await between(meddle, patience)
    const failed = findings.filter(({ outcome }) => outcome === 'fail')
    expect([...new Set(failed.map(({ expected, actual }) => `${expected}: ${actual}`))]).toEqual(want)
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
