/** Parts of a run: joined they say what the whole run says; what does not belong together is refused. */
import { describe, expect, it } from 'vitest'
import { mergeResults } from '../../contracts/merging.ts'
import type { Result } from '../../contracts/result.ts'
import { run } from '../../contracts/run.ts'
import { depotTable, depotTarget } from './depot/run-depot.ts'
import { startDepot } from './depot/server.ts'
import { cleanResult } from './reporters/sample-result.ts'

async function judge(url: string, shard?: { index: number; of: number }): Promise<Result> {
  const capabilities = { writes: false, stateful: false }
  const options = { table: await depotTable(), target: depotTarget(url, { capabilities }), seed: 1, only: [], shard }
  for await (const event of run(options)) if (event.type === 'end') return event.result
  throw new Error('It came to no end.')
}

const part = (index: number, of: number, more: Partial<Result> = {}) => ({
  file: `${index}.json`,
  result: { ...cleanResult, shard: { index, of }, ...more },
})

describe('parts of a run', () => {
  it('are the whole when they are joined', async () => {
    const depot = await startDepot({ limit: () => true })
    const whole = await judge(depot.url)
    const parts = [await judge(depot.url, { index: 2, of: 2 }), await judge(depot.url, { index: 1, of: 2 })]
    await depot.stop()
    const merged = mergeResults(parts.map((result, index) => ({ file: String(index), result })))
    // Every part asks once whether the target is there.
    const timeless = { startedAt: '', durationMs: 0 }
    expect({ ...merged, ...timeless, exchanges: merged.exchanges - 1 }).toEqual({ ...whole, ...timeless })
  })

  it.each<[string, ReturnType<typeof part>[], string]>([
    ['one is missing', [part(1, 3), part(3, 3)], 'Not all parts are given; missing: 2/3.'],
    ['one is there twice', [part(1, 2), part(1, 2), part(2, 2)], 'The part 1/2 is given twice. (1.json)'],
    [
      'they are of different numbers',
      [part(1, 2), part(2, 3)],
      'The result is a part of 3, another one is of 2. (2.json)',
    ],
    [
      'they have other seeds',
      [part(1, 2), part(2, 2, { seed: 7 })],
      'The result has another seed than the first part, so they are not of one run. (2.json)',
    ],
    [
      'they have other targets',
      [part(1, 2), part(2, 2, { target: { baseUrl: 'https://b.test' } })],
      'The result has another target than the first part, so they are not of one run. (2.json)',
    ],
    ['there is none', [], 'No result is given; name the files of all parts.'],
  ])('are refused when %s', (_, parts, want) => {
    expect(() => mergeResults(parts)).toThrow(want)
  })

  it('are no whole runs', () => {
    expect(() => mergeResults([{ file: 'a.json', result: cleanResult }])).toThrow(
      'The result is of a whole run and no part of one; parts come from `--shard i/n`. (a.json)',
    )
  })
})
