import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keyOf, memoryStore } from '../../../sdk/receiver/seen.ts'
import { sqliteStore } from '../../../sdk/receiver/sqlite-store.ts'
import { authorisation } from './samples.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seen-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('tells authorisations apart by all that makes them what they are', () => {
  const changes = [
    {},
    { operationId: '2' },
    { cardId: 'b' },
    { status: 'REVERSED' },
    { operation: 'REFUND' },
    { startTime: 'x' },
  ]
  const keys = [keyOf('OTHER_X-01', authorisation()), ...changes.map((one) => keyOf('BANK_EX-01', authorisation(one)))]
  expect(new Set(keys).size).toBe(keys.length)
  expect(keyOf('BANK_EX-01', authorisation())).toBe(keyOf('BANK_EX-01', authorisation({ later: 1 })))
})

it('forgets the oldest in memory, and no more', () => {
  const store = memoryStore({ most: 2 })
  for (const key of ['a', 'b', 'b', 'c']) store.add(key)
  expect(['a', 'b', 'c'].map((key) => store.has(key))).toEqual([false, true, true])
})

describe('in a file', () => {
  it('remembers from one process to the next', async () => {
    const file = join(folder, 'kept.db')
    const first = sqliteStore(file)
    first.add('a')
    first.add('a')
    first.close()
    const second = sqliteStore(file)
    expect([second.has('a'), second.has('b')]).toEqual([true, false])
    second.close()
  })

  it('forgets what is old', async () => {
    const file = join(folder, 'old.db')
    const first = sqliteStore(file, { now: () => 0 })
    first.add('a')
    first.close()
    const second = sqliteStore(file, { keepDays: 1, now: () => 86_400_001 })
    second.add('b')
    expect([second.has('a'), second.has('b')]).toEqual([false, true])
    second.close()
  })

  it('does not take another file for one of its own', async () => {
    const file = join(folder, 'text.db')
    await writeFile(file, 'This is no database, and is long enough for its header to be read as one.'.repeat(3))
    expect(() => sqliteStore(file)).toThrow('file is not a database')
  })
})
