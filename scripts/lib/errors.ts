/**
 * The one error class of the pipeline: a code, a sentence, a place.
 * Reads and writes nothing; never styles its message (only the CLI prints).
 */

/** What each code means; every one of them ends the command with exit status 2. */
export const ERROR_CODES = {
  ARGUMENTS: 'The command line or a target file cannot be understood.',
  RUNTIME: 'The running Node is too old.',
  PACKAGE: 'A package that only some stages need is not installed.',
  FILE: 'A file cannot be read or written.',
  PAGE: 'A documentation page cannot be reassembled.',
  CONFLICT: 'Two pages say different things under one name.',
  FACT: 'An overlay fact is malformed, stale or without effect.',
  SPEC: 'An OpenAPI document cannot be used.',
  DRIFT: 'Machine-written files differ from what the sources produce.',
  PORT: 'A mock cannot listen.',
  NETWORK: 'A target or page cannot be reached.',
  TARGET: 'A target cannot be judged.',
  INTERNAL: 'The program is wrong.',
} as const

/** One of the codes above. */
export type ErrorCode = keyof typeof ERROR_CODES

/** Where an error sits: a file, and if known a line and column (from 1) or a JSON pointer. */
export interface Place {
  file: string
  line?: number | undefined
  column?: number | undefined
  pointer?: string | undefined
}

/** Writes a place as `file:line:column#pointer`, each part only when known. */
export function formatPlace(place: Place): string {
  const line = place.line === undefined ? '' : `:${place.line}`
  const column = place.line === undefined || place.column === undefined ? '' : `:${place.column}`
  const pointer = place.pointer === undefined ? '' : `#${place.pointer}`
  return `${place.file}${line}${column}${pointer}`
}

/**
 * A failure of a stage: the message is a sentence, subject first; the place, when there is one, comes last.
 *
 * @example
 * new PipelineError('PAGE', 'The page is empty; capture it again.', { file: 'specs/sources/a.md' }).message
 * // => 'The page is empty; capture it again. (specs/sources/a.md)'
 */
export class PipelineError extends Error {
  override readonly name = 'PipelineError'
  /** The machine-readable reason. */
  readonly code: ErrorCode
  /** Where it happened, if it happened in a file. */
  readonly place: Place | undefined

  constructor(code: ErrorCode, sentence: string, place?: Place, options?: ErrorOptions) {
    super(place ? `${sentence} (${formatPlace(place)})` : sentence, options)
    this.code = code
    this.place = place
  }
}

/** The message of anything thrown, on one line. */
export function messageOf(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return message.replace(/\s+/g, ' ').trim()
}
