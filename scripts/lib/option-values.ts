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

/** Parses a port. */
export function port(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65535) {
    throw new InvalidArgumentError('A port from 0 to 65535 is expected.')
  }
  return Number(value)
}

/** Collects a repeatable option. */
export function collect(value: string, earlier: string[]): string[] {
  return [...earlier, value]
}
