/**
 * Files in and out: UTF-8 text, JSON and YAML, sha256, byte-stable writing.
 * Writes go to a temporary file that is renamed, so that an interrupted run loses nothing already on disk.
 */
import { createHash } from 'node:crypto'
import { mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Document, LineCounter, parseDocument, stringify } from 'yaml'
import { messageOf, PipelineError } from './errors.ts'
import type { Json } from './json.ts'

/** The largest file read, in bytes: well above the GitHub description, well below what exhausts memory. */
export const MAX_BYTES = 48 * 1024 * 1024

/**
 * Reads a file as UTF-8 text without a byte order mark.
 *
 * @throws PipelineError `FILE`: missing, a folder, larger than {@link MAX_BYTES}, or not UTF-8.
 */
export async function readText(file: string): Promise<string> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : found.isDirectory() ? -1 : -2),
    () => undefined,
  )
  if (size === undefined) throw new PipelineError('FILE', 'The file does not exist or is out of reach.', { file })
  if (size === -1) throw new PipelineError('FILE', 'A file is expected, this is a folder.', { file })
  if (size === -2) throw new PipelineError('FILE', 'A file is expected, this is a device or a pipe.', { file })
  if (size > MAX_BYTES) {
    throw new PipelineError('FILE', `The file has ${size} bytes; at most ${MAX_BYTES} are read.`, { file })
  }
  return decodeUtf8(await readFile(file), file)
}

/** Decodes bytes as UTF-8, refusing what is not; `file` names them in the error. */
export function decodeUtf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new PipelineError('FILE', 'The file is not UTF-8 text; save it as UTF-8.', { file }, { cause })
  }
}

/** A parsed document and the way back from a node of it to its line. */
export interface ParsedDocument {
  /** The plain value. */
  value: unknown
  /** The syntax tree, for positions. */
  syntax: Document
  /** Turns an offset of the text into line and column, from 1. */
  lines: LineCounter
}

/**
 * Parses YAML or JSON text with positions; duplicate keys, more than 100 aliases and broken syntax are errors.
 *
 * @throws PipelineError `SPEC` with line and column.
 */
export function parseYaml(text: string, file: string): ParsedDocument {
  const lines = new LineCounter()
  let syntax: Document
  try {
    syntax = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false, version: '1.2' })
  } catch (cause) {
    throw new PipelineError('SPEC', `The document cannot be parsed: ${wordsOf(cause)}.`, { file }, { cause })
  }
  const problem = syntax.errors[0]
  if (problem) {
    const at = lines.linePos(problem.pos[0])
    const place = { file, line: at.line, column: at.col }
    throw new PipelineError('SPEC', `The document is not valid YAML or JSON: ${wordsOf(problem)}.`, place)
  }
  let value: unknown
  try {
    value = syntax.toJS({ maxAliasCount: 100 })
  } catch (cause) {
    throw new PipelineError('SPEC', `The document cannot be expanded: ${wordsOf(cause)}.`, { file }, { cause })
  }
  if (holdsItself(value)) {
    throw new PipelineError('SPEC', 'The document cannot be expanded: an alias stands within its own anchor.', { file })
  }
  return { value, syntax, lines }
}

/** Whether some part of a value is part of itself. */
function holdsItself(value: unknown, above = new Set<object>(), seen = new Set<object>()): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (above.has(value)) return true
  if (seen.has(value)) return false
  above.add(value)
  seen.add(value)
  const found = Object.values(value).some((member) => holdsItself(member, above, seen))
  above.delete(value)
  return found
}

/** What the parser complains of, without its stack. */
function wordsOf(problem: unknown): string {
  const words = messageOf(problem)
  return /call stack/i.test(words) ? 'it is nested too deeply' : words
}

/**
 * Reads a YAML or JSON file as a plain value; JSON takes the fast path.
 *
 * @throws PipelineError `FILE` or `SPEC`.
 */
export async function readDocument(file: string): Promise<unknown> {
  const text = await readText(file)
  if (/^\s*[{[]/.test(text)) {
    try {
      const value: unknown = JSON.parse(text)
      if (keysWritten(text) === keysOf(value)) return value
      // The same key twice, of which JSON takes the last: the YAML parser names the line.
    } catch {
      // Falls through: the YAML parser names the line.
    }
  }
  return parseYaml(text, file).value
}

/** How many keys valid JSON text has written in it. */
function keysWritten(text: string): number {
  let count = 0
  for (let start = text.indexOf('"'); start !== -1; ) {
    let end = text.indexOf('"', start + 1)
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
    let next = end + 1
    while (/\s/.test(text[next] ?? '')) next += 1
    if (text[next] === ':') count += 1
    start = text.indexOf('"', next)
  }
  return count
}

/** Whether a sign of a text stands behind an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1
  while (text[before] === '\\') before -= 1
  return (at - before) % 2 === 0
}

/** How many keys the objects of a value have. */
function keysOf(value: unknown): number {
  let count = 0
  const pending = [value]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== 'object' || node === null) continue
    const members: unknown[] = Object.values(node)
    if (!Array.isArray(node)) count += members.length
    for (const member of members) if (typeof member === 'object' && member !== null) pending.push(member)
  }
  return count
}

/** The bytes a value is written as in YAML: keys in the given order, no anchors, no folding, one final newline. */
export function toYaml(value: Json | object): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.2', blockQuote: 'literal' })
}

/** The bytes a value is written as in JSON: two spaces, one final newline. */
export function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** Lower-case hexadecimal sha256 of text or bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * Makes a folder and those above it. Step by step: where nothing can be made although the folder above is there, as in
 * `/proc`, the platform tries for ever when it is asked for all of them at once.
 */
export async function makeFolder(folder: string): Promise<void> {
  const isThere = async (path: string) => (await stat(path).catch(() => undefined))?.isDirectory() === true
  try {
    await mkdir(folder)
  } catch (thrown) {
    if (await isThere(folder)) return
    const above = dirname(folder)
    if (above === folder || !(thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT')) throw thrown
    if (!(await isThere(above))) await makeFolder(above)
    // Others may make what is above it, or itself, in the meantime.
    await mkdir(folder).catch(async (again: unknown) => {
      if (!(await isThere(folder))) throw again
    })
  }
}

/**
 * Where a file is written that is to have this name: behind links, in a folder that is there. A device or a pipe is
 * refused: a file would take its place.
 */
export async function placeToWrite(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined)
  if (!found) await makeFolder(dirname(file))
  if (!found || found.isDirectory()) return file
  if (!found.isFile()) throw new Error('a file is expected, this is a device or a pipe')
  return realpath(file)
}

/** Writes a file whole or not at all: temporary file beside it, then rename. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  let temporary: string | undefined
  try {
    const place = await placeToWrite(file)
    temporary = `${place}.tmp-${process.pid}`
    await writeFile(temporary, content)
    await rename(temporary, place)
  } catch (cause) {
    if (temporary !== undefined) await rm(temporary, { force: true })
    throw new PipelineError('FILE', `The file cannot be written: ${messageOf(cause)}.`, { file }, { cause })
  }
}

/**
 * Writes files, or with `check` only compares them.
 *
 * @throws PipelineError `DRIFT` naming the first file that differs and the command that renews it.
 */
export async function writeOrCheck(files: ReadonlyMap<string, string>, check: boolean, command: string): Promise<void> {
  for (const [file, content] of files) {
    if (!check) {
      await writeWhole(file, content)
      continue
    }
    const onDisk = await readFile(file, 'utf8').catch(() => undefined)
    if (onDisk === content) continue
    const state = onDisk === undefined ? 'is missing' : 'is stale'
    throw new PipelineError('DRIFT', `The file ${state}; run \`${command}\` and commit the result.`, { file })
  }
}
