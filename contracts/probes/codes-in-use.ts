/**
 * Sends codes of countries and currencies that are in use all over the world, where a name says that there is one: an
 * example shows those of one region, and a pattern only their form.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { settledBody } from '../requests/body-rules.ts'
import { bodyFault } from '../requests/fault.ts'
import { textsOf } from './free-texts.ts'
import { defineProbe } from './probe.ts'

/**
 * How countries and their money are written.
 *
 * @see https://www.iso.org/iso-3166-country-codes.html
 * @see https://www.iso.org/iso-4217-currency-codes.html
 */
const REGIONS: readonly { country: readonly string[]; currency: readonly string[] }[] = [
  { country: ['US', 'USA', '840'], currency: ['USD', '840'] },
  { country: ['JP', 'JPN', '392'], currency: ['JPY', '392'] },
  { country: ['BR', 'BRA', '076'], currency: ['BRL', '986'] },
  // Its currency is younger than many a list.
  { country: ['SL', 'SLE', '694'], currency: ['SLE', '925'] },
  { country: ['CN', 'CHN', '156'], currency: ['CNY', '156'] },
]

export default defineProbe({
  id: 'codes-in-use',
  title: 'Codes of countries and currencies from all over the world',
  aims: ['valid'],
  *cases({ table, base, operation, received, judge, masker, write }) {
    const { body, mediaType } = base.draft
    const content = operation.requestBody?.content[mediaType ?? '']
    if (!received || body === undefined || content === undefined) return
    const { schema, pointer: home } = content
    const put = (all: Json, pointer: string, code: string) =>
      settledBody({ table, operation, schema }, withValue(all, pointer, code), [pointer])
    for (const { pointer, was } of textsOf(body)) {
      const kind = kindOf(pointer)
      for (const region of kind ? REGIONS : []) {
        const code = region[kind ?? 'country'].find(
          (one) => one !== was && judge.accepts(schema, put(body, pointer, one)),
        )
        if (code === undefined) continue
        const words = { keyword: 'in-use', label: `the code of a ${kind}`, was, value: code }
        yield {
          ...{ intent: 'valid', aims: { valid: { fromData: false } } },
          ...write({ ...base.draft, body: put(body, pointer, code) }),
          rule: `${home}/schema`,
          fault: bodyFault(masker, pointer, words),
          atMost: 'should',
        }
      }
    }
  },
})

/** What kind of code a place has, by its name. */
function kindOf(pointer: string): 'country' | 'currency' | undefined {
  const name = pointer.split('/').at(-1) ?? ''
  if (/currency/i.test(name)) return 'currency'
  return /country/i.test(name) ? 'country' : undefined
}
