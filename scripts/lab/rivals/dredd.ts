/**
 * Dredd as a judge of the lab: one transaction for each documented status of each operation, made from the examples of
 * the spec. A failing transaction counts with what is wrong in it (status, headers, body), so that a new complaint about
 * a transaction that fails anyway is seen.
 * Runs Dredd as a library, with the hooks of this project; no transaction at all is a problem, not a success. A spec is
 * read, and copied for the hooks, once for all servers of a process, and what that took is counted for each of them.
 *
 * @see https://dredd.org/en/latest/usage-js.html
 */
import { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ROOT } from '../../lib/apis.ts'
import { readText } from '../../lib/documents.ts'
import { isObject } from '../../lib/json.ts'
import type { Failing, Outcome } from '../job.ts'
import type { Running } from '../servers.ts'
import type { Rival } from './rival.ts'

/** What Dredd counts. */
interface Stats {
  passes: number
  failures: number
  errors: number
}

/** The part of Dredd that is used. */
type Dredd = new (configuration: object) => { run(done: (error: Error | null | undefined, stats: Stats) => void): void }

/** How Dredd reads a spec. */
type Parse = (text: string, done: (error: Error | null, parsed?: unknown) => void) => void

/** How Dredd copies its configuration, in which stands the spec that was read, for its hooks. */
type Copy = (value: unknown, ...how: unknown[]) => unknown

/** A spec that was read, and the milliseconds that it took to read and copy it. */
interface Reading {
  parsed: unknown
  /** Once it was copied: the copy. */
  copied?: unknown
  ms: number
}

/** Hooks that provoke what Dredd alone would not. */
const HOOKS = join(ROOT, 'contracts/dredd/hooks.cjs')

const require = createRequire(import.meta.url)

/** What was read, by the text of the spec. */
const readings = new Map<string, Reading>()

/** The version that is installed. */
async function version(): Promise<string | undefined> {
  const manifest: unknown = require('dredd/package.json')
  return isObject(manifest) && typeof manifest.version === 'string' ? manifest.version : undefined
}

/** Judges a server. */
async function judge({ target, spec }: Running): Promise<Outcome> {
  const begin = performance.now()
  const failing: Failing[] = []
  const emitter = new EventEmitter()
  emitter.on('test fail', (test: unknown) => failing.push(failingOf(test)))
  emitter.on('test error', (_: unknown, test: unknown) => failing.push({ ...failingOf(test), check: 'error' }))
  const configuration = {
    endpoint: target.baseUrl,
    path: [spec],
    loglevel: 'silent',
    header: [`Authorization:Bearer ${target.bearer?.token}`],
    hookfiles: [HOOKS],
    emitter,
  }
  const text = await readText(spec)
  const readBefore = readings.get(text)?.ms ?? 0
  const stats = await run(configuration)
  const judged = stats.passes + stats.failures + stats.errors
  const problem = judged === 0 ? { problem: 'Dredd ran no transaction and calls that a success.' } : {}
  return { failing, judged, requests: judged, durationMs: performance.now() - begin + readBefore, ...problem }
}

/** Dredd, once it is loaded. */
let loaded: Dredd | undefined

/** Loads Dredd: quiet, and reading and copying a spec only once, which takes most of its time for every server. */
function load(): Dredd {
  const fromDredd = createRequire(require.resolve('dredd'))
  const replace = <Value>(name: string, by: (original: Value) => Value): void => {
    const place = fromDredd.resolve(name)
    const original: Value = fromDredd(place)
    const module = require.cache[place]
    if (module) module.exports = by(original)
  }
  replace('dredd-transactions/parse', remembering)
  replace('clone', sparing)
  // What its reporters print is not covered by the log level.
  const { default: printer } = require('dredd/build/reporters/reporterOutputLogger')
  printer.transports.console.silent = true
  return require('dredd')
}

/** A parser that keeps what it has read. */
function remembering(parse: Parse): Parse {
  return (text, done) => {
    const known = readings.get(text)
    if (known) return done(null, known.parsed)
    const begin = performance.now()
    parse(text, (error, parsed) => {
      if (!error) readings.set(text, { parsed, ms: performance.now() - begin })
      done(error, parsed)
    })
  }
}

/** A copier that copies a spec that was read only once: nobody changes it. */
function sparing(copy: Copy): Copy {
  return (value, ...how) => {
    const reading = isObject(value) ? readingIn(value) : undefined
    if (reading === undefined) return copy(value, ...how)
    if (reading.copied !== undefined) {
      return Object.assign({}, copy({ ...Object(value), apiDescriptions: [] }), { apiDescriptions: reading.copied })
    }
    const begin = performance.now()
    const whole = copy(value, ...how)
    reading.ms += performance.now() - begin
    reading.copied = isObject(whole) ? whole.apiDescriptions : undefined
    return whole
  }
}

/** The only spec in a configuration. */
function readingIn({ apiDescriptions }: Record<string, unknown>): Reading | undefined {
  const [first, second]: unknown[] = Array.isArray(apiDescriptions) ? apiDescriptions : []
  return isObject(first) && second === undefined ? readings.get(String(first.content)) : undefined
}

function run(configuration: object): Promise<Stats> {
  loaded ??= load()
  const dredd = new loaded(configuration)
  return new Promise((resolve, reject) => {
    dredd.run((error, stats) => (error ? reject(error) : resolve(stats)))
  })
}

/** A failing transaction, in the words of Dredd. */
function failingOf(test: unknown): Failing {
  const { title, message, results } = isObject(test) ? test : {}
  const fields = isObject(results) && isObject(results.fields) ? Object.entries(results.fields) : []
  const wrong = fields.filter(([, field]) => isObject(field) && field.valid === false).map(([name]) => name)
  const check = wrong.sort().join(', ') || 'transaction'
  const [first = ''] = String(message ?? '').split('\n')
  return { key: `${title}: ${check}`, check, text: `${title}: ${first}` }
}

export default {
  id: 'dredd',
  name: 'Dredd',
  version,
  setting: 'its defaults, hooks of `contracts/dredd`',
  patienceMs: 45_000,
  judge,
} satisfies Rival
