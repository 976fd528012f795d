import { expect, it } from 'vitest'
import { summaryTable } from '../../../../contracts/reporters/text/summary.ts'
import { cleanResult, sampleResult } from '../sample-result.ts'

it('sets results side by side', () => {
  expect(summaryTable([sampleResult, cleanResult])).toMatchInlineSnapshot(`
    "API               ops  sent  pass  must  should  may  skip  error   verdict
    d1-inbound-card     4   315   197     5       2    1    16      2  violates
    d1-outbound-card    1   315    80     ·       ·    ·     ·      ·  conforms

    d1-inbound-card: 5 judgements of weight \`must\` failed. (seed 20260101, 3 coverage gaps)
    d1-outbound-card: All 80 judgements passed. (seed 20260101, 0 coverage gaps)
    "
  `)
})
