/**
 * What is another one in every run, taken out of what an answer shows: identifiers and times a server made up just now.
 * Two runs on one target then show the same evidence. Pure.
 */

/** Stands for a value that is another one in every run. */
export const VARIES = '(varies)'

/** Response headers that say when, by which machine and for which request something was answered. */
const VOLATILE_HEADER =
  /^(?:date|age|expires|etag|last-modified|server-timing|traceparent|tracestate|via|cf-ray|x-runtime|x-response-time|x-served-by|x-timer)$|(?:request|trace|span|correlation|transaction)-?id$|^(?:x-)?rate-?limit-/i
/** Identifiers that servers make up. @see https://www.rfc-editor.org/rfc/rfc9562 */
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi
/** A member that identifies something, by its name: the value is a text or a number. */
const NAMED_ID =
  /"(?:[\w.-]{0,60}[a-z0-9](?:Id|ID|Uuid|UUID)|[\w.-]{0,60}[_.-](?:id|ID|uuid)|id|Id|ID|uuid)"\s*:\s*(?:"([^"\\\n]{1,200})"|(\d{1,20})(?=\s*[,}\]\n]|$))/g
/** Shorter ids are words that may stand in a text for something else. */
const TELLING = 6
/** What stands in the place of a secret or of a thing that was made. */
const STANDS_FOR = /^(?:\*{3}$|\$\w|\((?:id \d|varies))/
/** Points in time, and digits that may be one. @see https://www.rfc-editor.org/rfc/rfc3339 */
const TIME = /\b(?:\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?|\d{10}|\d{13})\b/g

const HOUR = 3_600_000
/** How long before the answer a time still counts as made up during the run. */
const BEFORE = HOUR
/** How far ahead a time counts as reckoned from the moment of the answer. */
const AHEAD = 24 * HOUR

/** Whether a response header is another one in every run. */
export function isVolatileHeader(name: string): boolean {
  return VOLATILE_HEADER.test(name)
}

/** Takes what varies out of the texts of one piece of evidence. */
export interface Steadier {
  /** A text without what varies; `at` is the moment of the answer in milliseconds, when it says so. */
  text(text: string, at: number | undefined): string
}

/** `known` holds the texts that were sent: what stands there was not made up by the server. */
export function createSteadier(known: readonly string[]): Steadier {
  const words = new Set(known.flatMap((text) => text.toLowerCase().match(/[\w.-]+/g) ?? []))
  const lower = known.map((text) => text.toLowerCase())
  const isSent = (id: string) => words.has(id) || (id.length >= TELLING && lower.some((text) => text.includes(id)))
  const numbers = new Map<string, number>()
  const numbered = (id: string) => {
    const key = id.toLowerCase()
    if (isSent(key)) return id
    const number = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, number)
    // Numbered, so that one sees where the same one comes twice.
    return `(id ${number})`
  }
  const named = (member: string, quoted: string | undefined, bare: string | undefined) => {
    const id = quoted ?? bare ?? ''
    const steady = STANDS_FOR.test(id) ? id : numbered(id)
    return steady === id ? member : `${member.slice(0, member.length - (bare ?? `"${quoted}"`).length)}"${steady}"`
  }
  const again = (text: string) =>
    [...numbers].reduce(
      (steady, [id, number]) => (id.length < TELLING ? steady : replacedAll(steady, id, `(id ${number})`)),
      text,
    )
  const timed = (time: string, at: number) => {
    const then = momentOf(time)
    return then >= at - BEFORE && then <= at + AHEAD ? VARIES : time
  }
  return {
    text: (text, at) => {
      const steady = again(text.replace(UUID, numbered).replace(NAMED_ID, named))
      return at === undefined ? steady : steady.replace(TIME, (time) => timed(time, at))
    },
  }
}

/** A text with another one in the place of an id, in whatever case it is written. */
function replacedAll(text: string, id: string, by: string): string {
  const lower = text.toLowerCase()
  // Letters that change their length with their case leave the places where they are not.
  if (lower.length !== text.length || !lower.includes(id)) return text
  let [steady, from] = ['', 0]
  for (let at = lower.indexOf(id); at !== -1; at = lower.indexOf(id, at + id.length)) {
    if (/\w/.test(text[at - 1] ?? '') || /\w/.test(text[at + id.length] ?? '')) continue
    steady += text.slice(from, at) + by
    from = at + id.length
  }
  return steady + text.slice(from)
}

/** A time in milliseconds; `NaN` when it is none. */
function momentOf(time: string): number {
  if (/^\d{10}$/.test(time)) return Number(time) * 1000
  return /^\d{13}$/.test(time) ? Number(time) : Date.parse(time)
}
