import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certifyFromEnvironment, type StartMock } from '../../../scripts/certify/from-environment.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'environment-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** A server that knows nothing, with a count of those that are still open. */
let open = 0
const startNothing: StartMock = ({ host, port }) =>
  new Promise((resolve) => {
    const server = createServer((_, response) => response.writeHead(404).end())
    server.listen(port, host, () => {
      open += 1
      resolve({
        url: `http://${host}:${(server.address() as AddressInfo).port}`,
        async close() {
          server.close().closeAllConnections()
          open -= 1
        },
      })
    })
  })

const refuseToStart: StartMock = () => Promise.reject(new Error('A mock was started.'))

/** A target file with this text. */
async function config(text: string): Promise<string> {
  const file = join(folder, 'target.yaml')
  await writeFile(file, text)
  return file
}

describe('certifyFromEnvironment', () => {
  it('judges a mock of its own, and ends it, when no target is named', async () => {
    const judged = await certifyFromEnvironment('outbound', startNothing, { TARGET: '', CONFIG: '' })
    expect(judged).toMatchObject({ result: { target: { name: 'embedded-mock' }, verdict: 'could-not-judge' } })
    expect(open).toBe(0)
  })

  it('judges the target that is named', async () => {
    const { url, close } = await startNothing({ host: '127.0.0.1', port: 0 } as Parameters<StartMock>[0])
    const judged = await certifyFromEnvironment('outbound', refuseToStart, { TARGET: url })
    await close()
    expect(judged).toMatchObject({ result: { target: { baseUrl: url } } })
  })

  it('leaves out a target of another API, with the reason', async () => {
    const environment = { CONFIG: await config('api: inbound') }
    expect(await certifyFromEnvironment('outbound', refuseToStart, environment)).toEqual({
      absence: 'The target file is for the API `inbound`.',
    })
  })

  it('takes the token from the variable that is named', async () => {
    const environment = { TARGET: 'http://127.0.0.1:1', TOKEN_ENV: 'MISSING' }
    await expect(certifyFromEnvironment('outbound', refuseToStart, environment)).rejects.toThrow(
      'The environment variable `MISSING`, which should hold the token, is not set.',
    )
  })
})
