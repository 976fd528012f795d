/**
 * Revisions that git keeps: a file of a commit, with the files that it refers to.
 * Reads git's object store; writes what it finds to the folder it is handed.
 */
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { promisify } from 'node:util'
import { decodeUtf8, MAX_BYTES } from '../lib/documents.ts'
import { PipelineError } from '../lib/errors.ts'

const run = promisify(execFile)

/** Files that one revision may be made of. */
const MOST_FILES = 1000

/** A file of a revision, and how it was named. */
export interface GitInput {
  kind: 'git'
  name: string
  revision: string
  path: string
}

/** The commit a revision names. @throws PipelineError `ARGUMENTS` */
export async function commitOf({ name, revision }: GitInput, repository: string): Promise<string> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]
  try {
    return (await git(repository, args)).toString('utf8').trim()
  } catch (cause) {
    throw new PipelineError('ARGUMENTS', await whyNone(revision, repository), { file: name }, { cause })
  }
}

/** Why there is no such revision. */
async function whyNone(revision: string, repository: string): Promise<string> {
  try {
    await git(repository, ['rev-parse', '--git-dir'])
    return `The repository has no revision \`${revision}\`; fetch it, or name another one.`
  } catch (thrown) {
    const isMissing = thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT'
    return isMissing
      ? 'A revision can be read with git only, which cannot be run; install it, or name files.'
      : 'A revision can be read in a repository of git only, which this folder is not; name files, or go to one.'
  }
}

/** Whether one commit comes before another one. */
export async function isAncestor(older: string, newer: string, repository: string): Promise<boolean> {
  return git(repository, ['merge-base', '--is-ancestor', older, newer]).then(
    () => true,
    () => false,
  )
}

/** Writes a file of a commit, and those it refers to, to a folder. */
export async function extract(input: GitInput, folder: string, repository: string): Promise<string> {
  const commit = await commitOf(input, repository)
  const wanted = new Set([input.path])
  for (const path of wanted) {
    const text = await blobOf(commit, path, repository)
    if (text === undefined && path === input.path) {
      const sentence = `The revision \`${input.revision}\` has no such file; paths start at the top of the repository.`
      throw new PipelineError('ARGUMENTS', sentence, { file: input.name })
    }
    // What is missing is told by the one who reads the reference.
    if (text === undefined) continue
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
    for (const target of referredTo(text, path)) wanted.add(target)
    if (wanted.size > MOST_FILES) {
      const sentence = `The revision refers to more than ${MOST_FILES} files.`
      throw new PipelineError('SPEC', sentence, { file: input.name })
    }
  }
  return join(folder, input.path)
}

/** The text of a file in a commit; `undefined` when there is none. */
async function blobOf(commit: string, path: string, repository: string): Promise<string | undefined> {
  const shown = await git(repository, ['cat-file', 'blob', `${commit}:${path}`]).catch(() => undefined)
  return shown === undefined ? undefined : decodeUtf8(shown, path)
}

/** Runs git and gives what it writes. */
async function git(repository: string, args: readonly string[]): Promise<Buffer> {
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
