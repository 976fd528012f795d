/**
 * What a reporter is: a listener to the events of a run that ends in one document.
 * Types only. A reporter is pure: it opens no file and prints nothing; the certify stage writes what it returns.
 */
import type { Source } from '../../scripts/lib/provenance.ts'
import type { RunEvent } from '../event.ts'

/** How a document will be read. */
export interface ReportContext {
  /** Whether it goes to a terminal that shows colour. */
  color: boolean
  /** The file and line that state a rule, below the folder that is read from; `undefined` when there is none. */
  locate?: Locate
}

/** Finds where the rule of an API is written. */
export type Locate = (source: Source, api: string) => { file: string; line?: number | undefined } | undefined

/** One report in the making. */
export interface Report {
  /** Takes in one event; they come in the order of the run. */
  on(event: RunEvent): void
  /** The document, ending in a newline; `undefined` when the run never came to its end. */
  end(): string | undefined
}

/** One way to show a result. */
export interface Reporter {
  /** Name on the command line; equals the file name of the module. */
  id: string
  /** Name of its file inside `--out`; `undefined` for what is only read on a terminal. */
  file: string | undefined
  /** Begins a report. */
  start(context: ReportContext): Report
}
