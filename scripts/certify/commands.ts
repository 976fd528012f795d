/**
 * The subcommands that judge, each with its arguments and groups of options.
 * Declares only; a stage is loaded when it is asked for.
 */
import type { Command } from 'commander'
import type { CertifyArguments } from '../certify.ts'
import { collect, duration, instant } from '../lib/option-values.ts'
import type { MergeArguments } from '../merge.ts'
import type { ReplayArguments } from '../replay.ts'
import type { VerifyArguments } from '../verify-certificate.ts'
import {
  certificateOptions,
  limitOptions,
  recordOptions,
  reportOptions,
  scopeOptions,
  targetOptions,
  verdictOptions,
} from './options.ts'

/** Receives the exit status of the stage that ran. */
export type Finish = (status: number) => void

/** Declares `certify`. */
function declareCertify(program: Command, finish: Finish): void {
  const command = program
    .command('certify')
    .description('judge a target against a spec')
    .argument('<spec>', '`inbound`, `outbound`, or an OpenAPI file')
  for (const add of [
    targetOptions,
    scopeOptions,
    limitOptions,
    verdictOptions,
    reportOptions,
    recordOptions,
    certificateOptions,
  ])
    add(command)
  command.action(async (spec: string, flags: Omit<CertifyArguments, 'spec'>) =>
    finish(await (await import('../certify.ts')).certify({ spec, ...flags })),
  )
}

/** Declares `replay`. */
function declareReplay(program: Command, finish: Finish): void {
  const command = program
    .command('replay')
    .description('judge recorded exchanges against a spec, without a network')
    .argument('<file>', 'an HTTP archive (HAR): of `certify --record`, a proxy or a browser')
    .requiredOption('--spec <spec>', '`inbound`, `outbound`, or an OpenAPI file')
    .option('--base-url <url>', 'what the paths of the spec were appended to; other entries are passed over')
    .option('--only <check>', 'run only this check (repeatable)', collect, [])
    .option('--operation <name>', 'judge only this operation, by id or as "GET /path" (repeatable)', collect, [])
  for (const add of [verdictOptions, reportOptions]) add(command)
  command.action(async (file: string, flags: Omit<ReplayArguments, 'file'>) =>
    finish(await (await import('../replay.ts')).replay({ file, ...flags })),
  )
}

/** Declares `merge`. */
function declareMerge(program: Command, finish: Finish): void {
  const command = program
    .command('merge')
    .description('join the results of `certify --shard 1/n` to `n/n` and report the whole')
    .argument('<result...>', 'the result.json of every part')
  for (const add of [reportOptions, certificateOptions]) add(command)
  command.action(async (files: string[], flags: Omit<MergeArguments, 'files'>) =>
    finish(await (await import('../merge.ts')).merge({ files, ...flags })),
  )
}

/** Declares `verify-certificate`. */
function declareVerify(program: Command, finish: Finish): void {
  program
    .command('verify-certificate')
    .description('say whether one may rely on a certificate')
    .argument('<file>', 'what `certify --certificate` wrote')
    .option('--max-age <time>', 'how old it may be, like 12h or 7d', duration)
    .option('--spec <spec>', 'what it has to be about: `inbound`, `outbound`, or an OpenAPI file')
    .option('--key <file>', 'the public key it has to be signed with: PEM or JWK')
    .option('--now <time>', 'the time that counts as now, like 2026-12-31 or 2026-12-31T12:00:00Z', instant)
    .action(async (file: string, flags: Omit<VerifyArguments, 'file'>) =>
      finish(await (await import('../verify-certificate.ts')).verifyCertificate({ file, ...flags })),
    )
}

/** Declares every subcommand that judges. */
export function declareJudging(program: Command, finish: Finish): void {
  declareCertify(program, finish)
  declareReplay(program, finish)
  declareMerge(program, finish)
  declareVerify(program, finish)
}
