/**
 * The end of a stage that judges: reports are written, the verdict is said, the exit status follows from it.
 * Writes the reports that were begun, and talks on stderr.
 */
import { VERDICT_WORDS } from '../../contracts/reporters/view/words.ts'
import type { Result, Verdict } from '../../contracts/result.ts'
import type { ChosenReport } from './choose-reports.ts'
import type { Stream } from './terminal.ts'
import type { WriteCertificate } from './write-certificate.ts'
import type { Reports } from './write-reports.ts'

/** Exit status of each verdict. */
const STATUS: Record<Verdict, number> = { conforms: 0, violates: 1, 'could-not-judge': 2 }

/** Where a result is told. */
export interface Telling {
  reports: Reports
  chosen: readonly ChosenReport[]
  stderr: Stream
  /** Writes the certificate, when one is asked for. */
  attest?: WriteCertificate | undefined
}

/** Writes the reports of a result; resolves to the exit status. */
export async function tellResult(result: Result, { reports, chosen, stderr, attest }: Telling): Promise<number> {
  const written = await reports.write()
  if (attest) written.push(await attest(result))
  const told = chosen.some(({ reporter }) => reporter.id === 'text')
  if (!told) stderr.write(`${VERDICT_WORDS[result.verdict]}: ${result.reason}\n`)
  for (const file of written) stderr.write(`${file} is written\n`)
  for (const { state, message } of result.waivers ?? []) if (state !== 'waived') stderr.write(`${message}\n`)
  return STATUS[result.verdict]
}
