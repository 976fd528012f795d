/**
 * A command run to its end, with what it took: seconds, seconds of processor time, and the most memory it ever held.
 * Reads `/proc` where there is one; elsewhere processor time and memory are unknown.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What a command took, and how it ended. */
export interface Measured {
  seconds: number
  /** Of processor time in all threads, which a busy machine changes little; `undefined` where that cannot be seen. */
  cpuSeconds: number | undefined
  /** Most megabytes resident at a time; `undefined` where that cannot be seen. */
  megabytes: number | undefined
  status: number | null
  stdout: string
}

/** Milliseconds between two looks; the system itself keeps peak and sum, so only the very end can be missed. */
const LOOK_EVERY = 10
/** Ticks a second in which Linux tells processor time. */
const TICKS = 100

/** Runs a command; its errors are thrown away. */
export async function measured(command: string, args: readonly string[]): Promise<Measured> {
  const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1' }
  const begin = performance.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, ...quiet } })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  let seen = { cpuSeconds: undefined as number | undefined, megabytes: undefined as number | undefined }
  const look = setInterval(() => {
    seen = lookAt(child.pid) ?? seen
  }, LOOK_EVERY)
  const status = await new Promise<number | null>((done, failed) => child.on('error', failed).on('close', done))
  clearInterval(look)
  return { seconds: (performance.now() - begin) / 1000, ...seen, status, stdout }
}

/** What a process took so far; `undefined` when it is gone. */
function lookAt(pid: number | undefined): Pick<Measured, 'cpuSeconds' | 'megabytes'> | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    // The name of the program, in parentheses, may hold blanks; after it the 12th and 13th fields are user and system.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    if (kilobytes === undefined) return undefined
    return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS, megabytes: Number(kilobytes) / 1000 }
  } catch {
    return undefined
  }
}
