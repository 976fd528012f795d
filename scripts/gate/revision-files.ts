/**
 * Finds the two revisions a gate compares: specs or pages, as files, `REV:PATH` of git, APIs of the catalogue, and addresses
 * when the network is allowed.
 * Reads files and git's object store; what is not a file yet is written to a temporary folder for as long as it is read.
 */
import { execFile } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, posix, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { canonicalFile, findApi } from '../lib/apis.ts'
import { decodeUtf8, MAX_BYTES, readText } from '../lib/documents.ts'
import { messageOf, PipelineError } from '../lib/errors.ts'
import { type LoadedSpec, loadSpec } from '../lib/load-spec.ts'
import { isPage, specOfPage } from './page-revisions.ts'
import type { RevisionText } from './positions.ts'
import { compareVersions, versionOf } from './versions.ts'

const run = promisify(execFile)

/** Files that one revision may be made of. */
const MOST_FILES = 1000

/** Patience with an address, in milliseconds. */
const PATIENCE = 30_000

/** What may be reached. */
export interface Around {
  allowNetwork: boolean
  /** A folder of the repository that revisions are read from. */
  repository: string
}

/** Something that can be compared, and how it was named. */
type Input =
  | { kind: 'file'; name: string; file: string }
  | { kind: 'git'; name: string; revision: string; path: string }
  | { kind: 'url'; name: string; url: URL }

type GitInput = Extract<Input, { kind: 'git' }>
type UrlInput = Extract<Input, { kind: 'url' }>

/** Loads both revisions. @throws PipelineError located by the names that were given */
export async function loadRevisions(
  names: { base: string; head: string },
  around: Around,
): Promise<{ base: RevisionFile; head: RevisionFile }> {
  const [base, head] = [await inputOf(names.base), await inputOf(names.head)]
  await refuseMistakes(base, head, around)
  const loaded = { base: await load(base, around), head: await load(head, around) }
  refuseDowngrade(loaded)
  return loaded
}

/** A revision that was loaded, and the text it was loaded from. */
export interface RevisionFile extends LoadedSpec {
  text: RevisionText
}

/** Refuses a head that says itself that it is older. */
function refuseDowngrade({ base, head }: { base: RevisionFile; head: RevisionFile }): void {
  const [was, is] = [versionOf(base.document), versionOf(head.document)]
  if (compareVersions(was, is) !== 'later') return
  const sentence = `BASE says that it is version ${was}, HEAD that it is ${is}; swap the two, or correct \`info.version\`.`
  throw new PipelineError('ARGUMENTS', sentence, { file: head.file, pointer: '/info/version' })
}

async function inputOf(name: string): Promise<Input> {
  if (existsSync(name)) return { kind: 'file', name, file: name }
  if (/^https?:\/\//i.test(name)) {
    if (!URL.canParse(name)) throw new PipelineError('ARGUMENTS', `The address \`${name}\` cannot be read.`)
    return { kind: 'url', name, url: new URL(name) }
  }
  const api = await findApi(name)
  if (api) return { kind: 'file', name, file: canonicalFile(api.id) }
  const [, revision, path] = /^([^:]+):(.+)$/.exec(name) ?? []
  if (revision !== undefined && path !== undefined) return { kind: 'git', name, revision, path: posix.normalize(path) }
  const sentence = 'What is to be compared is no file, no API of the catalogue and no `REV:PATH` of git.'
  throw new PipelineError('ARGUMENTS', sentence, { file: name })
}

/** Refuses to compare a thing with itself, and what comes later with what came before. */
async function refuseMistakes(base: Input, head: Input, around: Around): Promise<void> {
  const place = { file: placeName(head) }
  const isSame =
    base.kind === 'file' && head.kind === 'file'
      ? realpathSync(base.file) === realpathSync(head.file)
      : base.name === head.name
  if (isSame) throw new PipelineError('ARGUMENTS', 'BASE and HEAD are the same; name two revisions.', place)
  if (head.kind !== 'git') return
  const swapped = 'BASE is later than HEAD; swap the two.'
  const isWorked = base.kind === 'file' && relative('.', base.file).replaceAll(sep, '/') === head.path
  if (isWorked) throw new PipelineError('ARGUMENTS', swapped, place)
  if (base.kind !== 'git') return
  const [older, newer] = [await commitOf(head, around), await commitOf(base, around)]
  if (older === newer) return
  const isAncestor = await git(around, ['merge-base', '--is-ancestor', older, newer]).then(
    () => true,
    () => false,
  )
  if (isAncestor) throw new PipelineError('ARGUMENTS', swapped, place)
}

/** An input as messages name it: an address without what may be secret in it. */
function placeName(input: Input): string {
  return input.kind === 'url' ? `${input.url.origin}${input.url.pathname}` : input.name
}

async function load(input: Input, around: Around): Promise<RevisionFile> {
  const folder = await mkdtemp(join(tmpdir(), 'd1-gate-'))
  try {
    const file =
      input.kind === 'file'
        ? input.file
        : input.kind === 'git'
          ? await extract(input, folder, around)
          : await fetched(input, folder, around)
    return await loadText(input, file, folder)
  } catch (thrown) {
    throw renamed(thrown, folder, input)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Loads a spec, or a page as the spec it makes. */
async function loadText(input: Input, file: string, folder: string): Promise<RevisionFile> {
  const name = placeName(input)
  const text = await readText(file)
  const page = isPage(file, text)
  const spec = await loadSpec(page ? await specOfPage({ name, address: addressOf(input), text }, folder) : file)
  const path = input.kind === 'file' ? pathOf(file) : input.kind === 'git' ? input.path : name
  return { ...spec, file: name, text: { path, text, page, sources: spec.sources } }
}

/** A file as a reader of the repository knows it; one that is elsewhere as it was named. */
function pathOf(file: string): string {
  const path = relative('.', file).replaceAll(sep, '/')
  return path.startsWith('..') ? file : path
}

/** What an input is known by, whatever the revision. */
function addressOf(input: Input): string {
  return input.kind === 'file' ? input.file : input.kind === 'git' ? input.path : input.url.href
}

/** An error about a temporary file as one about what was named. */
function renamed(thrown: unknown, folder: string, input: Input): unknown {
  if (!(thrown instanceof PipelineError) || !thrown.place?.file.startsWith(folder)) return thrown
  const { file } = thrown.place
  const below = file.slice(folder.length + 1)
  const name = input.kind === 'git' ? `${input.revision}:${below}` : placeName(input)
  const written = ` (${file}`
  const at = thrown.message.lastIndexOf(written)
  const sentence = (at === -1 ? thrown.message : thrown.message.slice(0, at)).replaceAll(`${folder}/`, '')
  return new PipelineError(thrown.code, sentence, { ...thrown.place, file: name }, { cause: thrown })
}

/** The commit a revision names. @throws PipelineError `ARGUMENTS` */
async function commitOf({ name, revision }: GitInput, around: Around): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
  try {
    return (await git(around, args)).toString('utf8').trim()
  } catch (cause) {
    const sentence = `The repository has no revision \`${revision}\`; fetch it, or name another one.`
    throw new PipelineError('ARGUMENTS', sentence, { file: name }, { cause })
  }
}

/** Writes a file of a commit, and those it refers to, to a folder. */
async function extract(input: GitInput, folder: string, around: Around): Promise<string> {
  const commit = await commitOf(input, around)
  const wanted = new Set([input.path])
  for (const path of wanted) {
    const text = await blobOf(commit, path, around)
    if (text === undefined && path === input.path) {
      const sentence = `The revision \`${input.revision}\` has no such file; paths start at the top of the repository.`
      throw new PipelineError('ARGUMENTS', sentence, { file: input.name })
    }
    // What is missing is told by the one who reads the reference.
    if (text === undefined) continue
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
    for (const target of referredTo(text, path)) if (wanted.size < MOST_FILES) wanted.add(target)
  }
  return join(folder, input.path)
}

/** The text of a file in a commit; `undefined` when there is none. */
async function blobOf(commit: string, path: string, around: Around): Promise<string | undefined> {
  const shown = await git(around, ['cat-file', 'blob', `${commit}:${path}`]).catch(() => undefined)
  return shown === undefined ? undefined : decodeUtf8(shown, path)
}

/** Runs git and gives what it writes. */
async function git({ repository }: Around, args: readonly string[]): Promise<Buffer> {
  const options = { encoding: 'buffer', maxBuffer: MAX_BYTES } as const
  return (await run('git', ['-C', repository, ...args], options)).stdout
}

/** The files a text refers to by `$ref`, as paths from the top; none outside of the repository. */
function referredTo(text: string, path: string): string[] {
  const written = [...text.matchAll(/\$ref["']?\s*:\s*["']?([^"'#\s,}]+)/g)].map(([, file = '']) => file)
  return written
    .filter((file) => !/^[a-z][a-z\d+.-]*:/i.test(file))
    .map((file) => posix.normalize(posix.join(posix.dirname(path), file)))
    .filter((file) => !file.startsWith('..') && !posix.isAbsolute(file))
}

/** Writes what an address serves to a folder. */
async function fetched({ name, url }: UrlInput, folder: string, { allowNetwork }: Around): Promise<string> {
  const place = { file: `${url.origin}${url.pathname}` }
  if (!allowNetwork) {
    throw new PipelineError('ARGUMENTS', 'The document is on the network; allow that with --allow-network.', place)
  }
  const file = join(folder, basename(url.pathname) || 'spec.yaml')
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) })
    if (!response.ok) throw new Error(`the answer is ${response.status}`)
    await writeFile(file, new Uint8Array(await response.arrayBuffer()))
    return file
  } catch (cause) {
    const sentence = `The document cannot be fetched: ${messageOf(cause).replaceAll(name, place.file)}.`
    throw new PipelineError('NETWORK', sentence, place, { cause })
  }
}
