/**
 * What a rival is: another tool that judges a server by the same spec, with its default checks.
 * Types only.
 */
import type { JudgeId, Outcome } from '../job.ts'
import type { Running } from '../servers.ts'

/** Another judge. */
export interface Rival {
  id: Exclude<JudgeId, 'suite'>
  /** Name as its makers write it. */
  name: string
  /** Its version, or `undefined` when it is not installed. */
  version: () => Promise<string | undefined>
  /** What it is told besides spec, address and token, in a few words. */
  setting: string
  /** How long it may take for one server, in milliseconds: many times what it takes where nothing hangs. */
  patienceMs: number
  /** Lets it judge a server. */
  judge: (running: Running) => Promise<Outcome>
}
