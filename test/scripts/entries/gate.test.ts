/** The gate as a value. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { gate } from '../../../scripts/entries/gate.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gate-'))
  const operation = (id: string) => ({ get: { operationId: id, responses: { 200: { description: 'All' } } } })
  const write = (name: string, version: string, paths: object) =>
    writeFile(join(folder, name), JSON.stringify({ openapi: '3.1.0', info: { title: 'Zoo', version }, paths }))
  await write('one.json', '1.0.0', { '/animals': operation('animals') })
  await write('two.json', '1.0.0', { '/animals': operation('animals'), '/keepers': operation('keepers') })
  await write('odd.json', 'summer', { '/animals': operation('animals') })
})
afterAll(() => rm(folder, { recursive: true }))

const file = (name: string) => join(folder, name)
const now = new Date('2026-01-31T23:00:00Z')

it.each([
  ['one.json', 'two.json', 'compatible', ['operation-added'], '1.1.0'],
  ['two.json', 'one.json', 'breaking', ['operation-removed'], '2.0.0'],
  ['odd.json', 'two.json', 'compatible', ['operation-added'], undefined],
])('judges %s → %s', async (base, head, verdict, rules, nextVersion) => {
  const told = await gate({ base: file(base), head: file(head), policy: 'strict', now })
  expect(told).toMatchObject({ policy: 'strict', today: '2026-01-31', verdict })
  expect(told.changes.map(({ rule }) => rule)).toEqual(rules)
  expect(told.nextVersion).toBe(nextVersion)
})

it('refuses what is not there', async () => {
  await expect(gate({ base: file('one.json'), head: 'nowhere.json' })).rejects.toMatchObject({
    code: 'ARGUMENTS',
    message: 'What is to be compared is no file, no API of the catalogue and no `REV:PATH` of git. (nowhere.json)',
  })
})
