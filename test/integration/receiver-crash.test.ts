/** A receiver that dies between dealing with an authorisation and answering: nothing is lost, and one thing comes twice. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { authorisation, notification, TOKEN } from '../sdk/receiver/samples.ts'
import { freePort, type Running, serve } from './processes.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receiver-crash-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Delivers to a process; the status, or none when it died. */
async function deliver({ url }: Running, ids: readonly string[]): Promise<number | undefined> {
  const request = notification({ operations: ids.map((operationId) => authorisation({ operationId })) })
  const { pathname } = new URL(request.url)
  const [headers, body] = [request.headers, await request.text()]
  return fetch(`${url}${pathname}`, { method: 'POST', headers, body }).then(
    ({ status }) => status,
    () => undefined,
  )
}

it('deals with each once, and with the one it died of once more', async () => {
  const [file, log] = [join(folder, 'seen.db'), join(folder, 'dealt')]
  const start = async () => {
    const port = await freePort()
    return serve('test/integration/receiver-crash-server.ts', [String(port), TOKEN, file, log, '3'], port)
  }
  const ids = ['1', '2', '3', '4', '5']
  const first = await start()
  expect(await deliver(first, ids)).toBe(undefined)
  const second = await start()
  expect(await deliver(second, ids)).toBe(204)
  expect(await deliver(second, ids)).toBe(204)
  await Promise.all([first.stop(), second.stop()])
  expect((await readFile(log, 'utf8')).trim().split('\n')).toEqual(['1', '2', '3', '3', '4', '5'])
})
