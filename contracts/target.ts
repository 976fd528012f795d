/**
 * What a target is: where it listens, how one signs in, what exists there, what it can do.
 * Types only; `targets/<name>.yaml` holds the names of secrets, never the secrets.
 */
import type { Json } from '../scripts/lib/json.ts'

/** A target as the suite uses it: the file, the command line and the environment already joined. */
export interface Target {
  /** Name of the target file, when there is one. */
  name?: string
  /** URL the paths of the spec are appended to; no trailing slash. */
  baseUrl: string
  /** The bearer token and the name of the variable it came from (`$NAME` in a curl); absent: none was given. */
  bearer?: { token: string; name: string }
  /** What exists on the target, by parameter or top-level body property name (`cardId` has many authorisations). */
  data: Record<string, Json>
  capabilities: Capabilities
  /** Most requests a second; absent: as many as it answers. */
  rate?: number
  /** How long one answer may take, in milliseconds. */
  timeoutMs: number
}

/** What may be asked of a target. */
export interface Capabilities {
  /** Operations that change something may be called. */
  writes: boolean
  /** The target remembers: unknown ids are unknown, what was written can be read. */
  stateful: boolean
}
