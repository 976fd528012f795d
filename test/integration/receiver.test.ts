/** The receiver as a process behind each server it is made for, certified as any bank's endpoint would be. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Result } from '../../contracts/result.ts'
import { d1Contracts, freePort, type Running, serve } from './processes.ts'

const TOKEN = 'integration-test-token'
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receiver-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each(['node', 'express', 'fastify', 'hono'])('behind %s', (server) => {
  let running: Running
  beforeAll(async () => {
    const port = await freePort()
    const file = join(folder, `${server}.db`)
    running = await serve('test/integration/receiver-server.ts', [server, String(port), TOKEN, file], port)
  })
  afterAll(() => running.stop())

  it.each(['smoke', 'standard', 'deep'])('keeps the contract: %s', async (profile) => {
    const out = join(folder, `${server}-${profile}`)
    const args = ['certify', 'outbound', '--target', running.url, '--token-env', 'D1_TOKEN', '--profile', profile]
    const { status } = await d1Contracts([...args, '--out', out], { D1_TOKEN: TOKEN })
    const result = JSON.parse(await readFile(join(out, 'result.json'), 'utf8')) as Result
    const told = result.findings.filter(({ outcome }) => outcome !== 'skip')
    expect(told.map(({ severity, check, actual, fault }) => ({ severity, check, actual, fault }))).toEqual([])
    expect([status, result.verdict]).toEqual([0, 'conforms'])
    expect(result.operations.filter(({ accepted }) => accepted === 0)).toEqual([])
  })
})
