/** What is asked again from another start, where a target refuses the plain request. */
import { afterEach, expect, it, vi } from 'vitest'
import type { Talk } from '../../contracts/conversation.ts'
import { run } from '../../contracts/run.ts'
import { depotTable, depotTarget } from './depot/run-depot.ts'
import { KEPT, startDepot } from './depot/server.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 })

let depot: Awaited<ReturnType<typeof startDepot>> | undefined
afterEach(() => depot?.stop())

/** How often each fault of a new item is sent, by what is special about it. */
async function faultsSent(newItem: (body: Readonly<Record<string, unknown>>) => boolean): Promise<Map<string, number>> {
  depot = await startDepot({ ...KEPT, newItem: (body) => KEPT.newItem(body) && newItem(body) })
  const target = depotTarget(depot.url)
  const counts = new Map<string, number>()
  const onTalk = ({ probe, operation, case: one }: Talk) => {
    if (probe !== 'single-fault' || operation.id !== 'addItem' || !one.fault) return
    counts.set(one.fault.sentence, (counts.get(one.fault.sentence) ?? 0) + 1)
  }
  const only = ['invalid-request-refused']
  await Array.fromAsync(run({ table: await depotTable(), target, seed: 1, only, operations: ['addItem'], onTalk }))
  return counts
}

it('is no fault a second time, where nothing is served', async () => {
  const counts = await faultsSent(() => false)
  expect(counts.size).toBeGreaterThan(10)
  expect([...counts].filter(([, count]) => count > 1)).toEqual([])
})
