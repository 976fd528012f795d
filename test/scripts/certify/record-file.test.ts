/** Where a recording is written, and where it is not. */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { recordTo } from '../../../scripts/certify/record-file.ts'
import { depotTable, depotTarget } from '../../contracts/depot/run-depot.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'record-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function begin(file: string) {
  const baseUrl = 'http://127.0.0.1:1'
  const run = { api: 'depot', specSha256: 'a'.repeat(64), baseUrl, seed: 1, profile: 'smoke' } as const
  return recordTo(file, run, { table: await depotTable(), target: depotTarget(baseUrl) })
}

it('has its name when it is whole, and not before', async () => {
  const file = join(folder, 'new/run.har')
  const record = await begin(file)
  expect(await readdir(join(folder, 'new'))).toEqual([`run.har.tmp-${process.pid}`])
  record.close()
  expect(await readdir(join(folder, 'new'))).toEqual(['run.har'])
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ log: { version: '1.2', entries: [] } })
})

it('is taken away when there is no run to tell of', async () => {
  const record = await begin(join(folder, 'run.har'))
  record.discard()
  expect(await readdir(folder)).toEqual([])
})

it('takes the place of no device and no pipe', async () => {
  const path = join(folder, 'pipe')
  const server = createServer()
  await new Promise<void>((ready) => server.listen(path, ready))
  await expect(begin(path)).rejects.toThrow(
    `The recording cannot be written: a file is expected, this is a device or a pipe. (${path})`,
  )
  expect((await stat(path)).isSocket()).toBe(true)
  await new Promise((closed) => server.close(closed))
})
