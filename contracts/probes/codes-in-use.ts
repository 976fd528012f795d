/**
 * Sends codes of countries and currencies that are in use all over the world, where a name says that there is one: an
 * example shows those of one region, and a pattern only their form.
 */
import { receivedTexts } from '../requests/received-texts.ts'
import { writtenAs } from './free-texts.ts'
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
  // Three digits behind the point.
  { country: ['KW', 'KWT', '414'], currency: ['KWD', '414'] },
  { country: ['CN', 'CHN', '156'], currency: ['CNY', '156'] },
]

export default defineProbe({
  id: 'codes-in-use',
  title: 'Codes of countries and currencies from all over the world',
  aims: ['valid'],
  *cases(context) {
    for (const place of receivedTexts(context)) {
      const kind = kindOf(place.pointer)
      if (!kind) continue
      const way = { keyword: 'in-use', label: `the code of a ${kind}`, atMost: 'should' as const }
      for (const region of REGIONS) {
        const others = region[kind].values().filter((code) => code !== place.was)
        yield* others.flatMap((text) => writtenAs(context, place, { ...way, text })).take(1)
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
