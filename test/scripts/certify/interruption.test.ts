import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { interruption } from '../../../scripts/certify/interruption.ts'

it.each(['SIGINT', 'SIGTERM'])('asks to stop at the first %s and leaves the second to the process', (name) => {
  const source = new EventEmitter()
  const said: string[] = []
  const { signal } = interruption(source, () => said.push('stop'))
  expect(signal.aborted).toBe(false)
  source.emit(name)
  expect(signal.aborted).toBe(true)
  expect(said).toEqual(['stop'])
  expect(source.eventNames()).toEqual([])
})

it('listens no longer than a run lasts', () => {
  const source = new EventEmitter()
  const { signal, release } = interruption(source, () => undefined)
  release()
  expect(source.eventNames()).toEqual([])
  expect(signal.aborted).toBe(false)
})
