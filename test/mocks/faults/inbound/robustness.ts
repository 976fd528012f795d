/** What shows the faults that have to do with what nobody documented: other headers, methods, paths, odd bodies. */
import type { Shown, Step } from '../ask.ts'
import { details } from '../bodies.ts'

const CARD = details()
const SUSPEND = 'POST @/card-0001/operations:suspend'
const MALFORMED = `${SUSPEND} {"reason":`
const LARGE = `${SUSPEND} {"reason":"${'x'.repeat(70_000)}"}`
const with_ = (name: string, value: string): Step => ({ line: CARD, headers: { [name]: value } })

/** By id of the fault. */
export const shown: Record<string, Shown> = {
  'unknown-header-refused': [with_('x-new-header', '1'), '200 → 400'],
  'unknown-header-fails': [with_('x-new-header', '1'), '200 → 500'],
  'unknown-query-fails': [`${CARD}?colour=red`, '200 → 500'],
  'accept-anything-refused': [with_('accept', '*/*'), '200 → 406'],
  'malformed-json-fails': [MALFORMED, '400 → 500'],
  'malformed-json-accepted': [MALFORMED, '400 → 200'],
  'not-a-number-accepted': [`PATCH @/card-0001/limits {"limits":{"day":NaN}}`, '400 → 204'],
  'malformed-json-closes-connection': [MALFORMED, '400 → closed'],
  'null-body-fails': [`${SUSPEND} null`, '400 → 500'],
  'nul-fails': [`${SUSPEND} {"reason":"a\\u0000b"}`, '400 → 500'],
  'half-character-fails': [`${SUSPEND} {"reason":"a\\ud83d"}`, '400 → 500'],
  'proto-property-fails': [`${SUSPEND} {"__proto__":{}}`, '200 → 500'],
  'limit-twice-fails': ['LIST limit=5&limit=5', '400 → 500'],
  'limit-empty-fails': ['LIST limit=', '400 → 500'],
  'deep-nesting-fails': [`${SUSPEND} ${'{"reason":'.repeat(90)}1${'}'.repeat(90)}`, '400 → 500'],
  'large-body-fails': [LARGE, '400 → 500'],
  'large-body-hangs': [LARGE, '400 → silent'],
  'head-fails': ['HEAD @/card-0001', '405 → 500'],
  'options-fails': ['OPTIONS @/card-0001', '405 → 500'],
  'unknown-path-found': ['GET /v2/nowhere', '404 → 200'],
  'unknown-path-fails': ['GET /v2/nowhere', '404 → 500'],
  'undocumented-method-fails': ['DELETE @/card-0001', '405 → 500'],
  'undocumented-method-taken-for-get': ['DELETE @/card-0001', '405 → 200'],
  'fails-now-and-then': [...Array.from({ length: 20 }, () => CARD), '200 → 500'],
}
