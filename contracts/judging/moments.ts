/**
 * Moments as texts and numbers: what a row says about when something was, as the span of time it can mean, and the ways
 * in which a moment can be written.
 * Pure; the zone of this machine never counts.
 */
import type { Json } from '../../scripts/lib/json.ts'

/** When something was, as exactly as it was told. Milliseconds since 1970. */
export interface Moment {
  /** The earliest it can mean. */
  from: number
  /** The latest it can mean. */
  to: number
  /** Whether it says in which zone, so that it can be compared with moments of other sources. */
  zoned: boolean
}

/** What a moment without a zone may be off. */
const ZONES = 14 * 60 * 60 * 1000
const MINUTE = 60_000
/** Milliseconds of a day. */
export const DAY = 86_400_000
/** Numbers from here on are milliseconds: as seconds they would be far in the future. */
const AS_MILLISECONDS = 1e11

const TEXT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?:(:\d\d)(?:[.,](\d{1,9}))?)?)?(?:([Zz])|([+-]\d\d)(?::?(\d\d))?)?$/

/** Reads a moment; `undefined` for anything else. */
export function momentOf(value: Json | undefined): Moment | undefined {
  if (typeof value === 'number') return momentOfNumber(value)
  const match = typeof value === 'string' ? TEXT.exec(value) : null
  if (!match) return undefined
  const [, day, minutes, seconds, fraction, zulu, hours, rest = '00'] = match
  const zoned = zulu !== undefined || hours !== undefined
  const zone = hours === undefined ? 'Z' : `${hours}:${rest}`
  const thousandths = (fraction ?? '').padEnd(3, '0').slice(0, 3)
  const from = Date.parse(`${day}T${minutes ?? '00:00'}${seconds ?? ':00'}.${thousandths}${zone}`)
  if (Number.isNaN(from)) return undefined
  const tells = minutes === undefined ? DAY : seconds === undefined ? MINUTE : 1000
  const span = fraction === undefined ? tells : Math.max(1, 1000 / 10 ** fraction.length)
  return { from, to: from + span - 1, zoned }
}

function momentOfNumber(value: number): Moment | undefined {
  if (!Number.isFinite(value) || value < 0) return undefined
  if (value >= AS_MILLISECONDS) return { from: value, to: value, zoned: true }
  return { from: value * 1000, to: value * 1000 + 999, zoned: true }
}

/** The same, widened by what the missing zone leaves open. */
export function anyZone({ from, to, zoned }: Moment): Moment {
  return zoned ? { from, to, zoned } : { from: from - ZONES, to: to + ZONES, zoned: true }
}

/** A way to write a moment. */
export interface Writing {
  /** What it can tell apart, in milliseconds. */
  step: number
  /** Writes a whole number of steps. */
  write(moment: number): string
}

/** A moment as a clock so many minutes ahead shows it, cut to a length. */
function local(moment: number, minutes: number, length: number): string {
  return new Date(moment + minutes * MINUTE).toISOString().slice(0, length)
}

/** The ways to write a moment, the most common first. */
export const WRITINGS: readonly Writing[] = [
  { step: 1, write: (moment) => local(moment, 0, 24) },
  { step: 1, write: (moment) => `${local(moment, 120, 23)}+02:00` },
  { step: 1, write: (moment) => `${local(moment, -300, 23)}-05:00` },
  { step: 10, write: (moment) => `${local(moment, 120, 22)}+02:00` },
  { step: 10, write: (moment) => `${local(moment, -300, 22)}-05:00` },
  { step: 1000, write: (moment) => `${local(moment, 0, 19)}Z` },
  { step: 1000, write: (moment) => `${local(moment, 120, 19)}+02:00` },
  { step: 1000, write: (moment) => `${local(moment, -300, 19)}-05:00` },
  { step: 1000, write: (moment) => local(moment, 0, 19) },
  { step: DAY, write: (moment) => local(moment, 0, 10) },
]

/** The largest whole number of steps that is not after a moment. */
export function cutTo({ step }: Writing, moment: number): number {
  return Math.floor(moment / step) * step
}
