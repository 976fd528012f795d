/**
 * The servers that the benchmark of the twin compares, each a process of its own, and a client that is another:
 * the twin, Prism's own command, and a bare server that answers what the twin answered.
 * Every process that is started here is ended by `stop`.
 */
import { execFile, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '../../../scripts/lib/apis.ts'
import { freePort } from '../../integration/processes.ts'

const run = promisify(execFile)

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10

/** Sent with every request. */
export const HEADERS = { authorization: 'Bearer bench.t0ken' }

/** A server at work. */
export interface BenchServer {
  url: string
  /** Milliseconds from the start of its process to its first answer of 200. */
  startedIn: number
  /** Milliseconds of processor time it has used; `undefined` where the system does not say it to the hundredth. */
  processorTime(): Promise<number | undefined>
  /** Megabytes of memory it holds. */
  memory(): Promise<number>
  stop(): Promise<void>
}

/** What a client saw. */
export interface Seen {
  /** Answers a second. */
  rate: number
  /** Answers altogether. */
  count: number
  /** Milliseconds within which 99 of 100 answers came. */
  p99: number
}

/** Starts a script on a free port and waits until it answers `path`. */
export async function start(path: string, argsOf: (port: string) => string[]): Promise<BenchServer> {
  const port = String(await freePort())
  const begun = performance.now()
  const child = spawn(process.execPath, argsOf(port), { cwd: ROOT, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const url = `http://127.0.0.1:${port}`
  while (!(await answers(url + path))) {
    if (child.exitCode !== null) throw new Error(`The server of ${path} ended before it answered.`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
  return {
    url,
    startedIn: performance.now() - begun,
    async processorTime() {
      const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => undefined)
      // After the name, which may hold anything but ends in a bracket, user and system time are the 12th and 13th.
      const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields && TICK_MS * (Number(fields[11]) + Number(fields[12]))
    },
    async memory() {
      const { stdout } = await run('ps', ['-o', 'rss=', '-p', String(child.pid)])
      return Number(stdout) / 1024
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Whether a server answers with 200. */
async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { headers: HEADERS })
    await answer.arrayBuffer()
    return answer.status === 200
  } catch {
    return false
  }
}

/** Starts the twin. */
export function startTwin(path: string, ...options: string[]): Promise<BenchServer> {
  const command = ['scripts/d1-contracts.js', 'mock', 'inbound', '--engine', 'twin', ...options]
  return start(path, (port) => [...command, '--port', port])
}

/** What a client is asked to send. */
export interface Load {
  connections: number
  /** For how many seconds, or how many requests. */
  seconds?: number
  requests?: number
  /** Posted as JSON; absent: a GET. */
  body?: object
}

/** Asks a server with a client that is a process of its own; anything but 2xx is no measurement. */
export async function ask(url: string, load: Load): Promise<Seen> {
  const client = join(ROOT, 'test/bench/twin/client.ts')
  const { stdout } = await run(process.execPath, [client, JSON.stringify({ url, ...load })])
  return JSON.parse(stdout)
}
