/**
 * A recording on its way to disk: every exchange is written as soon as it was judged, one line each.
 * Writes one file, under another name until it is whole; what an interrupted run leaves behind is not taken for one.
 */
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { CLOSING, opening, type RecordedRun } from '../../contracts/recording/har.ts'
import { createRecorder } from '../../contracts/recording/recorder.ts'
import type { OnTalk } from '../../contracts/talking.ts'
import type { Target } from '../../contracts/target.ts'
import { placeToWrite } from '../lib/documents.ts'
import { messageOf, PipelineError } from '../lib/errors.ts'
import type { OperationsTable } from '../lib/operations.ts'

/** A recording in the making. */
export interface RecordFile {
  onTalk: OnTalk
  /** Ends the file and gives it its name. */
  close(): void
  /** Takes it away, when there is no run to tell of. */
  discard(): void
}

/** Begins a recording. @throws PipelineError `FILE` when the file cannot be written, now or later. */
export async function recordTo(
  file: string,
  run: RecordedRun,
  { table, target }: { table: OperationsTable; target: Target },
): Promise<RecordFile> {
  const place = await placeToWrite(file).catch((cause: unknown) => Promise.reject(unwritable(file, cause)))
  const temporary = `${place}.tmp-${process.pid}`
  const attempt = attemptsOn(file, temporary)
  const handle = attempt(() => openSync(temporary, 'w'))
  attempt(() => writeSync(handle, opening(run)))
  let separator = '\n'
  const onTalk = createRecorder({
    table,
    baseUrl: run.baseUrl,
    token: target.bearer?.token,
    now: Date.now,
    write(entry) {
      attempt(() => writeSync(handle, separator + JSON.stringify(entry)))
      separator = ',\n'
    },
  })
  return {
    onTalk,
    close: () =>
      attempt(() => {
        writeSync(handle, CLOSING)
        closeSync(handle)
        renameSync(temporary, place)
      }),
    discard: () =>
      attempt(() => {
        closeSync(handle)
        rmSync(temporary, { force: true })
      }),
  }
}

/** Does things with the file under way; what fails takes it away. */
function attemptsOn(file: string, temporary: string): <Value>(work: () => Value) => Value {
  return (work) => {
    try {
      return work()
    } catch (cause) {
      rmSync(temporary, { force: true })
      throw unwritable(file, cause)
    }
  }
}

function unwritable(file: string, cause: unknown): PipelineError {
  return new PipelineError('FILE', `The recording cannot be written: ${messageOf(cause)}.`, { file }, { cause })
}
