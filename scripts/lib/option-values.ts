/**
 * Reads the values of command line options; what cannot be read is refused in one sentence.
 * Pure.
 */
import { InvalidArgumentError } from 'commander'

/** Parses a whole number of at most ten digits. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,10}$/.test(value)) throw new InvalidArgumentError('A whole number is expected.')
  return Number(value)
}

/** Parses a number of things that go together. */
export function batchSize(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value) || Number(value) > 1000) {
    throw new InvalidArgumentError('A number from 1 to 1000 is expected.')
  }
  return Number(value)
}

/** Parses how many authorisations a card is to have: what the control API of the twin takes as well. */
export function rows(value: string): number {
  if (!/^\d{1,7}$/.test(value) || Number(value) > 1_000_000) {
    throw new InvalidArgumentError('A whole number up to 1000000 is expected.')
  }
  return Number(value)
}

/** Parses a port. */
export function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65535) {
    throw new InvalidArgumentError('A port from 0 to 65535 is expected.')
  }
  return Number(value)
}

/** Parses a number of things a second: above 0, with decimals. */
export function rate(value: string): number {
  if (!/^\d{1,5}(\.\d{1,3})?$/.test(value) || Number(value) === 0) {
    throw new InvalidArgumentError('A number of requests a second above 0 is expected.')
  }
  return Number(value)
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Parses a time (`500ms`, `90s`, `10m`, `1h`, `7d`); in milliseconds. */
export function duration(value: string): number {
  const [, amount = '', unit = ''] = /^(\d{1,6})(ms|s|m|h|d)$/.exec(value) ?? []
  const factor = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined
  if (factor === undefined || Number(amount) === 0) {
    throw new InvalidArgumentError('A time above 0 like 90s, 10m or 1h is expected.')
  }
  return Number(amount) * factor
}

/** Parses a part of a run (`2/3`). */
export function shard(value: string): { index: number; of: number } {
  const [, index = '', of = ''] = /^(\d{1,3})\/(\d{1,3})$/.exec(value) ?? []
  if (Number(index) < 1 || Number(index) > Number(of)) {
    throw new InvalidArgumentError('A part like 2/3 is expected, from 1/n to n/n.')
  }
  return { index: Number(index), of: Number(of) }
}

/** Parses a day or a point in time (`2026-12-31`, `2026-12-31T12:00:00Z`). */
export function instant(value: string): Date {
  const form = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z)?$/
  const time = form.test(value) ? new Date(value) : undefined
  // Days that no month has roll over into the next one.
  if (time === undefined || Number.isNaN(time.getTime()) || !time.toISOString().startsWith(value.slice(0, 10))) {
    throw new InvalidArgumentError('A time in UTC like 2026-12-31 or 2026-12-31T12:00:00Z is expected.')
  }
  return time
}

/** Collects a repeatable option. */
export function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value]
}
