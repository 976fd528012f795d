/**
 * The policy of the command line: what fails a run.
 * Reads the list of known failures.
 */
import type { Policy } from '../../contracts/judging/policy.ts'
import { readKnownFailures } from './known-failures.ts'
import type { VerdictFlags } from './options.ts'

/** The policy for a target. @throws PipelineError `FILE`, `SPEC` or `ARGUMENTS` of the list of known failures. */
export async function policyOf(flags: VerdictFlags, target: string | undefined): Promise<Policy> {
  return {
    failOn: flags.failOn ?? 'must',
    requireCoverage: flags.requireCoverage ?? false,
    known: await readKnownFailures(flags.knownFailures, target),
  }
}
