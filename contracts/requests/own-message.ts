/**
 * The body of a notification with names of its own: a receiver that knows the name of a message takes it for one that
 * comes again, and may acknowledge that before it looks at anything else.
 * Pure, deterministic.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { splitPointer } from '../../scripts/lib/pointer.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { createRandom, deriveSeed } from '../../scripts/lib/sampling/random.ts'
import { collect } from '../judging/snapshots.ts'

/** What names the message, or what happened, and nothing that exists beside it. */
const NAMES = /^(?:operation|event|notification|message|request|delivery)?[_-]?id$/i

/** The same body as another message; `purpose` tells it from all others, `accepts` says what the document allows. */
export function asOtherMessage(
  body: Json,
  { seed, purpose, accepts }: { seed: number; purpose: string; accepts: (body: Json) => boolean },
): Json {
  let told = body
  for (const [at, value] of collect(body, '', new Map<string, Json>())) {
    if (typeof value !== 'string' || !NAMES.test(splitPointer(at).at(-1) ?? '')) continue
    const other = withValue(told, at, ofTheForm(value, deriveSeed(seed, `${purpose} ${at}`)))
    if (accepts(other)) told = other
  }
  return told
}

/** A text with other letters and digits in the same places. */
function ofTheForm(text: string, seed: number): string {
  const random = createRandom(seed)
  const sign = (from: string, count: number) => String.fromCodePoint((from.codePointAt(0) ?? 0) + random.below(count))
  const isHex = /^[0-9a-f-]+$/i.test(text)
  return text
    .replace(/[0-9]/g, () => sign('0', 10))
    .replace(/[a-z]/g, () => sign('a', isHex ? 6 : 26))
    .replace(/[A-Z]/g, () => sign('A', isHex ? 6 : 26))
}
