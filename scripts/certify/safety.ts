/**
 * What may be done to a target, and how fast it may be asked: what is not on this machine is only read from, ten times
 * a second, unless the command line says more.
 * Pure.
 */
import type { Capabilities } from '../../contracts/target.ts'
import { PipelineError } from '../lib/errors.ts'
import type { TargetFlags } from './options.ts'
import type { ReadTargetFile } from './target-file.ts'

/** Requests a second to a target that is not on this machine, when nobody says. */
export const RATE_ELSEWHERE = 10

/**
 * Whether a host is this machine.
 *
 * A tunnel to a remote target is this machine too: give such a target a file with `capabilities` and `rate`.
 */
export function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  )
}

/**
 * What may be asked. Writes need two consents elsewhere, the command line's each time and no refusal in the file; on
 * this machine only a refusal keeps from them.
 *
 * @throws PipelineError `ARGUMENTS` when the command line allows what the file refuses.
 */
export function capabilitiesOf(
  url: URL,
  file: ReadTargetFile | undefined,
  flags: TargetFlags,
  byReaders = false,
): Capabilities {
  const { writes, stateful = byReaders && file !== undefined } = file?.content.capabilities ?? {}
  if (flags.allowWrites === true && file && writes === false) {
    const sentence = 'The target file refuses writes; leave `--allow-writes` out, or say `writes: true` there.'
    throw new PipelineError('ARGUMENTS', sentence, file.placeOf('/capabilities/writes'))
  }
  const consented = flags.allowWrites === true || isLoopback(url.hostname)
  return { writes: consented && writes !== false, stateful }
}

/** Most requests a second: command line, file, then by where the target is. */
export function rateOf(url: URL, file: ReadTargetFile | undefined, flags: TargetFlags): number | undefined {
  return flags.rate ?? file?.content.rate ?? (isLoopback(url.hostname) ? undefined : RATE_ELSEWHERE)
}
