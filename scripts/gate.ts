/**
 * The stage that compares two revisions of a contract by a policy.
 * Reads both revisions, the policy and the waivers; writes the verdict to stdout. Exit status 0 compatible, 1 breaking,
 * 2 could not judge.
 */
import { compareSpecs } from './gate/compare.ts'
import { formats } from './gate/formats/index.ts'
import { readPolicy } from './gate/policy.ts'
import { loadRevisions } from './gate/revision-files.ts'
import { verdictOf } from './gate/verdict.ts'
import { applyWaivers, readWaivers } from './gate/waivers.ts'
import { PipelineError } from './lib/errors.ts'

/** Arguments of the stage. */
export interface GateArguments {
  /** The revision that consumers know: a file, `REV:PATH`, an API or an address. */
  base: string
  /** The revision that is to replace it. */
  head: string
  /** Name or file of the policy. */
  policy: string
  /** Id of the format. */
  format: string
  /** The time that counts as now. */
  now?: Date | undefined
  /** The list of waivers; none: the one of the project. */
  waivers?: string | undefined
  /** Whether addresses may be fetched. */
  allowNetwork?: boolean | undefined
}

/** Compares two revisions; resolves to the exit status. @throws PipelineError when they cannot be judged */
export async function gate(
  args: GateArguments,
  around: { stdout: { write(text: string): unknown } } = process,
): Promise<number> {
  const format = formats.find(({ id }) => id === args.format)
  if (!format) {
    const known = formats.map(({ id }) => id).join(', ')
    throw new PipelineError('ARGUMENTS', `The format \`${args.format}\` is none; known are ${known}.`)
  }
  const policy = await readPolicy(args.policy)
  const waivers = await readWaivers(args.waivers)
  const today = (args.now ?? new Date()).toISOString().slice(0, 10)
  const reach = { allowNetwork: args.allowNetwork === true, repository: '.' }
  const specs = await loadRevisions({ base: args.base, head: args.head }, reach)
  const judged = applyWaivers(compareSpecs(specs.base, specs.head, { policy, today }), waivers, today)
  const verdict = verdictOf(specs, { policy: policy.name, today, ...judged })
  around.stdout.write(format.show(verdict))
  return verdict.verdict === 'breaking' ? 1 : 0
}
