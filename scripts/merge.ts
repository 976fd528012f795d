/**
 * The stage that joins the results of the parts of a run and reports the whole.
 * Reads result documents; writes the reports that were asked for. Exit status as of the whole run.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { mergeResults, type Part } from '../contracts/merging.ts'
import schema from '../contracts/result.schema.json' with { type: 'json' }
import type { Result } from '../contracts/result.ts'
import { chooseReports } from './certify/choose-reports.ts'
import type { CertificateFlags, ReportFlags } from './certify/options.ts'
import { tellResult } from './certify/tell-result.ts'
import { certificateWriter } from './certify/write-certificate.ts'
import { beginReports } from './certify/write-reports.ts'
import type { Surroundings } from './certify.ts'
import { readText } from './lib/documents.ts'
import { PipelineError } from './lib/errors.ts'

/** Arguments of the stage. */
export interface MergeArguments extends ReportFlags, CertificateFlags {
  /** The `result.json` of every part. */
  files: readonly string[]
}

const validate = new Ajv2020({ strict: true }).compile<Result>(schema)

/** Reads a result. @throws PipelineError `FILE` or `ARGUMENTS`. */
async function readResult(file: string): Promise<Part> {
  const text = await readText(file)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new PipelineError('ARGUMENTS', 'The file is not JSON; give the `result.json` of a part.', { file }, { cause })
  }
  if (validate(value)) return { file, result: value }
  const [error] = validate.errors ?? []
  const where = error?.instancePath ? `The member \`${error.instancePath.slice(1)}\` of the result` : 'The result'
  throw new PipelineError('ARGUMENTS', `${where} ${error?.message ?? 'is not valid'}.`, { file })
}

/** Joins results and writes the reports; resolves to the exit status. @throws PipelineError when they do not fit. */
export async function merge(
  { files, reporter, out, ...flags }: MergeArguments,
  around: Omit<Surroundings, 'signals'> = { stdout: process.stdout, stderr: process.stderr, environment: process.env },
): Promise<number> {
  const chosen = chooseReports(reporter, out, around.environment)
  const parts: Part[] = []
  for (const file of files) parts.push(await readResult(file))
  const result = mergeResults(parts)
  const attest = await certificateWriter(flags, around.environment)
  const reports = await beginReports(chosen, out, around, around.environment)
  reports.on({ type: 'end', result })
  return tellResult(result, { reports, chosen, stderr: around.stderr, attest })
}
