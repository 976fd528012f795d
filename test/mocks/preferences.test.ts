/** The `Prefer` header. */
import { expect, it } from 'vitest'
import { isRefusal, sentenceOf } from '../../mocks/exchange.ts'
import { readPreferences } from '../../mocks/preferences.ts'
import { call } from './calls.ts'

const code = 'The preference `code` of the header `Prefer` must be the status of a final answer.'
const dynamic = 'The preference `dynamic` of the header `Prefer` must be `true` or `false`.'

it.each([
  [[], { dynamic: false }],
  [['code=200'], { code: 200, dynamic: false }],
  [['code=404, example=unknown, dynamic=true'], { code: 404, example: 'unknown', dynamic: true }],
  [['code=404; example=unknown'], { code: 404, example: 'unknown', dynamic: false }],
  [['code=404', 'example="a, \\"b\\""'], { code: 404, example: 'a, "b"', dynamic: false }],
  [['Code = 200 ,CODE=404'], { code: 200, dynamic: false }],
  [['dynamic=false, seed=7'], { dynamic: false, seed: '7' }],
  [['return=minimal, respond-async, wait=10'], { dynamic: false }],
  [['seed='], { dynamic: false }],
  [[', ,;'], { dynamic: false }],
  [['code='], code],
  [['code'], code],
  [['code=20'], code],
  [['code=2000'], code],
  [['code=101'], code],
  [['code=2xx'], code],
  [['code="'], code],
  [['dynamic'], dynamic],
  [['dynamic=yes'], dynamic],
  [['example'], 'The preference `example` of the header `Prefer` must name a documented example.'],
  [['__proto__=x, constructor=y'], { dynamic: false }],
])('%j', (prefer, want) => {
  const read = readPreferences(call('/', { prefer }))
  expect(isRefusal(read) ? sentenceOf(read) : read).toEqual(want)
})
