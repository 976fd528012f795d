/**
 * The types of the APIs as their specs say them, and which specs these are: nothing opened, nothing renamed.
 * The registry of that entry of the package; the one value in it comes from what is generated.
 */
import { spec as inbound } from '../generated/d1-inbound-card/spec.ts'
import { spec as outbound } from '../generated/d1-outbound-card/spec.ts'

export type * as inbound from '../generated/d1-inbound-card/types.ts'
export type * as outbound from '../generated/d1-outbound-card/types.ts'

/** The specs that this package was made from, by id: `info.version`, and the sha256 of the file. */
export const specs = { [inbound.api]: inbound, [outbound.api]: outbound } as const satisfies Record<
  string,
  SpecIdentity
>

/** Which spec something was made from. */
export interface SpecIdentity {
  /** Base name of its file. */
  readonly api: string
  /** `info.version`. */
  readonly version: string
  /** Of the bytes of its file, in lower-case hexadecimal. */
  readonly sha256: string
}
