/**
 * The gate as a value: two revisions of a spec in, a verdict on what changed out. The command `gate` is the same with
 * formats around it.
 * Reads both revisions, the policy and the waivers; writes and prints nothing.
 */

import type { Verdict } from '../gate/verdict.ts'
import { nextVersion } from '../gate/versions.ts'
import { judged } from '../gate.ts'
import { toldOf } from '../lib/peers.ts'

export type { Blast, Change, Effect, Level, Party, Position, Use, Witness } from '../gate/change.ts'
export type { Verdict } from '../gate/verdict.ts'
export { type ErrorCode, PipelineError } from '../lib/errors.ts'

/** What is compared, and by what. */
export interface GateOptions {
  /** The revision that is known: a spec or page as a file, `REV:PATH` of git or address; `inbound` or `outbound`. */
  base: string
  /** The revision that is to replace it. */
  head: string
  /** `strict`, `d1`, or a file; `d1` when left out. */
  policy?: string
  /** The time that counts as now. */
  now?: Date
  /** A list of breaking changes that are agreed to; none: that of the package, which is empty. */
  waivers?: string
}

/** A verdict, and the version that the head should have. */
export interface GateVerdict extends Verdict {
  /** The version that should follow; absent when that of the base is none of Semantic Versioning. */
  nextVersion?: string
}

/**
 * Compares two revisions.
 *
 * @throws PipelineError when they cannot be judged
 * @example
 * const { verdict, changes } = await gate({ base: 'main:openapi.yaml', head: 'openapi.yaml' })
 */
export async function gate(options: GateOptions): Promise<GateVerdict> {
  try {
    const { verdict } = await judged({ policy: 'd1', ...options })
    const next = nextVersion(verdict)
    return { ...verdict, ...(next === undefined ? {} : { nextVersion: next }) }
  } catch (thrown) {
    throw toldOf(thrown)
  }
}
