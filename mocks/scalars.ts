/**
 * Text from a URL, a header or a form read as a JSON scalar, strictly: what JSON would not write as a number is none.
 * Pure. `1e1`, `1.0`, `+1`, `0x10`, `01` and the empty text are no integers and stay text, which the judge refuses.
 */
import type { Json } from '../scripts/lib/json.ts'

const INTEGER = /^-?(?:0|[1-9]\d*)$/
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/**
 * What a text can mean for the types a schema allows, the most specific first; at least one reading.
 *
 * @param types `undefined` when the schema allows anything; then text is text
 */
export function scalarReadings(text: string, types: ReadonlySet<string> | undefined): [Json, ...Json[]] {
  const readings: Json[] = []
  const number = types?.has('number') ? NUMBER : types?.has('integer') ? INTEGER : undefined
  if (number?.test(text) && Number.isFinite(Number(text))) readings.push(Number(text))
  if (types?.has('boolean') && (text === 'true' || text === 'false')) readings.push(text === 'true')
  if (types?.has('null') && !types.has('string') && text === 'null') readings.push(null)
  const [first, ...others] = readings
  if (first === undefined) return [text]
  return types?.has('string') ? [first, ...others, text] : [first, ...others]
}
