/** Work on several things at once. */
import { expect, it } from 'vitest'
import { inOrder } from '../../../contracts/transport/in-order.ts'

/** Items that tell when each is made. */
function* told(said: string[], ...items: number[]): Generator<number> {
  for (const item of items) {
    said.push(`made ${item}`)
    yield item
  }
}

/** Lets everything go on that can. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

it('begins as many as it may, hands them out in their order, and makes the next while one is under way', async () => {
  const said: string[] = []
  const work = async (item: number) => {
    said.push(`began ${item}`)
    await settled()
    said.push(`ended ${item}`)
    return item * 10
  }
  const results: number[] = []
  for await (const result of inOrder(told(said, 1, 2, 3), 1, work)) {
    said.push(`got ${result}`)
    results.push(result)
  }
  expect(results).toEqual([10, 20, 30])
  expect(said).toEqual([
    ...['made 1', 'began 1', 'ended 1', 'made 2', 'began 2', 'got 10', 'made 3', 'ended 2', 'began 3', 'got 20'],
    ...['ended 3', 'got 30'],
  ])
})

it('keeps the order where what was begun first ends last', async () => {
  const work = async (item: number) => {
    for (let turn = item; turn < 4; turn += 1) await settled()
    return item
  }
  expect(await Array.fromAsync(inOrder([1, 2, 3], 3, work))).toEqual([1, 2, 3])
})

it('begins and makes nothing any more when it is over', async () => {
  const said: string[] = []
  let over = false
  for await (const item of inOrder(
    told(said, 1, 2, 3, 4),
    1,
    async (one) => one,
    () => over,
  ))
    over ||= item === 2
  expect(said).toEqual(['made 1', 'made 2', 'made 3'])
})
