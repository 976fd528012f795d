/**
 * The reports of a run on their way to files and streams.
 * Writes only what was chosen, each file whole; reports of an earlier run are gone before the first request is sent.
 */
import { appendFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunEvent } from '../../contracts/event.ts'
import type { Report } from '../../contracts/reporters/reporter.ts'
import { makeFolder, writeWhole } from '../lib/documents.ts'
import { messageOf, PipelineError } from '../lib/errors.ts'
import type { ChosenReport } from './choose-reports.ts'
import { sourceLocator } from './locate-source.ts'
import { type Stream, showsColor, writeTo } from './terminal.ts'

/** Where documents go. */
export interface Streams {
  stdout: Stream
  stderr: Stream
}

/** Reports in the making. */
export interface Reports {
  on(event: RunEvent): void
  /** Writes every document that can be written; returns the files written. @throws what kept the first from it */
  write(): Promise<string[]>
}

/** Makes the folder and takes old reports away: one of another run must not pass for this one's. */
async function clear(folder: string, files: readonly string[]): Promise<void> {
  try {
    await makeFolder(folder)
    for (const file of files) await rm(join(folder, file), { force: true })
  } catch (cause) {
    const sentence = `The folder for reports cannot be written: ${messageOf(cause)}.`
    throw new PipelineError('FILE', sentence, { file: folder }, { cause })
  }
}

/** Adds to a file that others write to. @throws PipelineError `FILE` */
async function append(file: string, document: string): Promise<void> {
  try {
    await appendFile(file, document)
  } catch (cause) {
    throw new PipelineError('FILE', `The report cannot be added: ${messageOf(cause)}.`, { file }, { cause })
  }
}

/** Does work on all things, one after the other, also when some of it fails. @throws what the first failure is */
async function everyOne<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result[]>) {
  const results: Result[] = []
  const failures: unknown[] = []
  for (const item of items) {
    await work(item).then(
      (more) => results.push(...more),
      (thrown) => failures.push(thrown),
    )
  }
  if (failures.length > 0) throw failures[0]
  return results
}

/** Begins the chosen reports. @throws PipelineError `FILE` when the folder cannot be written. */
export async function beginReports(
  chosen: readonly ChosenReport[],
  out: string | undefined,
  streams: Streams,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Reports> {
  const files = chosen.flatMap(({ to }) => (typeof to === 'object' && 'file' in to ? [to.file] : []))
  if (out !== undefined) await clear(out, files)
  const locate = await sourceLocator(environment.GITHUB_WORKSPACE || process.cwd())
  const begun = chosen.map(({ reporter, to }): { to: ChosenReport['to']; report: Report } => {
    const color = typeof to === 'string' && showsColor(streams[to], environment)
    return { to, report: reporter.start({ color, locate }) }
  })
  return {
    on: (event) => {
      for (const { report } of begun) report.on(event)
    },
    async write() {
      const documents = begun.flatMap(({ to, report }) => {
        const document = report.end()
        return document === undefined ? [] : [{ to, document }]
      })
      const place = async ({ to, document }: (typeof documents)[number]): Promise<string[]> => {
        if (typeof to === 'string') await writeTo(streams[to], document)
        else if ('append' in to) await append(to.append, document)
        else {
          const file = join(out ?? '', to.file)
          await writeWhole(file, document)
          return [file]
        }
        return []
      }
      return everyOne(documents, place)
    },
  }
}
