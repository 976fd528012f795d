/**
 * The `d1-contracts` command: one subcommand a stage, each loaded only when it is asked for.
 * Prints errors as one line on stderr; exit status 0 done or conforms, 1 a `must` is broken, 2 could not do or judge.
 */
import { Command, CommanderError } from 'commander'
import packageJson from '../package.json' with { type: 'json' }
import { declareJudging, type Finish } from './certify/commands.ts'
import type { ChangelogArguments, GateArguments } from './gate.ts'
import { messageOf, PipelineError } from './lib/errors.ts'
import { batchSize, collect, instant, port, rows, wholeNumber } from './lib/option-values.ts'
import type { MockArguments } from './mock.ts'

/** The stages that make the specs. */
function declareSpecStages(command: Command, finish: Finish): void {
  command
    .command('capture')
    .description('fetch documentation pages, keep them verbatim, report what changed')
    .argument('[url...]', 'addresses of pages; none: every page of specs/sources/pages.yaml')
    .option(
      '--check',
      'write nothing, say what pages change in the contract since they were captured, and fail when they do',
    )
    .action(async (urls: string[], options: { check?: boolean }) =>
      finish(await (await import('./capture.ts')).capture({ urls, ...options })),
    )
  command
    .command('assemble')
    .description('pages → assembled specs with provenance and gaps')
    .argument('[page...]', 'page files; none: every API of specs/sources/pages.yaml')
    .option('--out <file>', 'where to write the spec of the given pages')
    .option('--check', 'write nothing, fail when the files on disk differ')
    .action(async (pages: string[], options: { out?: string; check?: boolean }) =>
      finish(await (await import('./assemble.ts')).assemble({ pages, ...options })),
    )
  command
    .command('compile')
    .description('assembled specs + facts → canonical specs')
    .option('--check', 'write nothing, fail when the files on disk differ')
    .action(async (options: { check?: boolean }) => finish(await (await import('./compile.ts')).compile(options)))
  command
    .command('generate')
    .description('specs → types, client, operations table, validators')
    .argument('[spec]', 'an OpenAPI 3.0 or 3.1 file; none: every canonical spec')
    .option('--out <dir>', 'where to write the files of the given spec')
    .option('--check', 'write nothing, fail when the files on disk differ')
    .action(async (spec: string | undefined, options: { out?: string; check?: boolean }) =>
      finish(await (await import('./generate.ts')).generate({ ...(spec === undefined ? {} : { spec }), ...options })),
    )
}

/** The stage that keeps the README true. */
function declareReadme(command: Command, finish: Finish): void {
  command
    .command('readme')
    .description('gap lists → the table of unknowns in README.md')
    .option('--check', 'write nothing, fail when the file on disk differs')
    .action(async (options: { check?: boolean }) => finish(await (await import('./readme.ts')).readme(options)))
}

/** The stage that shows specs to people. */
function declareDocs(command: Command, finish: Finish): void {
  command
    .command('docs')
    .description('specs → one HTML reference each, complete in itself')
    .argument('[spec...]', '`inbound`, `outbound`, or OpenAPI files; none: every canonical spec')
    .option('--out <dir>', 'folder of the pages', 'reports/docs')
    .action(async (specs: string[], options: { out: string }) =>
      finish(await (await import('./docs.ts')).docs({ specs, ...options })),
    )
}

/** The stage that serves a spec. */
function declareMock(command: Command, finish: Finish): void {
  command
    .command('mock')
    .description('serve an API from its spec')
    .argument('<spec>', '`inbound`, `outbound`, or an OpenAPI file')
    .option('--port <n>', 'port to listen on; 0 picks a free one', port, 4010)
    .option('--host <name>', 'interface to listen on', '127.0.0.1')
    .option('--token <value>', 'a bearer token to accept (repeatable); none: any token', collect, [])
    .option('--engine <name>', '`prism`: any spec, remembers nothing; `twin`: the inbound API, remembers', 'prism')
    .option('--fault <id>', 'a rule that the twin breaks on purpose')
    .option('--chaos <parts>', 'trouble the twin gives on purpose: `latency=MS[..MS],drop=P,status503=P`')
    .option('--tls-cert <file>', 'serve HTTPS with this certificate, PEM')
    .option('--tls-key <file>', 'key of the certificate, PEM')
    .option('--client-ca <file>', 'refuse clients without a certificate that is signed by this authority, PEM')
    .option('--oauth-key <file>', 'public keys (PEM, JWK, JWK set) by which the twin gives tokens; others are refused')
    .option('--credentials-key <file>', 'public key (PEM, JWK) that the twin encrypts credentials to; none: its own')
    .option('--control-port <n>', 'port the twin is controlled from, on this machine only; 0 picks a free one', port)
    .option(
      '--seed <n>',
      "what the twin's test data are made from; a notifying twin repeats ids only by it",
      wholeNumber,
    )
    .option('--rows <n>', "authorisations of the twin's first card, up to 1000000", rows)
    .option(
      '--store <file>',
      'keep what the twin remembers in this file; what is in it counts more than --seed and --rows',
    )
    .option('--notify <url>', 'the bank that the twin notifies of authorisations; the documented path is added')
    .option('--notify-token-env <name>', 'variable that holds the bearer token for the bank; none: `d1-twin`')
    .option('--notify-cert <file>', 'client certificate for the bank, PEM')
    .option('--notify-key <file>', 'key of the client certificate, PEM')
    .option('--notify-ca <file>', 'who is trusted to sign for the bank, PEM')
    .option('--notify-batch <n>', 'authorisations in one notification, from 1 to 1000; by default 10', batchSize)
    .action(async (spec: string, options: Omit<MockArguments, 'spec'>) =>
      finish(await (await import('./mock.ts')).mock({ spec, ...options })),
    )
}

/** The stage that steers a running twin; its own commands are derived from the document of what it talks to. */
function declareTwin(command: Command, finish: Finish): void {
  command
    .command('twin')
    .description('reset, seed, authorise, clock, deliveries, …: steer a twin that `mock` serves')
    .argument('[command...]', 'a command and its options; --help lists them')
    .helpOption(false)
    .allowUnknownOption()
    .action(async (words: string[]) => finish(await (await import('./twin.ts')).twin(words)))
}

/** The stage that judges changes of a contract. */
function declareGate(command: Command, finish: Finish): void {
  command
    .command('gate')
    .description('does a revision of a spec break those who live with the one before?')
    .argument(
      '<base>',
      'the revision that is known: a spec or page as a file, REV:PATH of git or address; `inbound` or `outbound`',
    )
    .argument('<head>', 'the revision that is to replace it')
    .option('--policy <name>', '`strict`, `d1`, or a file', 'd1')
    .option(
      '--format <id>',
      'how the verdict is written: text, json, markdown, html, github, junit, next-version',
      'text',
    )
    .option('--now <time>', 'the time that counts as now, like 2026-12-31', instant)
    .option('--waivers <file>', 'breaking changes that are agreed to; none: specs/waivers.yaml')
    .option('--check-version', 'fail when `info.version` did not move as far as the changes ask')
    .action(async (base: string, head: string, options: Omit<GateArguments, 'base' | 'head'>) =>
      finish(await (await import('./gate.ts')).gate({ base, head, ...options })),
    )
  command
    .command('changelog')
    .description('what changed between two revisions of a spec, for people, as Markdown')
    .argument('<base>', 'the revision before: as of `gate`; alone, the first release')
    .argument('[head]', 'the revision after')
    .option('--policy <name>', '`strict`, `d1`, or a file', 'd1')
    .option('--now <time>', 'the time that counts as now, like 2026-12-31', instant)
    .option('--waivers <file>', 'breaking changes that are agreed to; none: specs/waivers.yaml')
    .action(async (base: string, head: string | undefined, options: Omit<ChangelogArguments, 'base' | 'head'>) =>
      finish(await (await import('./gate.ts')).changelog({ base, head, ...options })),
    )
}

/** The stage that does everything. */
function declareStart(command: Command, finish: Finish): void {
  command
    .command('start')
    .description('everything on the embedded mocks: pages → specs → code → mocks → certificate')
    .option('--out <dir>', 'folder for the reports', 'reports')
    .action(async (options: { out: string }) => finish(await (await import('./start.ts')).start(options)))
}

/** The stage that judges the judge. */
function declareLab(command: Command, finish: Finish): void {
  command
    .command('lab')
    .description('how many deliberate faults the suite finds, and what it says of servers without any')
    .option('--only <fault>', 'try only this fault (repeatable)', collect, [])
    .option('--api <name>', '`inbound` or `outbound` only')
    .option('--jobs <n>', 'worker processes at a time', wholeNumber, 4)
    .option('--rivals <ids>', 'comma-separated: dredd, schemathesis; or none', 'dredd')
    .option('--out <dir>', 'folder for lab.json, lab.html, lab.md', 'reports')
    .option('--readme', 'write the table of README.md as well')
    .action(async (options: import('./lab.ts').LabArguments) => finish(await (await import('./lab.ts')).lab(options)))
}

/** Declares the whole command line. */
function program(finish: Finish): Command {
  const command = new Command('d1-contracts')
    .description(packageJson.description)
    .version(packageJson.version)
    .option('--debug', 'show the stack of an error')
    .showHelpAfterError('(add --help for the options)')
    .exitOverride()
  declareSpecStages(command, finish)
  declareReadme(command, finish)
  declareDocs(command, finish)
  declareMock(command, finish)
  declareTwin(command, finish)
  declareJudging(command, finish)
  declareGate(command, finish)
  declareStart(command, finish)
  declareLab(command, finish)
  return command
}

/** Runs the command line; resolves to the exit status and never throws. */
export async function main(argv: readonly string[]): Promise<number> {
  let status = 0
  try {
    await program((result) => {
      status = result
    }).parseAsync([...argv], { from: 'user' })
    return status
  } catch (failure) {
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? 0 : 2
    const thrown = (await import('./lib/peers.ts')).toldOf(failure)
    const code = thrown instanceof PipelineError ? thrown.code : 'INTERNAL'
    process.stderr.write(`d1-contracts: ${messageOf(thrown)} [${code}]\n`)
    if (argv.includes('--debug') && thrown instanceof Error) process.stderr.write(`${thrown.stack}\n`)
    return 2
  }
}
