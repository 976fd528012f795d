/**
 * What a probe is: an operation in, requests out. A probe only says what to send and why; it never sends, and it never
 * judges.
 * Types, and the identity function that ties them together.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Resource } from '../../scripts/lib/life-cycle.ts'
import type { Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import type { Judge } from '../../scripts/lib/sampling/judge.ts'
import type { Aim, Aims } from '../aims.ts'
import type { Alias } from '../life/binding.ts'
import type { Thing, Use } from '../life/thing.ts'
import type { Masker } from '../masking.ts'
import type { Profile } from '../profile.ts'
import type { BaseRequest } from '../requests/base-request.ts'
import type { SignIn } from '../requests/credentials.ts'
import type { Draft } from '../requests/draft.ts'
import type { Opened } from '../requests/sealing.ts'
import type { Fault, Severity } from '../result.ts'
import type { Target } from '../target.ts'
import type { Exchange, Request } from '../transport/exchange.ts'

/** Whether a request is expected to be accepted, to be refused, or only means something beside another one. */
export type Intent = 'valid' | 'fault' | 'series'

/** One request and why it is sent. */
export interface Case {
  intent: Intent
  aims: Partial<Aims>
  request: Request
  /** Texts in the request that must not be shown. */
  secrets: readonly string[]
  /** JSON pointer in the spec of the rule it probes. */
  rule: string
  /** The one thing that is wrong or varied; absent for the base request. */
  fault?: Fault
  /** The weightiest a failure can be, when the document says less than the check. */
  atMost?: Severity
  /** How pages are asked for is only concluded from the names of parameters, so what is said of pages weighs less. */
  guessed?: true
  /** Other ordinary values in the same place: a target that refuses them alike has another reason. */
  ordinary?: () => readonly Request[]
  /** Whether it, and those, differ from the plain request beside that place, too, as another alternative asks for. */
  strayed?: boolean
  /** The same with what stands beside the value moved along: a target that serves one has a rule for how they go together. */
  moved?: () => readonly Request[]
  /** The values it has at once, each asked for alone where they are not served together. */
  parts?: () => readonly Part[]
  /** Sent right after it; the checks see both answers. */
  reference?: Request
  /** Whether the target may close the connection rather than answer, as it may with what is too much for it. */
  mayHangUp?: boolean
  /** Whose request it is, when it is not the operation the probe was asked about. */
  operation?: Operation
  /** What it is about, when that is made for it. */
  on?: Thing
  /** An id in its path that an answer before gave, and what stands for it. */
  stands?: Alias
  /** An id in its body that an answer before gave, and what stands for it. */
  takes?: Alias & { at: string }
  /** Asked again, a little later, while the answer is not like this: what was written may take a moment to be seen. */
  until?: (exchange: Exchange) => boolean
  /** The requests that were sent before it and belong to what is judged, in their order. */
  earlier?: readonly Request[]
  /** What answers before it decided about the request. */
  chosen?: Chosen
  /** Whether it is sent at the same time as others of its operation, whatever the target remembers. */
  atOnce?: true
  /** Another one of its journey, sent at the same time. */
  meanwhile?: Meanwhile
}

/** One of several values of a request: what it is for, and the request that has nothing else. */
export interface Part extends Pick<Case, 'intent' | 'aims' | 'rule' | 'fault' | 'atMost'> {
  alone(): Case
}

/** A request that is sent at the same time as another one, and judged just before it. */
export interface Meanwhile {
  case: Case
  /** Is told what came of it before the journey goes on. */
  heard?: (exchange: Exchange | undefined) => void
}

/** What answers decide about a request. */
export interface Chosen {
  /** What is special about it, without the values. */
  special: string
  /** Query parameters whose values they decide, each with what decides it, in words. */
  values: Readonly<Record<string, string>>
  /** The same of what is asked along with it. */
  reference?: Readonly<Record<string, string>>
}

/** What a probe may look at. */
export interface ProbeContext {
  table: OperationsTable
  operation: Operation
  target: Target
  seed: number
  profile: Profile
  /** Requests that going deep may cost for this operation; the probe's own measure when nobody says. */
  budget?: number
  judge: Judge
  masker: Masker
  signIn: SignIn
  base: BaseRequest
  /** How its operation uses the things that are made for its requests, where they are. */
  use?: Use
  /** The id that stands for a thing of a kind in requests, where things can be made. */
  shownId(resource: Resource): Json | undefined
  /** An id of the same length and kind as another run would not have it; the same one where nothing is made. */
  anew(id: string): string
  /** Whether the readers of the document serve the API, so that its publisher sends the requests. */
  received: boolean
  /** Writes a draft, signed in; a turn of its own tells it from others that say the same, where something may be taken. */
  write(draft: Draft, turn?: string): Pick<Case, 'request' | 'secrets'>
  /** What a draft holds in encrypted form, where the target can decrypt it and something is known of it. */
  opened(draft: Draft): Opened[]
  /** A valid value of a parameter, as the base request would have it. */
  valueOf(parameter: Parameter): Json | undefined
  /** Valid values of a parameter that are nothing special. */
  ordinaryOf(parameter: Parameter): Json[]
  /** The same for another operation of the table, whose base request is variations of its own. */
  other(operation: Operation): ProbeContext
  /** Records what is left out, with the reason. */
  leaveOut(message: string): void
}

/** One kind of request. */
export interface Probe {
  /** Kebab-case; equals the file name. */
  id: string
  /** What it sends, in a few words. */
  title: string
  /** The aims its cases carry. */
  aims: readonly Aim[]
  /** Whether its cases are worth sending without knowing how to sign in. */
  anonymous?: boolean
  /** Whether every one of its requests changes nothing, whatever the method of the operation. */
  harmless?: boolean
  /** Requests that do not depend on each other's answers. */
  cases?(context: ProbeContext): Iterable<Case>
  /** Requests in a row, each answer (none: `undefined`) handed back before the next one is chosen; sent last, alone. */
  journey?(context: ProbeContext): Generator<Case, void, Exchange | undefined>
}

/** Declares a probe. */
export function defineProbe(probe: Probe): Probe {
  return probe
}
