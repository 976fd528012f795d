/**
 * The stage that compares two revisions of a contract by a policy.
 * Reads both revisions, the policy and the waivers; writes the verdict to stdout. Exit status 0 compatible, 1 breaking,
 * 2 could not judge.
 */
import { readdir } from 'node:fs/promises'
import {
  type Judges,
  operationsByName,
  reachedOperations,
  unfollowedWords,
  unlookedWords,
  untriedWords,
  withJudges,
} from './gate/blast.ts'
import type { Change } from './gate/change.ts'
import { changelogOf, firstChangelog } from './gate/changelog.ts'
import { compareSpecs, revisionOf, type Untried } from './gate/compare.ts'
import type { Revisions } from './gate/formats/format.ts'
import { formats } from './gate/formats/index.ts'
import { readPolicy } from './gate/policy.ts'
import { loadRevision, loadRevisions } from './gate/revision-files.ts'
import { type Verdict, verdictOf, withFault } from './gate/verdict.ts'
import { versionFault } from './gate/versions.ts'
import { applyWaivers, readWaivers, waiversFor } from './gate/waivers.ts'
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
  /** Whether `info.version` has to follow the changes. */
  checkVersion?: boolean | undefined
}

/** Where a stage writes. */
interface Surroundings {
  stdout: { write(text: string): unknown }
}

/** Compares two revisions; resolves to the exit status. @throws PipelineError when they cannot be judged */
export async function gate(args: GateArguments, around: Surroundings = process): Promise<number> {
  const format = formats.find(({ id }) => id === args.format)
  if (!format) {
    const known = formats.map(({ id }) => id).join(', ')
    throw new PipelineError('ARGUMENTS', `The format \`${args.format}\` is none; known are ${known}.`)
  }
  const { verdict, revisions } = await judged(args)
  const fault = args.checkVersion ? versionFault(verdict) : undefined
  const whole = fault === undefined ? verdict : withFault(verdict, fault)
  around.stdout.write(format.show(whole, revisions))
  return whole.verdict === 'breaking' ? 1 : 0
}

/** Arguments of the changelog; without `head`, what `base` names is the first release. */
export type ChangelogArguments = Omit<GateArguments, 'format' | 'checkVersion' | 'head'> & { head?: string | undefined }

/** Writes what changed between two revisions, for people; resolves to exit status 0. @throws PipelineError */
export async function changelog(
  { head, ...args }: ChangelogArguments,
  around: Surroundings = process,
): Promise<number> {
  if (head === undefined) {
    const first = await loadRevision(args.base, HERE)
    around.stdout.write(firstChangelog(first, revisionOf(first).surface))
    return 0
  }
  const { verdict, revisions } = await judged({ head, ...args })
  around.stdout.write(changelogOf(verdict, revisions))
  return 0
}

/** Revisions are those of the repository that the command is run in. */
const HERE = { repository: '.' }

/** The verdict on two revisions. @throws PipelineError when they cannot be judged */
export async function judged(args: Omit<GateArguments, 'format'>): Promise<{ verdict: Verdict; revisions: Revisions }> {
  const policy = await readPolicy(args.policy)
  const waivers = await readWaivers(args.waivers)
  const today = (args.now ?? new Date()).toISOString().slice(0, 10)
  const revisions = await loadRevisions({ base: args.base, head: args.head }, HERE)
  const { fuzzSafe } = await import('./gate/fuzz.ts')
  const leftOut: string[] = []
  const untried = (skipped: Untried) => leftOut.push(...untriedWords(skipped))
  const compared = compareSpecs(revisions.base, revisions.head, { policy, today, fuzz: fuzzSafe, untried })
  const judging = await judgesOf(compared, revisions)
  const changes = judging ? compared.map((change) => withJudges(change, judging.judges)) : compared
  const waived = applyWaivers(changes, waiversFor(revisions.head.api, waivers), today)
  leftOut.push(...(judging?.leftOut ?? []))
  return { verdict: verdictOf(revisions, { policy: policy.name, today, ...waived, leftOut }), revisions }
}

/** Operations whose checks are looked up, at most: each is planned as for a run. */
const MOST_PLANNED = 150

/** Who knows the checks and known failures of what asks somebody to do something; nobody where nothing does. */
async function judgesOf(
  changes: readonly Change[],
  { base, head }: Revisions,
): Promise<{ judges: Judges; leftOut: string[] } | undefined> {
  const names = reachedOperations(changes)
  if (names.length === 0) return undefined
  const [{ reachOf }, { readKnownFailures, LISTS }] = await Promise.all([
    import('../contracts/reach.ts'),
    import('./certify/known-failures.ts'),
  ])
  const targets = (await readdir(LISTS)).flatMap((file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? [])
  const allowed = await Promise.all(
    targets.map(async (target) => (await readKnownFailures(undefined, target)).map((known) => ({ ...known, target }))),
  )
  const byName = [head, base].map((spec) => operationsByName(revisionOf(spec)))
  const found = new Map(
    names.slice(0, MOST_PLANNED).map((name) => {
      const own = byName.flatMap(({ table, operations }) => {
        const operation = operations.get(name)
        return operation ? reachOf(table, operation) : []
      })
      return [name, own]
    }),
  )
  const judges = { of: (operation: string) => found.get(operation) ?? [], allowed: allowed.flat() }
  const left = names.slice(MOST_PLANNED)
  const unlooked = left.length === 0 ? [] : [unlookedWords(left, MOST_PLANNED)]
  return { judges, leftOut: [...unlooked, ...unfollowedWords(byName.map(({ table }) => table))] }
}
