/**
 * Finds the two revisions a gate compares: specs or pages, as files, `REV:PATH` of git, APIs of the catalogue, and
 * addresses. Nothing else is fetched: what a spec refers to has to be a file beside it.
 * Reads files, git's object store and the address that was named; what is not a file yet is written to a temporary folder
 * for as long as it is read.
 */
import { existsSync, realpathSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, posix, relative, sep } from 'node:path'
import { canonicalFile, findApi } from '../lib/apis.ts'
import { readText } from '../lib/documents.ts'
import { PipelineError } from '../lib/errors.ts'
import { type LoadedSpec, loadSpec } from '../lib/load-spec.ts'
import { fetched } from './fetched.ts'
import { commitOf, extract, type GitInput, isAncestor } from './git-revisions.ts'
import { isPage, specOfPage } from './page-revisions.ts'
import type { RevisionText } from './positions.ts'
import { compareVersions, versionOf } from './versions.ts'

/** What is around the two revisions. */
export interface Around {
  /** A folder of the repository that revisions are read from. */
  repository: string
}

/** Something that can be compared, and how it was named. */
type Input = { kind: 'file'; name: string; file: string } | GitInput | { kind: 'url'; name: string; url: URL }

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

/** Loads one revision. @throws PipelineError located by the name that was given */
export async function loadRevision(name: string, around: Around): Promise<RevisionFile> {
  return load(await inputOf(name), around)
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
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(name)) {
    if (!/^https?:/i.test(name) || !URL.canParse(name)) {
      throw new PipelineError('ARGUMENTS', 'The address is none that can be read; `http` and `https` are.', {
        file: name,
      })
    }
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
  const [older, newer] = [await commitOf(head, around.repository), await commitOf(base, around.repository)]
  if (older !== newer && (await isAncestor(older, newer, around.repository))) {
    throw new PipelineError('ARGUMENTS', swapped, place)
  }
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
          ? await extract(input, folder, around.repository)
          : await fetched(input, folder)
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
  if (text.trim() === '')
    throw new PipelineError('SPEC', 'The file is empty; give an OpenAPI document or a documentation page.', { file })
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
