/**
 * Runs the jobs of a workflow on this machine, step by step as GitHub does: in a checkout of the work tree as it is now,
 * with bash, files for summary and outputs, and artifacts that are handed from job to job. What only GitHub can do is left
 * out, each for the reason that stands here.
 * Writes to a temporary folder only; runs whatever the steps run.
 */
import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, matchesGlob } from 'node:path'
import { ROOT } from '../../scripts/lib/apis.ts'
import type { Job, Step } from '../workflows/workflows.ts'

/** Why a step is not run, by its name, or by the action it uses. */
const LEFT_OUT: Record<string, string> = {
  Install: 'the packages of this work tree are linked instead of fetched',
  'actions/checkout': 'the rehearsal is a checkout',
  'actions/setup-node': 'this Node is used',
}

/** Stands for GitHub's command line: keeps what it is asked for and answers what it is told to. */
const GH = `#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$REHEARSAL/gh.txt"
for word in "$@"; do
  case $word in body=@*) cp "\${word#body=@}" "$REHEARSAL/body.md" ;; esac
  [ "\${before:-}" != --body-file ] || cp "$word" "$REHEARSAL/body.md"
  before=$word
done
case "$*" in *--paginate*|"pr list"*) cat "$REHEARSAL/known.txt" 2>/dev/null || true ;; esac
`

/** What a step came to. */
export interface Done {
  name: string
  status: number
  /** Everything it printed. */
  output: string
}

/** A checkout with a history of its own. */
export class Rehearsal {
  /** Where everything lies that GitHub would keep. */
  readonly folder = mkdtempSync(join(tmpdir(), 'rehearsal-'))
  /** The checkout. */
  readonly checkout = join(this.folder, 'checkout')

  constructor() {
    mkdirSync(join(this.folder, 'bin'))
    writeFileSync(join(this.folder, 'bin/gh'), GH)
    chmodSync(join(this.folder, 'bin/gh'), 0o755)
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT })
    for (const file of listed.toString('utf8').split('\0')) {
      if (file === '' || !existsSync(join(ROOT, file))) continue
      mkdirSync(dirname(join(this.checkout, file)), { recursive: true })
      cpSync(join(ROOT, file), join(this.checkout, file))
    }
    symlinkSync(join(ROOT, 'node_modules'), join(this.checkout, 'node_modules'))
    this.git('init', '--quiet', '--initial-branch', 'main')
    // A link is no folder, which is what the list of ignored files names.
    writeFileSync(join(this.checkout, '.git/info/exclude'), 'node_modules\n')
    this.commit('Base')
  }

  /** Runs git in the checkout and gives what it prints. */
  git(...args: string[]): string {
    const author = ['-c', 'user.name=Rehearsal', '-c', 'user.email=rehearsal@example.test']
    return execFileSync('git', [...author, ...args], { cwd: this.checkout, stdio: 'pipe' }).toString('utf8')
  }

  /** Commits everything. */
  commit(message: string): void {
    this.git('add', '--all')
    this.git('commit', '--quiet', '--message', message)
  }

  /** The text of a file below the folder of the rehearsal; empty when there is none. */
  text(file: string): string {
    const path = join(this.folder, file)
    return existsSync(path) ? readFileSync(path, 'utf8') : ''
  }

  /** Changes a file of the checkout. */
  edit(file: string, change: (text: string) => string): void {
    const path = join(this.checkout, file)
    const before = readFileSync(path, 'utf8')
    const after = change(before)
    if (after === before) throw new Error(`The edit of ${file} changes nothing.`)
    writeFileSync(path, after)
  }

  /** Runs commands as a step does. */
  async bash(commands: string, env: Record<string, string> = {}): Promise<Omit<Done, 'name'>> {
    const child = spawn('bash', ['-e', '-c', commands], {
      cwd: this.checkout,
      env: {
        ...process.env,
        NO_COLOR: '1',
        PATH: `${join(this.folder, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
        REHEARSAL: this.folder,
        GITHUB_REPOSITORY: 'example/contracts',
        GITHUB_STEP_SUMMARY: join(this.folder, 'summary.md'),
        GITHUB_OUTPUT: join(this.folder, 'outputs.txt'),
        ...env,
      },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    const status = await new Promise<number>((done) => child.on('close', (code) => done(code ?? 2)))
    return { status, output }
  }

  /** Runs a job once for every entry of its matrix; what its steps came to, in order. */
  async job(job: Job, context: Record<string, string> = {}): Promise<Done[]> {
    const done: Done[] = []
    for (const entry of job.matrix) {
      const matrix = Object.fromEntries(Object.entries(entry).map(([key, value]) => [`matrix.${key}`, value]))
      done.push(...(await this.#once(job, { ...context, ...matrix })))
    }
    return done
  }

  /** Removes everything. */
  remove(): void {
    rmSync(this.folder, { recursive: true })
  }

  async #once(job: Job, context: Record<string, string>): Promise<Done[]> {
    const done: Done[] = []
    // Every job begins on a machine of its own.
    this.git('clean', '-fdxq', '-e', 'node_modules')
    for (const step of job.steps) {
      if (LEFT_OUT[step.name] !== undefined || LEFT_OUT[actionOf(step)] !== undefined) continue
      if (!this.#isDue(step, done)) continue
      const values = (texts: Record<string, string>) =>
        Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, filled(text, context)]))
      if (step.run !== undefined) done.push({ name: step.name, ...(await this.bash(step.run, values(step.env))) })
      else this.#artifact(step, values(step.with))
    }
    return done
  }

  /** Whether the condition of a step holds. */
  #isDue({ condition }: Step, done: readonly Done[]): boolean {
    const [, name, value] = /outputs\.(\w+) == '(\w+)'/.exec(condition) ?? []
    if (name !== undefined && !this.text('outputs.txt').includes(`${name}=${value}\n`)) return false
    return condition.includes('!cancelled()') || done.every(({ status }) => status === 0)
  }

  /** Hands files over, or takes them. */
  #artifact(step: Step, { name, path = '', pattern = '' }: Record<string, string>): void {
    const kept = join(this.folder, 'artifacts')
    const place = join(this.checkout, path)
    const action = actionOf(step)
    if (action === 'actions/upload-artifact') cpSync(place, join(kept, name ?? ''), { recursive: true })
    else if (action !== 'actions/download-artifact') throw new Error(`It is not said why ${step.name} is left out.`)
    else if (name !== undefined) cpSync(join(kept, name), place, { recursive: true })
    else {
      for (const one of readdirSync(kept).filter((candidate) => matchesGlob(candidate, pattern))) {
        cpSync(join(kept, one), join(place, one), { recursive: true })
      }
    }
  }
}

/** The name of the action a step uses. */
function actionOf({ uses = '' }: Step): string {
  return uses.split('@')[0] ?? ''
}

/** A text with its expressions replaced. */
function filled(text: string, context: Record<string, string>): string {
  return text.replace(/\$\{\{\s*([\w.]+)\s*\}\}/g, (_, name: string) => {
    const value = context[name]
    if (value === undefined) throw new Error(`The rehearsal knows no ${name}.`)
    return value
  })
}
