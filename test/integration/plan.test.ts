/** The plan of a run on the twin tells of every request of that run, and of no other. */
import { expect, it } from 'vitest'
import { startTwin } from '../../mocks/twin/twin.ts'
import { cover } from '../contracts/foreseeing/cover.ts'
import { load } from '../mocks/load.ts'

const TOKEN = 'token-of-the-plan'

it('is kept by a run with another seed, which sends neither less nor more', async () => {
  const loaded = await load('specs/canonical/d1-inbound-card.yaml')
  const twin = await startTwin({ ...loaded, tokens: [TOKEN], port: 0, host: '127.0.0.1' })
  const capabilities = { writes: true, stateful: true }
  const bearer = { token: TOKEN, name: 'D1_TOKEN' }
  const target = { baseUrl: twin.url, bearer, data: {}, capabilities, timeoutMs: 20_000 }
  const found = await cover({ table: loaded.table, target, seed: 7, only: [] })
  await twin.close()
  expect(found).toMatchObject({ unforeseen: [], missing: [], verdict: 'conforms' })
  expect(found.least).toBeLessThanOrEqual(found.sent)
  expect(found.most).toBeGreaterThanOrEqual(found.sent)
})
