/**
 * The streams of the process: whether they show colour, documents on them, and a progress line that is drawn over.
 * Writes to the streams it is handed.
 */
import type { Writable } from 'node:stream'
import type { RunEvent } from '../../contracts/event.ts'
import { progress } from '../../contracts/reporters/text/progress.ts'
import { messageOf, PipelineError } from '../lib/errors.ts'

/** A stream that may be a terminal. */
export type Stream = Writable & { isTTY?: boolean }

/** How often the progress line is drawn at most, in milliseconds. */
const INTERVAL = 100

/** Whether a stream shows colour. @see https://no-color.org */
export function showsColor(stream: Stream, environment: Readonly<Record<string, string | undefined>>): boolean {
  return stream.isTTY === true && (environment.NO_COLOR ?? '') === '' && environment.TERM !== 'dumb'
}

/**
 * Writes a document to the end; a reader that closed the pipe has read what it wanted.
 *
 * @throws PipelineError `FILE` when the text is lost
 */
export function writeTo(stream: Stream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => {
      if ('code' in error && error.code === 'EPIPE') resolve()
      else
        reject(
          new PipelineError('FILE', `The output cannot be written: ${messageOf(error)}.`, undefined, { cause: error }),
        )
    }
    // Kept after a failure: the event follows the callback, and unheard it would end the process.
    stream.once('error', failed)
    stream.write(text, (error) => {
      if (error) return failed(error)
      stream.off('error', failed)
      resolve()
    })
  })
}

/** Draws progress over itself. */
export interface ProgressLine {
  on(event: RunEvent): void
  /** Wipes the line. */
  end(): void
}

/** A progress line on a terminal; on anything else it stays silent. */
export function progressLine(stream: Stream, now: () => number): ProgressLine {
  if (stream.isTTY !== true) return { on: () => undefined, end: () => undefined }
  const state = progress()
  let drawn = Number.NEGATIVE_INFINITY
  const draw = (text: string) => void stream.write(`\r\u001b[2K${text}`)
  return {
    on(event) {
      const at = now()
      const line = state.on(event, at)
      if (at - drawn < INTERVAL) return
      drawn = at
      draw(line)
    },
    end: () => draw(''),
  }
}
