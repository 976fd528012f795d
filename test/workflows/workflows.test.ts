/** The workflows: well-formed, pinned, with no more rights than they need, and made of commands that exist. */
import { execFileSync } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { stringify } from 'yaml'
import packageJson from '../../package.json' with { type: 'json' }
import { main } from '../../scripts/cli.ts'
import { ROOT, readCatalogue } from '../../scripts/lib/apis.ts'
import { importsOf, resolveImport, sourceFiles } from '../sources.ts'
import { filled } from './expressions.ts'
import {
  action,
  actionAsWorkflow,
  complaints,
  lint,
  SCRIPT_FILES,
  textOf,
  UNKNOWN_TO_LINTER,
  WORKFLOW_FILES,
  workflow,
} from './workflows.ts'

const workflows = WORKFLOW_FILES.map((file) => workflow(file))
const jobs = workflows.flatMap((one) => one.jobs)
const steps = [...jobs.flatMap((job) => job.steps), ...action('action.yml').steps]

afterEach(() => {
  vi.restoreAllMocks()
})

describe('well-formed', () => {
  it.each(WORKFLOW_FILES)('%s', async (file) => {
    expect(await complaints(textOf(file), file)).toEqual([])
  })

  it('action.yml', async () => {
    expect(await lint(stringify(actionAsWorkflow('action.yml')), '.github/workflows/action.yml')).toEqual([])
  })

  it('says what the linter is wrong about only as long as it is', async () => {
    const all = await lint(textOf('.github/workflows/contract-check.yml'), '.github/workflows/contract-check.yml')
    expect(all.filter(({ message }) => UNKNOWN_TO_LINTER.test(message)).length).toBeGreaterThan(0)
  })

  it('says so of a title that is run as a command', async () => {
    const run = `echo \${{ github.event.pull_request.title }}`
    const text = stringify({ on: 'pull_request', jobs: { a: { 'runs-on': 'ubuntu-latest', steps: [{ run }] } } })
    expect((await lint(text, 'a.yml')).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^"github\.event\.pull_request\.title" is potentially untrusted/),
    ])
  })

  it.each(SCRIPT_FILES)('%s is a script that bash can read and run', (file) => {
    accessSync(join(ROOT, file), constants.X_OK)
    execFileSync('bash', ['-n', join(ROOT, file)])
  })

  it('the commands of every step can be read by bash', () => {
    for (const { run } of steps) if (run !== undefined) execFileSync('bash', ['-n'], { input: run })
  })
})

describe('safe', () => {
  it('pins every action to a commit', () => {
    const used = steps.flatMap(({ uses }) => uses ?? [])
    // What is checked out has been chosen before.
    expect(used.filter((uses) => uses !== './.d1-contracts' && !/^[\w.-]+\/[\w.-]+@[0-9a-f]{40}$/.test(uses))).toEqual(
      [],
    )
  })

  it('calls no workflow but those of this repository', () => {
    const called = jobs.flatMap(({ uses }) => uses ?? [])
    expect(called.filter((uses) => !WORKFLOW_FILES.some((file) => uses === `./${file}`))).toEqual([])
  })

  it('takes what it uses of this repository from where the workflow is', () => {
    const ours = steps.filter(({ with: { path } }) => path === '.d1-contracts')
    expect(ours.length).toBeGreaterThan(0)
    for (const { with: given } of ours) {
      expect(given.repository).toBe(`\${{ job.workflow_repository }}`)
      expect(given.ref).toMatch(/\bjob\.workflow_sha }}$/)
    }
  })

  it('puts no expression into a command', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([])
  })

  it('never runs a pull request with the rights of its base', () => {
    expect(workflows.filter(({ text }) => /pull_request_target|workflow_run/.test(text))).toEqual([])
  })

  it('gives no right to all jobs but to read', () => {
    const given = workflows.map(({ file, content }) => [file, JSON.stringify(content.permissions)])
    expect(given.filter(([, rights]) => rights !== '{}' && rights !== '{"contents":"read"}')).toEqual([])
  })

  it('runs neither Node nor anything of a pull request where it may write', () => {
    // What calls a workflow says how much its jobs may have; they say what they take.
    const writers = jobs.filter(({ permissions, uses }) => !uses && Object.values(permissions).includes('write'))
    expect(writers.map(({ id }) => id).toSorted()).toEqual(['comment', 'propose'])
    for (const { steps } of writers) {
      for (const { uses, run } of steps) {
        expect(uses ?? '').toMatch(/^(|actions\/(checkout|download-artifact)@.+)$/)
        expect(run ?? '').not.toMatch(/\b(npm|npx|node)\b/)
      }
    }
    const [comment] = writers.filter(({ id }) => id === 'comment')
    const [checkout] = comment?.steps ?? []
    const event = { pull_request: { base: { sha: 'the base' } } }
    const github = { repository: 'a/contracts', event }
    const refFor = (workflow_repository: string) =>
      filled(checkout?.with.ref ?? '', { github, job: { workflow_repository, workflow_sha: 'the one that is called' } })
    expect([refFor('a/contracts'), refFor('b/contracts')]).toEqual(['the base', 'the one that is called'])
  })

  it('keeps no token beside what is checked out, but where it is pushed from', () => {
    const kept = steps.filter(
      ({ uses, with: { 'persist-credentials': keep } }) => uses?.startsWith('actions/checkout@') && keep !== 'false',
    )
    expect(kept.map(({ where }) => where)).toEqual(['.github/workflows/watch.yml propose'])
  })
})

describe('complete', () => {
  it('certifies every API of the catalogue, and gates all specs', async () => {
    const aliases = (await readCatalogue()).apis.map(({ alias }) => alias)
    const contract = workflow('.github/workflows/contract.yml')
    const calls = contract.jobs.find(({ id }) => id === 'kept')?.matrix ?? []
    expect(calls.flatMap(({ certify }) => (certify === '' ? [] : [certify]))).toEqual(aliases)
    expect(calls.flatMap(({ specs }) => (specs === '' ? [] : [specs]))).toEqual(['specs/canonical'])
    expect(new Set(calls.map(({ name }) => name)).size).toBe(calls.length)
  })

  it('hands on whatever it is given', () => {
    const { jobs: own, inputs } = workflow('.github/workflows/contract-check.yml')
    const text = textOf('.github/workflows/contract-check.yml')
    const read = (name: string) => new RegExp(`\\binputs\\.${name}\\b`).test(text)
    expect(Object.keys(inputs).filter((name) => !read(name))).toEqual([])
    const used = own.flatMap(({ steps: all }) => all).filter(({ uses }) => uses === './.d1-contracts')
    const unknown = used.flatMap(({ with: given }) =>
      Object.keys(given).filter((name) => !Object.hasOwn(action('action.yml').inputs, name)),
    )
    expect([used.length, unknown]).toEqual([3, []])
  })
})

describe('made of commands that exist', () => {
  const texts = [
    ...steps.flatMap(({ where, run }) => (run === undefined ? [] : [{ where, text: run }])),
    // What a called workflow runs for its caller.
    ...jobs.flatMap(({ id, with: { start } }) => (start === undefined ? [] : [{ where: id, text: String(start) }])),
    ...SCRIPT_FILES.map((file) => ({ where: file, text: textOf(file).replace(/^#.*$/gm, '') })),
  ].map(({ where, text }) => ({ where, text: text.replace(/\\\n\s*/g, ' ') }))

  const found = (pattern: RegExp) =>
    texts.flatMap(({ where, text }) => [...text.matchAll(pattern)].map(([, ...groups]) => ({ where, groups })))

  it('scripts of npm', () => {
    const named = found(/\bnpm (?:run (?:--silent )?)([\w:-]+)/g)
    const unknown = named.filter(({ groups: [name = ''] }) => name !== '' && !Object.hasOwn(packageJson.scripts, name))
    expect(named.length).toBeGreaterThan(0)
    expect(unknown).toEqual([])
  })

  it('files of .ci', () => {
    const named = found(/(?:^|[\s"/])(\.ci\/[\w-]+)/gm)
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter(({ groups: [file = ''] }) => !SCRIPT_FILES.includes(file))).toEqual([])
  })

  it('subcommands and options of d1-contracts', async () => {
    const call = /(?:npx d1-contracts|scripts\/d1-contracts\.js"?|(?<![\w:-])contracts) ([a-z][a-z-]+)([^\n;|]*)/g
    const named = found(call).map(({ where, groups: [command = '', rest = ''] }) => ({
      where,
      command,
      options: [...rest.matchAll(/(?<=\s)--[a-z-]+/g)].map(([option]) => option),
    }))
    expect(named.map(({ command }) => command)).toEqual(
      expect.arrayContaining(['assemble', 'compile', 'generate', 'gate', 'certify', 'merge', 'capture', 'mock']),
    )
    for (const { where, command, options } of named) {
      const help = await helpOf(command)
      expect(
        options.filter((option) => !help.includes(option)).map((option) => `${where}: ${command} ${option}`),
      ).toEqual([])
    }
  })

  it('refuses what does not exist', async () => {
    await expect(helpOf('no-such-stage')).rejects.toThrow('There is no command no-such-stage.')
    expect(await helpOf('gate')).not.toContain('--no-such-option')
  })
})

it('asks of the installation of the action only what it has', () => {
  const files = sourceFiles('scripts')
  const packages = new Set<string>()
  const loaded = new Set(['scripts/cli.ts', 'scripts/gate.ts'])
  for (const path of loaded) {
    const file = files.find((one) => one.path === path)
    for (const { specifier, typeOnly, lazy } of file ? importsOf(file) : []) {
      if (!file || typeOnly || (lazy && path === 'scripts/cli.ts')) continue
      const target = resolveImport(file, specifier)
      if (target !== undefined) loaded.add(target)
      else if (!isBuiltin(specifier)) packages.add(/^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier)
    }
  }
  const withoutDevelopment = readFileSync(join(ROOT, 'action.yml'), 'utf8').includes('npm ci --omit=dev')
  const installed = { ...packageJson.dependencies, ...(withoutDevelopment ? {} : packageJson.devDependencies) }
  expect([...packages].filter((name) => !Object.hasOwn(installed, name)).sort()).toEqual([])
})

/** What a subcommand says about itself. */
async function helpOf(command: string): Promise<string> {
  let text = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((piece) => {
    text += String(piece)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const status = await main([command, '--help'])
  vi.restoreAllMocks()
  if (status !== 0 || !text.startsWith(`Usage: d1-contracts ${command} `)) {
    throw new Error(`There is no command ${command}.`)
  }
  return text
}
