/** A mock as a value. */
import { expect, it } from 'vitest'
import { startMock } from '../../../scripts/entries/mock.ts'

it('starts on a free port, and stops', async () => {
  const mock = await startMock({ spec: 'inbound', engine: 'twin', token: ['good-token'], controlPort: 0 })
  const ask = (token: string) =>
    fetch(`${mock.url}/v2/issuers/BANK_EX-01/cards/no-such-card`, { headers: { authorization: `Bearer ${token}` } })
  expect([(await ask('good-token')).status, (await ask('other')).status]).toEqual([404, 401])
  expect(mock.url).toBe(`http://127.0.0.1:${mock.port}`)
  expect(mock.control?.port).not.toBe(mock.port)
  await mock.close()
  await expect(ask('good-token')).rejects.toThrow('fetch failed')
})

it.each([
  [{ spec: 'sideways' }, 'The spec `sideways` is neither a file nor an API; known are `inbound`, `outbound`.'],
  [{ spec: 'inbound', engine: 'steam' }, 'There is no engine `steam`; choose `prism` or `twin`.'],
])('refuses %j', async (options, message) => {
  await expect(startMock(options)).rejects.toMatchObject({ code: 'ARGUMENTS', message })
})
