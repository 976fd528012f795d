/** Dredd on the twin, with the hooks of this project: every transaction of the document runs, and passes. */
import { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ALSO_SEEDED } from '../../mocks/twin/seed.ts'
import { ROOT } from '../../scripts/lib/apis.ts'
import { guardedTwin } from './guarded-twin.ts'

const require = createRequire(import.meta.url)

interface Stats {
  passes: number
  failures: number
  errors: number
  skipped: number
  tests: number
}
type Dredd = new (configuration: object) => { run(done: (error: Error | null | undefined, stats: Stats) => void): void }

it('runs every transaction, and passes', async () => {
  // The issuer of the documented examples, which are what Dredd sends.
  const { twin, table, tokens } = await guardedTwin(ALSO_SEEDED.issuerId)
  // Its hooks run in a process of their own, which inherits these.
  process.env.D1_FORBIDDEN_TOKEN = tokens.forbidden
  process.env.D1_HONOURS_PREFER = 'true'
  const failing: unknown[] = []
  const emitter = new EventEmitter()
  emitter.on('test fail', ({ title, message }) => failing.push([title, message]))
  emitter.on('test error', (error, { title }) => failing.push([title, String(error)]))
  emitter.on('test skip', ({ title }) => failing.push([title, 'skipped']))
  const Runner: Dredd = require('dredd')
  const { default: printer } = require('dredd/build/reporters/reporterOutputLogger')
  printer.transports.console.silent = true
  const stats = await new Promise<Stats>((resolve, reject) => {
    const configuration = {
      endpoint: twin.url,
      path: [join(ROOT, 'specs/canonical/d1-inbound-card.yaml')],
      loglevel: 'silent',
      header: [`Authorization:Bearer ${tokens.good}`],
      hookfiles: [join(ROOT, 'contracts/dredd/hooks.cjs')],
      emitter,
    }
    new Runner(configuration).run((error, found) => (error ? reject(error) : resolve(found)))
  })
  await twin.close()
  expect(failing).toEqual([])
  const documented = table.operations.flatMap(({ responses }) => Object.keys(responses))
  expect(stats).toMatchObject({ passes: documented.length, failures: 0, errors: 0, skipped: 0 })
})
