/**
 * The subcommands that judge, each with its arguments and groups of options.
 * Declares only; a stage is loaded when it is asked for.
 */
import type { Command } from 'commander'
import type { CertifyArguments } from '../certify.ts'
import { limitOptions, reportOptions, scopeOptions, targetOptions, verdictOptions } from './options.ts'

/** Receives the exit status of the stage that ran. */
export type Finish = (status: number) => void

/** Declares `certify`. */
function declareCertify(program: Command, finish: Finish): void {
  const command = program
    .command('certify')
    .description('judge a target against a spec')
    .argument('<spec>', '`inbound`, `outbound`, or an OpenAPI file')
  for (const add of [targetOptions, scopeOptions, limitOptions, verdictOptions, reportOptions]) add(command)
  command.action(async (spec: string, flags: Omit<CertifyArguments, 'spec'>) =>
    finish(await (await import('../certify.ts')).certify({ spec, ...flags })),
  )
}

/** Declares every subcommand that judges. */
export function declareJudging(program: Command, finish: Finish): void {
  declareCertify(program, finish)
}
