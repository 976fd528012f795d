/**
 * A command run to its end, with what it took: seconds, and the most memory it ever held.
 * Reads `/proc` where there is one; elsewhere memory is unknown.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What a command took, and how it ended. */
export interface Measured {
  seconds: number
  /** Most megabytes resident at a time; `undefined` where that cannot be seen. */
  megabytes: number | undefined
  status: number | null
  stdout: string
}

/** Milliseconds between two looks at the memory; the system keeps the peak itself, so only the end can be missed. */
const LOOK_EVERY = 20

/** Runs a command; its errors are thrown away. */
export async function measured(command: string, args: readonly string[]): Promise<Measured> {
  const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' }
  const begin = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...quiet } })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  let megabytes: number | undefined
  const look = setInterval(() => {
    megabytes = peakOf(child.pid) ?? megabytes
  }, LOOK_EVERY)
  const status = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done))
  clearInterval(look)
  return { seconds: (performance.now() - begin) / 1000, megabytes, status, stdout }
}

/** The most memory of a process so far, in megabytes. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1000
  } catch {
    return undefined
  }
}
