/**
 * What a target is: where it listens, how one signs in, what exists there, what it can do.
 * Types only; `targets/<name>.yaml` holds the names of secrets, never the secrets.
 */
import type { KeyObject } from 'node:crypto'
import type { SecureContext } from 'node:tls'
import type { Json } from '../scripts/lib/json.ts'

/** A target as the suite uses it: the file, the command line and the environment already joined. */
export interface Target {
  /** Name of the target file, when there is one. */
  name?: string
  /** URL the paths of the spec are appended to; no trailing slash. */
  baseUrl: string
  /** The bearer token; absent: none was given, or it is still to be asked for. */
  bearer?: Bearer
  /** Other secrets one signs in with, by the name of the security scheme in the document. */
  secrets?: Readonly<Record<string, Secret>>
  /** How an access token is asked for. */
  oauth?: OAuth
  /** What TLS connections are made with: who is trusted, and by which certificate one is known. */
  tls?: SecureContext
  /** The same for curl, as words of a shell that name variables and files. */
  tlsOptions?: readonly string[]
  /** Other tokens the target knows, by what is wrong with them. */
  credentials?: { forbidden?: Secret; expired?: Secret }
  /** The key that encrypted values are encrypted to; absent: the documented examples are sent. */
  recipientKey?: RecipientKey
  /**
   * What exists on the target, by parameter, top-level body property or property of an encrypted value (`cardId` has many
   * authorisations).
   */
  data: Record<string, Json>
  capabilities: Capabilities
  /** Most requests a second; absent: as many as it answers. */
  rate?: number
  /** How long one answer may take, in milliseconds. */
  timeoutMs: number
}

/** A public key on P-256 and the id the target knows it by. */
export interface RecipientKey {
  kid?: string
  publicKey: KeyObject
}

/** A token and the name of the variable it came from (`$NAME` in a curl). */
export interface Secret {
  token: string
  name: string
}

/** The token one signs in with. */
export interface Bearer extends Secret {
  /** Where later tokens come from, when this one is only the first. */
  renewal?: Renewal
}

/** A token that is renewed before it expires. */
export interface Renewal {
  /** Every token so far, the first one included. */
  readonly seen: readonly string[]
  /**
   * The token to use now; `leave` is waited for before another one is asked for, which is not done where it says no.
   *
   * @throws PipelineError `NETWORK` or `TARGET` when there is none.
   */
  current(leave?: () => Promise<boolean>): Promise<string>
  /** Uses the token that is current no longer: the target refuses it. */
  discard(): void
}

/** How to ask for an access token by a signed assertion. @see https://www.rfc-editor.org/rfc/rfc7523 */
export interface OAuth {
  tokenUrl: string
  /** Private key on P-256. */
  key: KeyObject
  kid: string
  iss: string
  sub: string
  aud?: string
  scope?: string
}

/** What may be asked of a target. */
export interface Capabilities {
  /** Operations that change something may be called. */
  writes: boolean
  /** The target remembers: unknown ids are unknown, what was written can be read. */
  stateful: boolean
}
