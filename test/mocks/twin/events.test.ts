/** Announcements: heard in groups, waited for, and no longer heard once one has stopped listening. */
import { expect, it } from 'vitest'
import { type Change, createChanges } from '../../../mocks/twin/events.ts'

const RESET: Change = { kind: 'reset' }
const TRAVELLED: Change = { kind: 'travelled', ms: 5 }

it('tells everybody who listens what belongs together', async () => {
  const { listen, announce } = createChanges()
  const heard: unknown[] = []
  const stop = listen((changes) => {
    heard.push(['first', changes])
  })
  listen((changes) => {
    heard.push(['second', changes])
  })
  await announce(RESET, TRAVELLED)
  stop()
  await announce(RESET)
  expect(heard).toEqual([
    ['first', [RESET, TRAVELLED]],
    ['second', [RESET, TRAVELLED]],
    ['second', [RESET]],
  ])
})

it('waits for what is kept, and passes on that it was not', async () => {
  const { listen, announce } = createChanges()
  const steps: string[] = []
  const stop = listen(async () => {
    await new Promise((resolve) => setImmediate(resolve))
    steps.push('kept')
  })
  await announce(RESET)
  steps.push('acknowledged')
  expect(steps).toEqual(['kept', 'acknowledged'])
  stop()
  listen(() => Promise.reject(new Error('The disk is full.')))
  await expect(announce(RESET)).rejects.toThrow('The disk is full.')
})
