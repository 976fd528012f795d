import { expect, it } from 'vitest'
import type { Context } from '../../../sdk/receiver/receipt.ts'
import { route } from '../../../sdk/receiver/route.ts'
import { authorisation } from './samples.ts'

const context: Context = {
  issuerId: 'BANK_EX-01',
  correlationId: undefined,
  signal: AbortSignal.any([]),
  additions: [],
}

it.each([
  ['PURCHASE', 'APPROVED', 'booked'],
  ['PURCHASE', 'DECLINED', 'purchase'],
  ['PURCHASE', 'constructor', 'purchase'],
  ['REFUND', 'APPROVED', 'refund'],
  ['PAYMENT', 'APPROVED', 'other'],
  ['LATER', 'APPROVED', 'other'],
  ['__proto__', 'APPROVED', 'other'],
  ['otherwise', 'APPROVED', 'other'],
])('%s %s', async (operation, status, want) => {
  const done: string[] = []
  const does = (what: string) => () => void done.push(what)
  const handle = route({
    PURCHASE: {
      APPROVED(purchase) {
        purchase.status satisfies 'APPROVED'
        done.push('booked')
      },
      otherwise: does('purchase'),
    },
    REFUND: does('refund'),
    otherwise: does('other'),
  })
  await handle(authorisation({ operation, status }), context)
  expect(done).toEqual([want])
})

it('does not let anybody forget what D1 may add', () => {
  // @ts-expect-error: there has to be an `otherwise`
  route({ PURCHASE: () => {} })
  // @ts-expect-error: in each table
  route({ PURCHASE: { APPROVED: () => {} }, otherwise: () => {} })
  // @ts-expect-error: and no status that there is not
  route({ PURCHASE: { ACCEPTED: () => {}, otherwise: () => {} }, otherwise: () => {} })
})
