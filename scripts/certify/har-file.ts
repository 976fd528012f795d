/**
 * Reads an HTTP archive of any size, one entry after the other: the text is cut at the entries, and only each entry is
 * parsed. Reads the file; keeps one entry.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import schema from '../../contracts/recording/entry.schema.json' with { type: 'json' }
import type { Entry, RecordedRun } from '../../contracts/recording/har.ts'
import { tidied } from '../../contracts/recording/tidy.ts'
import { messageOf, PipelineError } from '../lib/errors.ts'
import { isObject, type Json } from '../lib/json.ts'
import { cutEntries, type Piece } from './cut-entries.ts'

/** A recording that is open. */
export interface HarFile {
  entries: AsyncIterable<Entry>
  /** What it says of its run, when this suite made it; known once an entry was read. */
  run(): RecordedRun | undefined
}

const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile<Entry>(schema)

/** Opens a recording. @throws PipelineError `FILE` at once; later `SPEC`, at the line of what is wrong. */
export async function openHar(file: string): Promise<HarFile> {
  const found = await stat(file).catch(() => undefined)
  if (!found) throw new PipelineError('FILE', 'The file does not exist or is out of reach.', { file })
  if (!found.isFile()) throw new PipelineError('FILE', 'A file is expected, this is a folder.', { file })
  let run: RecordedRun | undefined
  async function* entries(): AsyncGenerator<Entry> {
    let number = 0
    for await (const piece of cutEntries(textOf(file), file)) {
      if (piece.type === 'entry') yield entryOf(piece, { file, number: number++, isOurs: run !== undefined })
      else run = runOf(piece, file) ?? run
    }
  }
  return { entries: entries(), run: () => run }
}

/** The text of a file in chunks. */
async function* textOf(file: string): AsyncGenerator<string> {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true })
    for await (const chunk of createReadStream(file)) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (cause) {
    if (cause instanceof TypeError) {
      throw new PipelineError('FILE', 'The file is not UTF-8 text; save it as UTF-8.', { file }, { cause })
    }
    throw new PipelineError('FILE', `The file cannot be read: ${messageOf(cause)}.`, { file }, { cause })
  }
}

/** An entry; one of this suite that is broken ends the reading, one of others is passed over. */
function entryOf({ text, line }: Piece, from: { file: string; number: number; isOurs: boolean }): Entry {
  const { file, number, isOurs } = from
  const parsed = parse(text, file, line)
  const value = isOurs ? parsed : tidied(parsed)
  if (validate(value)) return value
  const [error] = validate.errors ?? []
  const where = `log.entries[${number}]${(error?.instancePath ?? '').replaceAll('/', '.')}`
  const problem = `The member \`${where}\` of the archive ${error?.message}`
  if (isOurs) throw new PipelineError('SPEC', `${problem}.`, { file, line })
  return { request: { method: '', url: '' }, response: { status: 0 }, _unread: problem }
}

/** What stands around the entries: it must be an archive of a version that is known. */
function runOf({ text, line }: Piece, file: string): RecordedRun | undefined {
  const value = parse(text, file, line)
  const log = isObject(value) ? value.log : undefined
  if (!isObject(log) || !Array.isArray(log.entries)) {
    throw new PipelineError('SPEC', 'The file is no HTTP archive: it has no list `log.entries`.', { file })
  }
  const { version = '1.1', _run: run } = log
  if (typeof version !== 'string' || !/^1\.[12]$/.test(version)) {
    const named = typeof version === 'string' ? ` ${JSON.stringify(version.slice(0, 20))}` : ''
    throw new PipelineError('SPEC', `The archive has a version${named} that is not known; 1.1 and 1.2 are.`, { file })
  }
  return isRun(run) ? run : undefined
}

function isRun(value: Json | undefined): value is Json & RecordedRun {
  if (!isObject(value)) return false
  const texts = [value.api, value.specSha256, value.baseUrl]
  const { profile, shard } = value
  const parted = isObject(shard) && typeof shard.index === 'number' && typeof shard.of === 'number'
  return (
    texts.every((text) => typeof text === 'string') &&
    Number.isInteger(value.seed) &&
    ['smoke', 'standard', 'deep'].includes(String(profile)) &&
    (shard === undefined || parted)
  )
}

function parse(text: string, file: string, line: number): Json {
  try {
    return JSON.parse(text) as Json
  } catch (cause) {
    throw new PipelineError('SPEC', 'The archive is not valid JSON here.', { file, line }, { cause })
  }
}
