/**
 * Removals that are announced: what is `deprecated`, since when (`x-deprecated-since`), until when it works (`x-sunset`),
 * and whether the notice that a policy asks for is over.
 * Pure; the day that counts as today is handed in.
 */
import { isObject, type Json } from '../lib/json.ts'
import { follow } from '../lib/pointer.ts'
import type { Difference, Use } from './change.ts'
import type { OperationRuleId } from './operation-rules.ts'
import { tableSource } from './schema/discriminator.ts'

/** What a document says of the end of something. */
export interface Announcement {
  deprecated: boolean
  /** First day it was marked on. */
  since?: string
  /** Last day it works on. */
  sunset?: string
}

/** What is announced of the thing at a pointer. */
export function announcementAt(document: object, pointer: string | undefined): Announcement {
  const written = pointer === undefined ? undefined : follow(document, tableSource(pointer))
  if (!isObject(written)) return { deprecated: false }
  const [since, sunset] = [dayOf(written['x-deprecated-since']), dayOf(written['x-sunset'])]
  return {
    deprecated: written.deprecated === true,
    ...(since === undefined ? {} : { since }),
    ...(sunset === undefined ? {} : { sunset }),
  }
}

/** The day of a date or a time of RFC 3339. */
function dayOf(value: Json | undefined): string | undefined {
  const day = typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(value)?.[0] : undefined
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined
}

/** Whether a removal may happen by now, and why. */
export function judgeRemoval(
  { deprecated, since, sunset }: Announcement,
  noticeMonths: number,
  today: string,
): { announced: boolean; why: string } {
  if (!deprecated) return { announced: false, why: 'It was not deprecated before it was removed.' }
  if (sunset !== undefined && today < sunset)
    return { announced: false, why: `It was announced to work until ${sunset}.` }
  if (noticeMonths === 0) return { announced: true, why: 'It was deprecated before it was removed.' }
  if (since === undefined) {
    return { announced: false, why: 'It was deprecated, but since when is not said (`x-deprecated-since`).' }
  }
  const end = monthsAfter(since, noticeMonths)
  const words = `It was deprecated on ${since}; its notice of ${noticeMonths} months`
  return today < end
    ? { announced: false, why: `${words} runs until ${end}.` }
    : { announced: true, why: `${words} ended on ${end}.` }
}

/** The same day some months later, or the last one of that month. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** A way to take a difference down. */
type Note = (
  rule: OperationRuleId,
  effect: Difference['effect'],
  use: Use,
  pointers: Difference['pointers'],
  more?: Partial<Difference>,
) => void

/** Compares what two documents announce of the same thing; an end that comes earlier is broken faith. */
export function compareAnnouncements(
  note: Note,
  documents: { base: object; head: object },
  pointers: { base: string; head: string },
  what: 'operation' | 'parameter' | 'header',
  use: Use,
): void {
  const was = announcementAt(documents.base, pointers.base)
  const is = announcementAt(documents.head, pointers.head)
  if (was.deprecated !== is.deprecated) {
    note(`${what}-deprecated`, 'none', use, pointers, { before: was.deprecated, after: is.deprecated })
  }
  if (was.sunset === is.sunset) return
  const more = {
    ...(was.sunset === undefined ? {} : { before: was.sunset }),
    ...(is.sunset === undefined ? {} : { after: is.sunset }),
  }
  const isEarlier = was.sunset !== undefined && is.sunset !== undefined && is.sunset < was.sunset
  if (isEarlier) note('sunset-brought-forward', 'different', use, pointers, more)
  else note('sunset-changed', 'none', use, pointers, more)
}
