/**
 * Worker processes that do the jobs of the lab, several at a time. A worker that dies or takes too long costs its own
 * job only: the outcome says so, and another worker takes its place.
 * Starts processes and ends them; nothing of them is left when it is done.
 */
import { type ChildProcess, fork, type StdioOptions } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isObject } from '../lib/json.ts'
import type { Job, Outcome } from './job.ts'

/** The program of a worker, written as this file is: as source, or built. */
const WORKER = fileURLToPath(new URL(`worker${extname(import.meta.url)}`, import.meta.url))

/** What a rival prints is nothing the lab prints. */
const QUIET: StdioOptions = ['ignore', 'ignore', 'inherit', 'ipc']

/**
 * Errors that are data need no stack: a third of the time of a request that is refused would go into writing it. And
 * what thousands of requests leave behind is cleared away less often where there is more room for it.
 */
const LEAN = ['--stack-trace-limit=0', '--no-warnings', '--max-semi-space-size=32']

/** Does the jobs in their order, `width` at a time; hands each outcome over as soon as it is there, in any order. */
export async function runJobs(
  jobs: readonly Job[],
  width: number,
  done: (job: Job, outcome: Outcome) => void,
): Promise<void> {
  const waiting = jobs.values()
  const serve = async (): Promise<void> => {
    let worker: ChildProcess | undefined
    for (const job of waiting) {
      worker = worker?.connected ? worker : fork(WORKER, { stdio: QUIET, execArgv: LEAN })
      const outcome = await ask(worker, job)
      if (!outcome.alive) worker.kill('SIGKILL')
      done(job, outcome.value)
      if (!outcome.alive) worker = undefined
    }
    worker?.disconnect()
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.min(width, jobs.length)) }, serve))
}

/** What a worker answers, or why it does not. */
function ask(worker: ChildProcess, job: Job): Promise<{ alive: boolean; value: Outcome }> {
  return new Promise((resolve) => {
    const begin = performance.now()
    const lost = (problem: string): void => {
      settle({ alive: false, value: { failing: [], judged: 0, problem, durationMs: performance.now() - begin } })
    }
    const exited = (): void => lost('The worker process ended without an outcome.')
    const { patienceMs } = job
    const late = setTimeout(() => lost(`The job took longer than ${patienceMs / 1000} s.`), patienceMs)
    const heard = (message: unknown): void => {
      if (isOutcome(message)) settle({ alive: true, value: message })
      else lost('The worker process answered with no outcome.')
    }
    const settle = (result: { alive: boolean; value: Outcome }): void => {
      clearTimeout(late)
      worker.off('message', heard).off('exit', exited)
      resolve(result)
    }
    worker.once('message', heard).once('exit', exited)
    worker.send(job)
  })
}

/** Whether a message of a worker is an outcome. */
function isOutcome(message: unknown): message is Outcome {
  return isObject(message) && Array.isArray(message.failing) && typeof message.judged === 'number'
}
