/**
 * Names that are nearly one that exists, and that hardly anything else has: a target that compares only the beginning of a
 * name, takes a sign in it for any sign, or does not look at its case, serves under them what they do not name.
 * Pure.
 */
import type { Severity } from '../result.ts'

/** A name, and in words what it has to do with the one that exists. */
export interface NearName {
  value: string
  label: string
  atMost?: Severity
}

/** Signs that a name that is counted up does not end in. */
const UNUSUAL = ['x', 'X', 'q', 'Q']

/** Names with fewer signs may have a neighbour by chance. */
const SHORTEST = 6

/** The names near to one, as far as the form that is asked for takes them; `caseless`: in other case, it is the same. */
export function nearNames(name: string, takes: (name: string) => boolean, { caseless = false } = {}): NearName[] {
  if (name.length < SHORTEST) return []
  const free = (value: string | undefined): value is string => value !== undefined && value !== name && takes(value)
  const first = (values: string[]): string | undefined => values.find(free)
  const proposals: [value: string | undefined, label: string, atMost?: Severity][] = [
    [first(UNUSUAL.map((sign) => name.slice(0, -1) + sign)), 'what exists but for its last sign'],
    [first(UNUSUAL.map((sign) => name + sign)), 'what exists with a sign behind it'],
    [first(cut(name)), 'the beginning of what exists'],
    [first(UNUSUAL.map((sign) => name.replace('_', sign))), 'what exists with another sign in place of `_`'],
    [
      first([withWildcard(name)]),
      'what exists with `_`, which stands for any sign where SQL compares, in place of one',
    ],
    // Many a target cuts off what is around a name, or looks at no case.
    [first([`${name} `]), 'what exists with a space behind it', 'should'],
    [caseless ? undefined : first([inOtherCase(name)]), 'what exists in other case', 'should'],
  ]
  return proposals.flatMap(([value, label, atMost]) =>
    free(value) ? [{ value, label, ...(atMost === undefined ? {} : { atMost }) }] : [],
  )
}

/** The name without its last letter, or without the number it ends in, since a shorter number may be another name. */
function cut(name: string): string[] {
  const shorter = /\d$/.test(name) ? name.replace(/\d+$/, '') : name.slice(0, -1)
  return shorter.length * 2 > SHORTEST ? [shorter] : []
}

/** The name with `_` for the letter or digit that is nearest to its middle. */
function withWildcard(name: string): string {
  const middle = Math.floor(name.length / 2)
  const at = middle + Math.max(0, name.slice(middle).search(/[A-Za-z0-9]/))
  return `${name.slice(0, at)}_${name.slice(at + 1)}`
}

function inOtherCase(name: string): string {
  return [...name].map((sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase())).join('')
}
