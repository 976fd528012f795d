/**
 * The command and its rivals as processes, for tests that use them as a user does.
 * Every process that is started here is ended by `stop`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { ROOT } from '../../scripts/lib/apis.ts'

/** What a finished process left behind. */
export interface Finished {
  status: number | null
  stdout: string
  stderr: string
}

/** A server process. */
export interface Running {
  url: string
  stop(): Promise<Finished>
}

/** Starts a process with this Node and collects what it prints. */
function launch(
  script: string,
  args: string[],
  env: Record<string, string>,
): { child: ChildProcess; finished: Promise<Finished> } {
  const child = spawn(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT, env: { ...process.env, ...env } })
  const texts = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      texts[stream] += text
    })
  }
  const finished = new Promise<Finished>((resolve) => {
    child.on('close', (status) => resolve({ status, ...texts }))
  })
  return { child, finished }
}

/** Runs `d1-contracts` to its end. */
export function d1Contracts(args: string[], env: Record<string, string> = {}): Promise<Finished> {
  return launch('scripts/d1-contracts.js', args, { NO_COLOR: '1', ...env }).finished
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Starts a server script on a port and waits until it answers anything over HTTP. */
export async function serve(script: string, args: string[], port: number): Promise<Running> {
  const { child, finished } = launch(script, args, { NO_COLOR: '1' })
  const url = `http://127.0.0.1:${port}`
  let ended: Finished | undefined
  finished.then((result) => {
    ended = result
  })
  for (let attempt = 0; attempt < 300; attempt++) {
    if (ended) throw new Error(`${script} ended with ${ended.status}: ${ended.stderr}`)
    const answered = await fetch(url).then(
      () => true,
      () => false,
    )
    if (answered) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url,
    stop() {
      child.kill('SIGTERM')
      return finished
    },
  }
}
