/** The lab as text: on a terminal and as Markdown, and the exit status that goes with it. */
import { describe, expect, it } from 'vitest'
import { statusOf } from '../../../scripts/lab/report.ts'
import { labMarkdown, labTable, labText, markdownTable } from '../../../scripts/lab/text.ts'
import { done, failing, fault, report } from './given.ts'

const clean = [done('suite', undefined, []), done('dredd', undefined, [failing('noise')])]
const good = report([fault('a')], [...clean, done('suite', 'a', [failing('x', 'must')]), done('dredd', 'a', [])])
const bad = report(
  [fault('a'), fault('b')],
  [
    done('suite', undefined, [failing('alarm', 'may')]),
    done('dredd', undefined, []),
    done('suite', 'a', [failing('x', 'should')]),
    done('suite', 'b', [], { problem: 'The server is gone.' }),
    done('dredd', 'a', [], { judged: 0 }),
    done('dredd', 'b', [failing('y')]),
  ],
)

describe('the summary', () => {
  it('says who found what', () => {
    expect(labText(good)).toBe(`\
|                    | setting      | violations found       | alarms on clean servers | time a server |
| ------------------ | ------------ | ---------------------- | ----------------------- | ------------- |
| d1-contracts 1.0.0 | as it is     | 1 of 1 (1 by a \`must\`) | 0                       | 1.5 s         |
| Dredd 14.1.0       | its defaults | 0 of 1                 | 1                       | 1.5 s         |
1 faults, 1 clean servers, 12.0 s
`)
  })

  it('names survivors and false alarms', () => {
    expect(labText(bad).split('\n').slice(0, 5)).toEqual([
      'false alarm: outbound: may check-alarm: text of alarm',
      'survivor: outbound a: Does a (found as `should` only, `must` is due)',
      'survivor: outbound b: Does b (The server is gone.)',
      'Dredd judged nothing of 1 servers',
      expect.stringContaining('violations found'),
    ])
  })
})

describe('the Markdown', () => {
  it('lists every fault with those who found it', () => {
    expect(labMarkdown(bad)).toContain(`\
| api      | fault | what the server does | due  | d1-contracts | Dredd | found by the checks |
| -------- | ----- | -------------------- | ---- | ------------ | ----- | ------------------- |
| outbound | \`a\`   | Does a               | must | ·            | ·     | check-x             |
| outbound | \`b\`   | Does b               | must | ·            | ✓     |                     |
`)
  })

  it('keeps bars in cells', () => {
    expect(markdownTable(['a'], [['b|c']])).toBe('| a    |\n| ---- |\n| b\\|c |\n')
  })
})

describe('the table of the README', () => {
  it('is dated and names what is not found yet', () => {
    const [, , , , , last] = labTable(bad).split('\n')
    expect(last).toBe('2026-11-02, 2 outbound violations, seed 1, two cores. Not found yet: a, b.')
  })

  it('says nothing of survivors when there are none', () => {
    expect(labTable(good).trimEnd().endsWith('two cores.')).toBe(true)
  })
})

describe('the exit status', () => {
  it.each([
    ['0 when everything is found', good, 0],
    ['1 for a survivor or a false alarm', bad, 1],
    ['2 when nothing was tried', report([], clean), 2],
    ['2 when a clean server was not judged', report([fault('a')], [done('suite', undefined, [], { judged: 0 })]), 2],
    ['2 when no fault was judged', report([fault('a')], [...clean, done('suite', 'a', [], { judged: 0 })]), 2],
  ])('is %s', (_, given, expected) => {
    expect(statusOf(given)).toBe(expected)
  })
})
