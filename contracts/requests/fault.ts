/**
 * Writes the one fault of a request so that a person understands it: place, rule, values, one sentence.
 * Pure; values are masked, cut and printable.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Parameter } from '../../scripts/lib/operations.ts'
import { splitPointer } from '../../scripts/lib/pointer.ts'
import { HIDDEN, type Masker } from '../masking.ts'
import type { Fault } from '../result.ts'

/** Longest value shown. */
const SHOWN = 60

/** A fault before it is put into words. */
export interface Variation {
  keyword: string
  /** What is special, without the name of the place. */
  label: string
  was: Json | undefined
  value: Json | undefined
}

/** The fault of a request in which one parameter was varied. */
export function parameterFault(masker: Masker, parameter: Parameter, variation: Variation): Fault {
  const words = parameter.in === 'header' ? 'header' : `${parameter.in} parameter`
  return worded(masker, parameter.in, parameter.name, `${words} \`${parameter.name}\``, parameter.name, variation)
}

/** The fault of a request in which one place of the body was varied. */
export function bodyFault(masker: Masker, pointer: string, variation: Variation): Fault {
  const place = pointer === '' ? 'the body' : `body property \`${pointer}\``
  // A card number in a list of them is named by the list.
  const names = splitPointer(pointer).filter((step) => !/^\d+$/.test(step))
  const secret = names.find((name) => masker.isSecret(name)) ?? names.at(-1) ?? ''
  return worded(masker, 'body', pointer, place, secret, variation)
}

function worded(
  masker: Masker,
  location: string,
  name: string,
  place: string,
  secretName: string,
  { keyword, label, was, value }: Variation,
): Fault {
  const show = (one: Json) => (masker.isSecret(secretName) ? HIDDEN : printable(masker, one))
  const shown = value === undefined ? undefined : show(value)
  const what = shown === undefined ? `${place} is missing` : `${place} is ${shown}`
  const reason = value === undefined && /^(missing|absent)$/.test(label) ? '' : `: ${masker.text(label)}`
  return {
    location,
    name,
    keyword,
    ...(was === undefined ? {} : { was: show(was) }),
    ...(shown === undefined ? {} : { value: shown }),
    sentence: `${what}${reason}`,
  }
}

/** A value on one line, masked and not too long. */
export function printable(masker: Masker, value: Json): string {
  const text = JSON.stringify(masker.json(value))
  if (text.length <= SHOWN) return text
  const size = typeof value === 'string' ? `${[...value].length} characters` : `${text.length} characters of JSON`
  return `${text.slice(0, SHOWN - 20).replace(/[\ud800-\udbff]$/, '')}… (${size})`
}
