/** Where writing is not allowed, nothing is sent that could write: of no API, by no probe. */
import { describe, expect, it } from 'vitest'
import { embeddedTarget } from '../../contracts/targets/embedded.ts'
import { certifyTarget } from '../../scripts/certify.ts'
import { load } from '../mocks/load.ts'
import { startSmall } from './small/run-small.ts'

describe('a target that may only be read from', () => {
  it.each(['d1-inbound-card', 'd1-outbound-card'])('is asked nothing else of %s', async (api) => {
    const { table } = await load(`specs/canonical/${api}.yaml`)
    const methods = new Set<string>()
    const server = await startSmall(({ method }) => {
      methods.add(method)
      return { status: 404, body: { errorCode: 'X' } }
    })
    const target = embeddedTarget(table, { url: server.url, token: 'known' })
    const capabilities = { writes: false, stateful: true }
    await certifyTarget({ table, target: { ...target, capabilities } }).finally(() => server.stop())
    expect(methods).toContain('GET')
    expect([...methods].filter((method) => !['GET', 'HEAD', 'OPTIONS'].includes(method))).toEqual([])
  })
})
