/**
 * A checkout of the work tree as it is now, or of a folder of it, in a temporary folder: with a history of its own, and
 * commands that are run as the steps of a workflow are.
 * Writes to that folder only; runs whatever it is told to.
 */
import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { ROOT } from '../../scripts/lib/apis.ts'

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

/** What stands where this repository is checked out beside another one. */
export const CONTRACTS = '.d1-contracts'

/** What is rehearsed. */
export interface Rehearsed {
  /** The folder that stands for a repository; this one unless another is named. */
  of?: string
  /** What every command finds in its environment. */
  env?: Record<string, string>
}

/** A checkout with a history of its own. */
export class Checkout {
  /** Where everything lies that GitHub would keep. */
  readonly folder = mkdtempSync(join(tmpdir(), 'rehearsal-'))
  /** The checkout. */
  readonly checkout = join(this.folder, 'checkout')
  /** Where this repository is: what is rehearsed, or beside it. */
  readonly contracts: string
  readonly #env: Record<string, string>

  constructor({ of = '.', env = {} }: Rehearsed = {}) {
    const from = join(ROOT, of)
    this.contracts = of === '.' ? this.checkout : ROOT
    this.#env = env
    mkdirSync(join(this.folder, 'bin'))
    writeFileSync(join(this.folder, 'bin/gh'), GH)
    chmodSync(join(this.folder, 'bin/gh'), 0o755)
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: from })
    for (const file of listed.toString('utf8').split('\0')) {
      if (file === '' || !existsSync(join(from, file))) continue
      mkdirSync(dirname(join(this.checkout, file)), { recursive: true })
      cpSync(join(from, file), join(this.checkout, file))
    }
    symlinkSync(join(ROOT, 'node_modules'), join(this.checkout, 'node_modules'))
    this.git('init', '--quiet', '--initial-branch', 'main')
    // A link is no folder, which is what the list of ignored files names.
    writeFileSync(join(this.checkout, '.git/info/exclude'), `node_modules\n${CONTRACTS}\n`)
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
  async bash(commands: string, env: Record<string, string> = {}): Promise<{ status: number; output: string }> {
    const child = spawn('bash', ['-e', '-c', commands], {
      cwd: this.checkout,
      env: {
        ...process.env,
        NO_COLOR: '1',
        PATH: [join(this.folder, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter),
        REHEARSAL: this.folder,
        RUNNER_TEMP: join(this.folder, 'temp'),
        GITHUB_REPOSITORY: 'example/contracts',
        GITHUB_STEP_SUMMARY: join(this.folder, 'summary.md'),
        GITHUB_OUTPUT: join(this.folder, 'outputs.txt'),
        ...this.#env,
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

  /** Removes everything. */
  remove(): void {
    rmSync(this.folder, { recursive: true })
  }
}
