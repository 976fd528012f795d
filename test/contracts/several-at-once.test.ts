/** Valid values that are asked for several at a time: what comes of it where a server refuses one of them, or two. */
import { describe, expect, it, vi } from 'vitest'
import { checks } from '../../contracts/checks/index.ts'
import type { Talk } from '../../contracts/conversation.ts'
import { judge } from '../../contracts/judging/judging.ts'
import type { Case } from '../../contracts/probes/probe.ts'
import type { Finding } from '../../contracts/result.ts'
import { depotTable, depotTarget, runDepot } from './depot/run-depot.ts'
import { KEPT, type Promises, startDepot } from './depot/server.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 })

/** What is said of a server that refuses some new items. */
async function findings(newItem: Promises['newItem']): Promise<Finding[]> {
  const depot = await startDepot({ ...KEPT, newItem: (body) => KEPT.newItem(body) && newItem(body) })
  try {
    const result = await runDepot(depotTarget(depot.url), { only: ['valid-request-accepted'] })
    return result.findings.filter(({ outcome }) => outcome === 'fail')
  } finally {
    await depot.stop()
  }
}

describe('values that are asked for at once', () => {
  it('are all served by a server that keeps the contract', async () => {
    expect(await findings(() => true)).toEqual([])
  })

  it('are told one by one where a server refuses one', async () => {
    const found = await findings(({ quantity }) => quantity !== 99)
    expect(found.map(({ severity, fault }) => [severity, fault?.name, fault?.keyword])).toEqual([
      ['must', '/quantity', 'maximum'],
    ])
  })

  it('are told together where a server refuses two that it serves alone', async () => {
    const found = await findings(
      ({ name, quantity }) => !(String(name).length === 1 && [1, 99].includes(Number(quantity))),
    )
    expect(found.map(({ severity, fault }) => [severity, fault?.keyword, fault?.sentence])).toEqual([
      ['should', 'together', expect.stringMatching(/^valid values on a bound are in \d places at once: `/)],
    ])
  })
})

describe('an answer to several values', () => {
  const fault = (name: string) => ({ location: 'body', name, keyword: 'maxLength', sentence: `${name} is long` })
  const request = { method: 'POST', target: '/', headers: [] }
  const part = (name: string): Case => ({
    ...{ intent: 'valid', aims: { valid: { fromData: false } }, request, secrets: [], rule: '/x' },
    fault: fault(name),
  })
  const whole: Case = {
    ...part('both'),
    aims: {},
    parts: () => ['/a', '/b'].map((name) => ({ ...part(name), alone: () => part(name) })),
  }

  it.each<[status: number, want: string[]]>([
    [201, ['pass /a is long', 'pass /b is long']],
    [400, []],
  ])('%i is judged for each of them where they are served', async (status, want) => {
    const table = await depotTable('addItem')
    const [operation] = table.operations
    if (!operation) throw new Error('The operation is gone.')
    const answer = { status, headers: [], body: new Uint8Array() }
    const talk: Talk = {
      ...{ probe: 'boundary-values', operation, case: whole, controls: { ordinary: [] }, references: [], traffic: [] },
      outcome: { exchange: { request, answer } },
    }
    const accepting = checks.filter(({ id }) => id === 'valid-request-accepted')
    const judged = judge(table, accepting, talk, { status: 201 }, undefined)
    expect(judged.map(({ outcome, fault: about }) => `${outcome} ${about?.sentence}`)).toEqual(want)
  })
})
