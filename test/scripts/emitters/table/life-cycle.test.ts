/** What of `x-lifecycle` comes into the operations table: ids that are free again, content that may not come again. */
import { expect, it } from 'vitest'
import { lifeCycleOf } from '../../../../scripts/emitters/table/life-cycle.ts'
import type { JsonObject } from '../../../../scripts/lib/json.ts'

const reuse = { states: ['OUT'], makers: ['enter'], 'x-evidence': 'stated' }
const onceOnly = { at: '/sealed', member: '/number', states: ['OUT'], 'x-evidence': 'stated' }
const change = { operation: 'block', from: ['IN'], to: 'OUT' }

/** The only kind of thing of a declaration. */
function declared(maker: JsonObject, transition: JsonObject) {
  const card = {
    ...{ id: 'id', read: { operation: 'read' }, states: { IN: {}, OUT: {} } },
    ...{ make: { enter: maker }, transitions: { block: { ...change, ...transition } } },
  }
  const spec = { file: 'spec.yaml', document: { 'x-lifecycle': { card } } }
  return lifeCycleOf(spec, ['read', 'enter', 'block']).resources?.[0]
}

it('says where it is declared what is free again and what may not come again', () => {
  const { makers, transitions } = declared({ reuse, onceOnly }, { newId: '/next', reuse, onceOnly }) ?? {}
  const said = (pointer: string) => ({
    reuse: { pointer: `${pointer}/reuse`, states: ['OUT'], makers: ['enter'] },
    onceOnly: { pointer: `${pointer}/onceOnly`, at: '/sealed', member: '/number', states: ['OUT'] },
  })
  expect(makers).toEqual([
    { operation: 'enter', pointer: '/x-lifecycle/card/make/enter', ...said('/x-lifecycle/card/make/enter') },
  ])
  expect(transitions).toMatchObject([{ newId: '/next', ...said('/x-lifecycle/card/transitions/block') }])
})

it('says nothing of it where nothing is declared', () => {
  const { makers = [], transitions = [] } = declared({}, {}) ?? {}
  for (const one of [...makers, ...transitions]) {
    expect(one).not.toHaveProperty('reuse')
    expect(one).not.toHaveProperty('onceOnly')
  }
})
