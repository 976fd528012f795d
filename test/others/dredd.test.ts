/** Dredd on the twin, with the hooks of this project: every transaction of the document runs, and passes. */
import { expect, it } from 'vitest'
import { ALSO_SEEDED } from '../../mocks/twin/seed.ts'
import dredd from '../../scripts/lab/rivals/dredd.ts'
import { asServer, guardedTwin } from './guarded-twin.ts'

it('runs every transaction, and passes', async () => {
  // The issuer of the documented examples, which are what Dredd sends.
  const guarded = await guardedTwin(ALSO_SEEDED.issuerId)
  // Its hooks run in a process of their own, which inherits these.
  process.env.D1_FORBIDDEN_TOKEN = guarded.tokens.forbidden
  process.env.D1_HONOURS_PREFER = 'true'
  const { failing, judged } = await dredd.judge(asServer(guarded))
  await guarded.twin.close()
  expect(failing).toEqual([])
  // What Dredd skips it does not judge.
  const documented = guarded.table.operations.flatMap(({ responses }) => Object.keys(responses))
  expect(judged).toBe(documented.length)
})
