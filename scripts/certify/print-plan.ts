/**
 * A plan on its way to people and programs: one line a request, or one JSON document.
 * Writes to the streams it is handed; sends nothing.
 */

import type { ForeseenRequest } from '../../contracts/foreseeing/telling.ts'
import { type Foreseen, foresee } from '../../contracts/preview.ts'
import type { RunLimits, RunOptions } from '../../contracts/run.ts'
import { withoutAskingForToken } from '../../contracts/transport/token-endpoint.ts'
import { PipelineError } from '../lib/errors.ts'
import { excerpt, printable } from '../lib/printable.ts'
import { writeTo } from './terminal.ts'
import type { Streams } from './write-reports.ts'

/** How much of a path a line shows; some requests are too long on purpose. */
const LONGEST = 200

/** How many requests there are. */
interface Count {
  least: number
  most: number
}

/** What is planned, and how it is told. */
export interface PlanOptions extends Omit<RunOptions, 'now' | 'signal' | 'limits'> {
  /** `text` or `json`. */
  reporter: string
  /** Where the run would end at the latest. */
  limits: RunLimits
}

/** Prints the plan of a run; the summary goes to stderr. @throws PipelineError `ARGUMENTS` for another form. */
export async function printPlan(options: PlanOptions, { stdout, stderr }: Streams): Promise<void> {
  const { table, seed, reporter } = options
  const target = withoutAskingForToken(options.target)
  if (reporter !== 'text' && reporter !== 'json') {
    throw new PipelineError('ARGUMENTS', 'A plan is printed as text or as json; give `--reporter` one of the two.')
  }
  const steps: Foreseen[] = []
  const count: Count = { least: 0, most: 0 }
  for await (const step of foresee({ ...options, target })) {
    if (step.type === 'request') add(count, step.request)
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
      count: { least: count.least, most: count.most },
      requests,
      notSent,
    }
    await writeTo(stdout, `${JSON.stringify(document, null, 2)}\n`)
  }
  stderr.write(`${summary(count, target.rate)}${early(count, target.rate, options.limits)}\n`)
}

/** One step on one line. */
function lineOf(step: Foreseen): string {
  if (step.type === 'not-sent') return printable(`-      ${step.operation}  not sent: ${step.why}`)
  const { method, path, operation, probe, special } = step.request
  return printable(
    `${method.padEnd(6)} ${excerpt(path, LONGEST)}  ${operation}  ${probe}: ${special}${often(step.request)}`,
  )
}

/** How often a request is sent, where that is not once. */
function often({ times, only }: ForeseenRequest): string {
  if (!times) return ''
  const { least, most } = times
  const range = least === most ? `${most} times` : least === 0 ? `up to ${most} times` : `${least} to ${most} times`
  const words = least === 0 && most === 1 ? '' : `, ${range}`
  return `${words}${only === undefined ? '' : `; ${only}`}`
}

/** Adds a request to a count. */
function add(count: Count, { times = { least: 1, most: 1 } }: ForeseenRequest): void {
  count.least += times.least
  count.most += times.most
}

function summary({ least, most }: Count, rate: number | undefined): string {
  const isSure = least === most
  const requests = isSure ? `${most} ${plural(most)}` : `At least ${least} and at most ${most} ${plural(most)}`
  const lost = 'What is sent again because an answer was lost comes on top.'
  return `${requests} would be sent${timeOf({ least, most }, rate)}${isSure ? '' : ', as answers decide'}; none was. ${lost}`
}

/** How long it takes to send them. */
function timeOf({ least, most }: Count, rate: number | undefined): string {
  if (rate === undefined) return ' as fast as the target answers'
  const [from, to] = [Math.ceil(least / rate), Math.ceil(most / rate)]
  return ` at ${rate} a second, in ${from === to ? `about ${to} s` : `${from} to ${to} s`}`
}

/** Which limit would end the run before it is through, if one may. */
function early({ most }: Count, rate: number | undefined, { maxRequests, maxTimeMs }: RunLimits): string {
  const limits: string[] = []
  if (maxRequests !== undefined && most > maxRequests)
    limits.push(`${maxRequests} ${plural(maxRequests)} (\`--max-requests\`)`)
  const late = rate !== undefined && maxTimeMs !== undefined && (most / rate) * 1000 > maxTimeMs
  if (late) limits.push(`${maxTimeMs / 1000} s (\`--max-time\`)`)
  return limits.length === 0 ? '' : ` The run ends after ${limits.join(' or ')}.`
}

function plural(count: number): string {
  return `request${count === 1 ? '' : 's'}`
}
