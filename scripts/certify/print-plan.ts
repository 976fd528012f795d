/**
 * A plan on its way to people and programs: one line a request, or one JSON document.
 * Writes to the streams it is handed; sends nothing.
 */

import { type Foreseen, foresee } from '../../contracts/preview.ts'
import type { RunOptions } from '../../contracts/run.ts'
import { withoutAskingForToken } from '../../contracts/transport/token-endpoint.ts'
import { PipelineError } from '../lib/errors.ts'
import { excerpt, printable } from '../lib/printable.ts'
import { writeTo } from './terminal.ts'
import type { Streams } from './write-reports.ts'

/** How much of a path a line shows; some requests are too long on purpose. */
const LONGEST = 200

/** What is planned, and how it is told. */
export interface PlanOptions extends Omit<RunOptions, 'now' | 'signal' | 'limits'> {
  /** `text` or `json`. */
  reporter: string
}

/** Prints the plan of a run; the summary goes to stderr. @throws PipelineError `ARGUMENTS` for another form. */
export async function printPlan(options: PlanOptions, { stdout, stderr }: Streams): Promise<void> {
  const { table, seed, reporter } = options
  const target = withoutAskingForToken(options.target)
  if (reporter !== 'text' && reporter !== 'json') {
    throw new PipelineError('ARGUMENTS', 'A plan is printed as text or as json; give `--reporter` one of the two.')
  }
  const steps: Foreseen[] = []
  let count = 0
  for (const step of foresee({ ...options, target })) {
    if (step.type === 'request') count += 1
    if (reporter === 'text') await writeTo(stdout, `${lineOf(step)}\n`)
    else steps.push(step)
  }
  if (reporter === 'json') {
    const requests = steps.flatMap((step) => (step.type === 'request' ? [step.request] : []))
    const notSent = steps.flatMap((step) =>
      step.type === 'not-sent' ? [{ operation: step.operation, why: step.why }] : [],
    )
    const { baseUrl, rate } = target
    const document = {
      planVersion: 1,
      api: table.api,
      baseUrl,
      seed,
      ...(rate === undefined ? {} : { rate }),
      requests,
      notSent,
    }
    await writeTo(stdout, `${JSON.stringify(document, null, 2)}\n`)
  }
  stderr.write(`${summary(count, target.rate)}\n`)
}

/** One step on one line. */
function lineOf(step: Foreseen): string {
  if (step.type === 'not-sent') return printable(`-      ${step.operation}  not sent: ${step.why}`)
  const { method, path, operation, probe, special, continues } = step.request
  const more = continues ? '; answers decide what follows' : ''
  return printable(`${method.padEnd(6)} ${excerpt(path, LONGEST)}  ${operation}  ${probe}: ${special}${more}`)
}

function summary(count: number, rate: number | undefined): string {
  const requests = `${count} request${count === 1 ? '' : 's'}`
  const time = rate === undefined ? '' : ` at ${rate} a second, in about ${Math.ceil(count / rate)} s`
  return `${requests} would be sent${time}; none was. Repeats and comparisons after a refusal come on top.`
}
