/**
 * Schemathesis as it comes on the twin: all of its default checks, the canonical document as it is, the configuration
 * and hooks of this project. Needs `st`; where it is not installed the test says so and is left out.
 */
import { expect, it } from 'vitest'
import { ALSO_SEEDED } from '../../mocks/twin/seed.ts'
import rival, { schemathesis } from '../../scripts/lab/rivals/schemathesis.ts'
import { asServer, guardedTwin } from './guarded-twin.ts'

/** Only what hangs takes this long, however busy the machine. */
const PATIENCE_MS = 850_000

const installed = (await rival.version()) !== undefined
if (!installed) process.stderr.write('Schemathesis is not installed; its run on the twin is left out.\n')

it.skipIf(!installed)('finds nothing, and every operation succeeds', { timeout: PATIENCE_MS + 50_000 }, async () => {
  const guarded = await guardedTwin(ALSO_SEEDED.issuerId)
  const found = await schemathesis(asServer(guarded), ['--seed', '1'], PATIENCE_MS).finally(guarded.twin.close)
  expect(found).toMatchObject({ failing: [], status: 0 })
  expect(found.problem).toBe(undefined)
  expect(found.judged).toBeGreaterThan(1_000)
})
