/** Travelling ahead in time, by so much or to a moment. */
import { invalid } from '../../../exchange.ts'
import type { ControlOperation } from '../operation.ts'

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** Years end in two digits on a card. */
const LATEST = Date.UTC(2100, 0, 1)

/** Travels. */
export const clock: ControlOperation = async ({ body: { advance, time } }, { store }) => {
  const now = store.now().getTime()
  const field = advance === undefined ? '/time' : '/advance'
  const to = typeof advance === 'string' ? now + milliseconds(advance) : Date.parse(String(time))
  const subject = `body property \`${field}\``
  if (Number.isNaN(to) || to < now) return invalid(subject, 'leads back in time; reset the twin for that', field)
  if (to >= LATEST) return invalid(subject, 'leads beyond the year 2099', field)
  store.clock.travel(to - now)
  await store.changes.announce({ kind: 'travelled', ms: to - now })
  return { time: store.now().toISOString() }
}

function milliseconds(advance: string): number {
  const [, amount = '', unit = ''] = /^(\d+)(ms|s|m|h|d)$/.exec(advance) ?? []
  return Number(amount) * (UNITS[unit] ?? Number.NaN)
}
