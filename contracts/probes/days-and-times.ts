/**
 * Sends moments that programs stumble over: at midnight, on the 31st of a month, on a leap day. Where its publisher fills
 * them, a receiver has to take them.
 */
import { receivedTexts } from '../requests/received-texts.ts'
import { type Way, writtenAs } from './free-texts.ts'
import { defineProbe } from './probe.ts'

/** @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6 */
const MOMENT = /^(?<year>\d{4})-\d{2}-\d{2}(?<time>T\d{2}:\d{2}:\d{2}(?:\.\d+)?)?(?<zone>Z|[+-]\d{2}:\d{2})?$/

export default defineProbe({
  id: 'days-and-times',
  title: 'Moments that programs stumble over',
  aims: ['valid'],
  *cases(context) {
    for (const place of receivedTexts(context))
      for (const way of waysOf(place.was)) yield* writtenAs(context, place, way)
  },
})

/** Other moments, written as one is, none of them later. */
function waysOf(was: string): Way[] {
  const parts = MOMENT.exec(was)?.groups
  if (!parts) return []
  const { year = '', time = '', zone = '' } = parts
  const rest = time + zone
  const leap = Math.floor((Number(year) - 1) / 4) * 4
  const midnight = was.replace(time, time.replace(/\d/g, '0'))
  const way = (keyword: string, label: string, text: string): Way => ({ keyword, label, text, atMost: 'should' })
  return [
    ...(time === '' ? [] : [way('midnight', 'at midnight', midnight)]),
    way('last-day', 'on the 31st of July', `${Number(year) - 1}-07-31${rest}`),
    way('leap-day', 'on a leap day', `${leap}-02-29${rest}`),
  ].filter(({ text }) => text !== was)
}
