/**
 * The guide as its reader follows it: the blocks of its Markdown, and a project in which they are run, with other ports.
 * The package is linked where the reader installs it. Every process that is started here is ended by `close`.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../../scripts/lib/apis.ts'
import { freePort } from './processes.ts'

/** A block of code, and what the words behind its language say of it. */
export interface Block {
  /** Number of its first line in the file. */
  line: number
  language: string
  /** `run`: to be run to its end. `serve=PORT`: to be left running. `file=PATH`: a file. `from=PORT`: what that server says. */
  info: string
  text: string
}

/** The blocks of a Markdown text, in order. */
export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(/^```(\w*) ?(.*)\n([\s\S]*?)^```$/gm)].map((match) => {
    const [, language = '', info = '', text = ''] = match
    return { line: markdown.slice(0, match.index).split('\n').length, language, info, text }
  })
}

/** Whether an output has the lines that the guide shows; `…` stands for any lines. */
export function shows(output: string, wanted: string): boolean {
  const parts = wanted.split(/^…\n/m).map((part) => part.trim())
  let rest = output.trim()
  for (const part of parts) {
    const at = rest.indexOf(part)
    if (at === -1) return false
    rest = rest.slice(at + part.length)
  }
  return true
}

/** A project of a reader. */
export interface Project {
  folder: string
  /** A text of the guide with the ports that are used here. */
  local(text: string): string
  /** Runs commands to their end, and what they left behind. @returns all that was printed, in order */
  run(commands: string, env?: Record<string, string>): Promise<{ status: number | null; output: string }>
  /** Runs a command that stays. @returns what it has printed so far */
  serve(command: string): { output(): string; hasEnded(): boolean }
  /** Ends what stays. */
  stop(): Promise<void>
  close(): Promise<void>
}

/** Ends a process and those it has started. */
async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('close', resolve))
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, 'SIGTERM')
  } catch {
    return
  }
  await ended
}

/** Makes an empty project. */
export async function makeProject(ports: readonly string[]): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-'))
  const local = new Map<string, string>()
  for (const port of ports) local.set(port, String(await freePort()))
  const substitute = (text: string) => text.replace(/\b\d{4}\b/g, (port) => local.get(port) ?? port)
  const linked = [
    'mkdir -p node_modules/.bin',
    `ln -s '${ROOT}' node_modules/d1-contracts`,
    `ln -s ../d1-contracts/scripts/d1-contracts.js node_modules/.bin/d1-contracts`,
  ].join('\n')
  const fromSource = `--import ${pathToFileURL(join(ROOT, 'examples/from-source.ts')).href}`
  const staying = new Set<ChildProcess>()

  function start(commands: string, env: Record<string, string> = {}) {
    const said = { text: '', hasEnded: false }
    const script = substitute(commands.replace(/^npm install .*$/gm, linked))
    const path = [dirname(process.execPath), process.env.PATH].join(delimiter)
    const child = spawn('bash', ['-euc', script], {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NO_COLOR: '1',
        PATH: path,
        NODE_OPTIONS: fromSource,
        npm_config_loglevel: 'error',
        ...env,
      },
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said.text += text
      })
    }
    child.once('exit', () => {
      said.hasEnded = true
    })
    return { child, said }
  }

  const stop = async () => {
    await Promise.all([...staying].map(end))
    staying.clear()
  }
  return {
    folder,
    local: substitute,
    async run(commands, env) {
      const { child, said } = start(commands, env)
      const status = await new Promise<number | null>((resolve) => child.once('exit', resolve))
      await end(child)
      return { status, output: said.text }
    },
    serve(command) {
      const { child, said } = start(command)
      staying.add(child)
      return { output: () => said.text, hasEnded: () => said.hasEnded }
    },
    stop,
    async close() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
