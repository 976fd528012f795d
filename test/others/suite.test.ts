/** The whole suite on the twin, in every profile: everything is reached, every documented error is seen, nothing is wrong. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Profile } from '../../contracts/profile.ts'
import type { Target } from '../../contracts/target.ts'
import { publicJwks } from '../../mocks/twin/keys.ts'
import { SEEDED } from '../../mocks/twin/seed.ts'
import { certifyTarget } from '../../scripts/certify.ts'
import { publicKeyOf } from '../../scripts/lib/public-keys.ts'
import { type GuardedTwin, guardedTwin } from './guarded-twin.ts'

let guarded: GuardedTwin
beforeAll(async () => {
  guarded = await guardedTwin(SEEDED.issuerId)
})
afterAll(() => guarded.twin.close())

it.each<[Profile, number]>([
  ['smoke', 3_000],
  ['standard', 3_000],
  ['deep', 20_000],
])('%s', async (profile, most) => {
  const { good, forbidden, expired } = guarded.tokens
  const target: Target = {
    baseUrl: guarded.twin.url,
    bearer: { token: good, name: 'GOOD' },
    credentials: { forbidden: { token: forbidden, name: 'FORBIDDEN' }, expired: { token: expired, name: 'EXPIRED' } },
    recipientKey: publicKeyOf(JSON.stringify(publicJwks(1).keys[0]), 'key', { file: 'keys of the twin' }),
    data: SEEDED,
    capabilities: { writes: true, stateful: true },
    timeoutMs: 10_000,
  }
  const result = await certifyTarget({ table: guarded.table, target, profile })
  expect(result.findings.filter(({ outcome }) => outcome !== 'skip')).toEqual([])
  expect(result.verdict).toBe('conforms')
  expect(result.operations.filter(({ accepted }) => accepted === 0)).toEqual([])
  expect(result.exchanges).toBeLessThan(most)
  const unseen = result.coverage.filter(({ kind }) => kind === 'status-never-seen')
  expect(profile === 'smoke' ? [] : unseen).toEqual([])
})
