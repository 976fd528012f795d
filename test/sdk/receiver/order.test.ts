import { expect, it } from 'vitest'
import { createOrder } from '../../../sdk/receiver/order.ts'

it('does what has one name in a row, whatever becomes of it, and does not keep others waiting', async () => {
  const inOrder = createOrder()
  const first = Promise.withResolvers<void>()
  const done: string[] = []
  const work = (name: string) => async () => void done.push(name)
  const all = [
    inOrder('a', async () => {
      await first.promise
      done.push('a1')
      throw new Error('no')
    }),
    inOrder('a', work('a2')),
    inOrder('b', work('b1')),
  ]
  await all[2]
  expect(done).toEqual(['b1'])
  first.resolve()
  expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled'])
  expect(done).toEqual(['b1', 'a1', 'a2'])
})
