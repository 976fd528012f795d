/**
 * HTTP archives as far as this suite writes and reads them, and the fields it adds to them: all begin with `_`, so that
 * any other program passes over them.
 * Types, and the text before and after the entries of an archive; an entry is one line of it.
 *
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
import packageJson from '../../package.json' with { type: 'json' }
import type { JsonObject } from '../../scripts/lib/json.ts'
import type { Chosen, Intent } from '../probes/probe.ts'
import type { Profile } from '../profile.ts'
import type { Fault, Severity, Shard } from '../result.ts'

/** A header, a query parameter or a cookie. */
export interface Pair {
  name: string
  value: string
}

/** A body of a request. */
export interface PostData {
  mimeType?: string
  text?: string
  /** Fields of a form, where a program writes these in place of the text. */
  params?: unknown[]
  /** `base64` when the body is no text. */
  encoding?: string
}

/** What was sent. */
export interface SentEntry {
  method: string
  url: string
  /** The URL as it was sent, where it is none by the rules of URLs. */
  _url?: string
  httpVersion?: string
  headers?: Pair[]
  /** The name of its connection, where it was to go over one with others. */
  _connection?: string
  /** Bytes of the body; -1 when it is not known. */
  bodySize?: number
  postData?: PostData | null
}

/** What came back; status 0: nothing did. */
export interface AnsweredEntry {
  status: number
  statusText?: string
  httpVersion?: string
  headers?: Pair[]
  /** Bytes that came; -1 when it is not known. */
  bodySize?: number
  content?: { size?: number; mimeType?: string; text?: string; encoding?: string }
  /** The content coding that the body does not keep to although its header says so. */
  _undecodable?: string
}

/** What a request was sent for: the same in a recording as in the run. */
export interface RecordedCase {
  intent: Intent
  aims: JsonObject
  rule: string
  fault?: Fault
  atMost?: Severity
  /** Whether how pages are asked for is only concluded from the names of parameters. */
  guessed?: boolean
  /** Whether the target may hang up rather than answer. */
  mayHangUp?: boolean
  /** What answers before it decided about the request. */
  chosen?: Chosen
  /** The values it had at once, each as it would have been sent alone. */
  parts?: RecordedCase[]
}

/** One exchange. */
export interface Entry {
  startedDateTime?: string
  /** Milliseconds. */
  time?: number
  request: SentEntry
  response: AnsweredEntry
  /** What of it is not as archives have it; nothing else of it is known then. */
  _unread?: string
  /** Whether a page's own worker answered, as Chromium says. */
  _fetchedViaServiceWorker?: unknown
  /** Number of the talk it belongs to; entries of one talk stand together, the one with the case last. */
  _talk?: number
  /** What it is in its talk; a preparation makes what later requests are about, and is counted but not judged. */
  _role?: 'case' | 'reference' | 'control' | 'preparation'
  _operation?: string
  _probe?: string
  _case?: RecordedCase
  /** The requests before it that belong to what is judged. */
  _earlier?: SentEntry[]
  /** Number of the journey it is a step of, where findings rest on several steps. */
  _journey?: number
  /** Numbers of the talks that made what it is about. */
  _making?: number[]
  /** What stands in the request instead of its secrets. */
  _secrets?: string[]
  /** What stands instead of the token of the target, which no answer may hold. */
  _token?: string
  /** What stands instead of a secret, and what a shell would write for that. */
  _shell?: Record<string, string>
  /** The id of the thing it is about, and the one that is shown in its place. */
  _alias?: { made: string; shown: string }
  /** What the base request of the operation got, when it got something. */
  _base?: number
  /** Statuses of the controls. */
  _controls?: { again?: number; ordinary: number[]; moved?: number[] }
  /** Why there is nothing to judge. */
  _failure?: { kind: string; sentence: string }
}

/** What a recording says of its run. */
export interface RecordedRun {
  api: string
  specSha256: string
  baseUrl: string
  target?: string
  seed: number
  profile: Profile
  shard?: Shard
}

/** The text before the first entry. */
export function opening(run: RecordedRun): string {
  const creator = { name: packageJson.name, version: packageJson.version }
  return `{"log":{"version":"1.2","creator":${JSON.stringify(creator)},"_run":${JSON.stringify(run)},"entries":[`
}

/** The text after the last entry. */
export const CLOSING = '\n]}}\n'
