/**
 * A project of somebody else that has installed the package: built, packed, and installed from the tarball into an empty
 * folder, with the compilers and Nodes that it is tried with.
 * Talks to the package registry, or to the cache of npm where that has what is needed.
 */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../scripts/lib/apis.ts'

/** The compilers, by major version. */
const COMPILERS = { 5: '5.9.3', 6: '6.0.3', 7: '7.0.2' } as const

/** What a finished process left behind. */
export interface Ended {
  status: number
  stdout: string
  stderr: string
}

/** The project. */
export interface Consumer {
  folder: string
  /** The package as it would be published. */
  tarball: string
  /** Paths in it. */
  packed: string[]
  /** Compiles a part of the project. */
  compile(major: keyof typeof COMPILERS, configuration: string): Promise<Ended>
  /** Takes everything away. */
  remove(): Promise<void>
}

/** Runs a program to its end. */
export function ran(program: string, args: readonly string[], cwd: string): Promise<Ended> {
  const env = { ...process.env, NO_COLOR: '1' }
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : typeof error.code === 'number' ? error.code : -1, stdout, stderr })
    })
  })
}

/** Runs a program of npm's, which has to succeed. */
async function npm(args: readonly string[], cwd: string): Promise<string> {
  const { status, stdout, stderr } = await ran('npm', args, cwd)
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${stderr || stdout}`)
  return stdout
}

const install = (what: readonly string[], folder: string) =>
  npm(['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', ...what], folder)

/** Builds the package and installs it. */
export async function consumerProject(): Promise<Consumer> {
  const around = await mkdtemp(join(tmpdir(), 'd1-consumer-'))
  const folder = join(around, 'project')
  await npm(['run', 'build'], ROOT)
  const packed = await npm(['pack', '--json', '--ignore-scripts', '--pack-destination', around], ROOT)
  const { filename, files } = packingOf(packed)
  await cp(join(ROOT, 'test/package/consumer'), folder, { recursive: true })
  const refused = await readFile(join(ROOT, 'test/sdk/must-not-compile.ts'), 'utf8')
  const fromPackage = refused.replaceAll("'../../sdk/inbound.ts'", "'d1-contracts/inbound'")
  await writeFile(join(folder, 'sdk-must-not-compile.ts'), fromPackage)
  const tarball = join(around, filename)
  const compilers = Object.entries(COMPILERS).map(([major, version]) => `typescript-${major}@npm:typescript@${version}`)
  await install([tarball, '@types/node@22', ...compilers], folder)
  return {
    folder,
    tarball,
    packed: files.map(({ path }) => path),
    compile: (major, configuration) =>
      ran(process.execPath, [join(folder, `node_modules/typescript-${major}/bin/tsc`), '-p', configuration], folder),
    remove: () => rm(around, { recursive: true, force: true }),
  }
}

/** What `npm pack` says it has packed. */
function packingOf(said: string): { filename: string; files: { path: string }[] } {
  const [packing] = JSON.parse(said)
  return packing
}

/** Installs a Node of a major version; resolves to its program, or says why it cannot be had. */
export async function nodeOf(major: number, folder: string): Promise<{ program: string } | { why: string }> {
  if (process.versions.node.startsWith(`${major}.`)) return { program: process.execPath }
  const around = join(folder, `../node-${major}`)
  await mkdir(around, { recursive: true })
  await writeFile(join(around, 'package.json'), '{ "private": true }')
  const name = `node-${process.platform}-${process.arch}`
  try {
    await install([`${name}@${major}`], around)
  } catch (thrown) {
    return { why: `Node ${major} cannot be installed here: ${thrown instanceof Error ? thrown.message : thrown}` }
  }
  return { program: join(around, 'node_modules', name, 'bin/node') }
}
