/**
 * Takes very long texts for what they are: a few characters again and again, with something before and after.
 * Pure.
 */

/** A stretch of a text: as it is, or a few characters so many times. */
export type Stretch = { text: string } | { unit: string; times: number }

/** Characters of what comes again and again. */
const LONGEST_UNIT = 8
/** Times from which on it is told as such. */
const LEAST = 1000

/** Cuts a text at what comes again and again. */
export function stretches(text: string): Stretch[] {
  const found: Stretch[] = []
  let from = 0
  for (let at = 0; at + LEAST <= text.length; at += 1) {
    const run = runAt(text, at)
    if (run === undefined) continue
    if (at > from) found.push({ text: text.slice(from, at) })
    found.push(run)
    from = at + run.unit.length * run.times
    at = from - 1
  }
  if (from < text.length) found.push({ text: text.slice(from) })
  return found
}

/** What comes again and again from here on. */
function runAt(text: string, at: number): { unit: string; times: number } | undefined {
  for (let size = 1; size <= LONGEST_UNIT; size += 1) {
    let end = at + size
    while (end < text.length && text[end] === text[end - size]) end += 1
    const times = Math.floor((end - at) / size)
    if (times >= LEAST && !text.slice(at, at + size).includes('\n')) return { unit: text.slice(at, at + size), times }
  }
  return undefined
}
