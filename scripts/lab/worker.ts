/**
 * A worker process of the lab: takes one job after the other from its parent, answers each with an outcome.
 * Starts the server of the job, lets the judge at it, closes it again; a job that fails is an outcome with a problem.
 */
import { messageOf } from '../lib/errors.ts'
import { isObject } from '../lib/json.ts'
import type { Job, Outcome } from './job.ts'
import { rivals } from './rivals/index.ts'
import { startServer } from './servers.ts'
import { judgeBySuite } from './suite.ts'

/** Does one job. */
async function work({ judge, server }: Job): Promise<Outcome> {
  const running = await startServer(server)
  try {
    const rival = rivals.find(({ id }) => id === judge)
    return await (rival ? rival.judge(running) : judgeBySuite(running))
  } finally {
    await running.listener.close()
  }
}

/** Whether a message is a job; the only sender is the pool that started this process. */
function isJob(message: unknown): message is Job {
  return isObject(message) && isObject(message.server) && typeof message.judge === 'string'
}

process.on('message', (message) => {
  if (!isJob(message)) return
  const begin = performance.now()
  work(message)
    .catch((thrown: unknown): Outcome => {
      return { failing: [], judged: 0, problem: messageOf(thrown), durationMs: performance.now() - begin }
    })
    .then((outcome) => process.send?.(outcome))
})
process.on('disconnect', () => process.exit())
