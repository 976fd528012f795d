/** Going deep: what is drawn at random finds what no single value shows, and makes it small. */
import { expect, it, vi } from 'vitest'
import type { Finding } from '../../contracts/result.ts'
import { run } from '../../contracts/run.ts'
import { depotTable, depotTarget } from './depot/run-depot.ts'
import { KEPT, type Manners, type Promises, startDepot } from './depot/server.ts'

vi.setConfig({ testTimeout: 30_000 })

/** The failures that random requests show. */
async function failures(broken: Partial<Promises & Manners>, part: string, seed = 1): Promise<Finding[]> {
  const depot = await startDepot(broken)
  try {
    const table = await depotTable(part)
    const options = { table, target: depotTarget(depot.url), seed, profile: 'deep' as const, only: [] }
    for await (const event of run(options)) {
      if (event.type !== 'end') continue
      const { findings } = event.result
      return findings.filter(({ outcome, fault }) => outcome === 'fail' && fault?.sentence.includes('drawn'))
    }
    return []
  } finally {
    await depot.stop()
  }
}

it('two properties that are fine alone and refused together are found, with nothing beside them', async () => {
  const newItem: Promises['newItem'] = (body) =>
    KEPT.newItem(body) && !(typeof body.unlockToken === 'string' && body.kind === 'PART')
  const [found, ...others] = await failures({ newItem }, 'addItem')
  expect(others).toEqual([])
  expect(found?.check).toBe('valid-request-accepted')
  expect(found?.severity).toBe('should')
  expect(found?.fault?.sentence).toMatch(
    /^body property `\/(kind|unlockToken)` is .+; body property `\/(kind|unlockToken)` is .+ \(drawn by \d+\)$/,
  )
})

it('nothing is found where every promise is kept', async () => {
  expect(await failures({}, 'addItem')).toEqual([])
  expect(await failures({}, 'listItems')).toEqual([])
})
