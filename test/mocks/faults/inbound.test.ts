/** Every inbound fault changes an answer: the same calls, without the fault and with it. */
import { describe, expect, it } from 'vitest'
import { inboundFaults } from '../../../mocks/faults/inbound/index.ts'
import { prepareTwin } from '../../../mocks/twin/twin.ts'
import { load } from '../load.ts'
import { askAll, type Step, TOKEN } from './ask.ts'
import * as answers from './inbound/answers.ts'
import * as lifeCycle from './inbound/life-cycle.ts'
import * as lists from './inbound/lists.ts'
import * as requests from './inbound/requests.ts'
import * as robustness from './inbound/robustness.ts'

const twin = prepareTwin(await load('specs/canonical/d1-inbound-card.yaml'))
const shown = { ...lists.shown, ...requests.shown, ...answers.shown, ...lifeCycle.shown, ...robustness.shown }

it('has calls that show each fault', () => {
  expect(Object.keys(shown).sort()).toEqual(inboundFaults.map(({ id }) => id).sort())
})

it('names each fault once, by its file', async () => {
  const { readdir } = await import('node:fs/promises')
  const files = await readdir(new URL('../../../mocks/faults/inbound', import.meta.url))
  const ids = inboundFaults.map(({ id }) => `${id}.ts`)
  expect([...ids, 'index.ts'].sort()).toEqual(files.sort())
  expect(inboundFaults.filter(({ api }) => api !== 'inbound')).toEqual([])
})

describe.each(inboundFaults.map((fault) => [fault.id, fault] as const))('%s', (id, fault) => {
  it(fault.title, async () => {
    const told = shown[id] ?? []
    const steps = told.slice(0, -1) satisfies readonly Step[]
    const clean = await askAll(twin({ tokens: [TOKEN] }), steps)
    const faulty = await askAll(twin({ tokens: [TOKEN], fault }), steps)
    expect(`${clean.at(-1)?.status} → ${faulty.at(-1)?.status}`).toBe(told.at(-1))
    expect(faulty.at(-1)).not.toEqual(clean.at(-1))
  })
})
