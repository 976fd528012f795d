import { expect, it } from 'vitest'
import { prepareTwin } from '../../../mocks/twin/twin.ts'
import { askAll, TOKEN } from '../faults/ask.ts'
import { load } from '../load.ts'

const twin = prepareTwin(await load('specs/canonical/d1-inbound-card.yaml'))

it.each<[prefer: string, line: string, statuses: string[]]>([
  ['code=500', 'GET @/card-0001', ['500', '200']],
  ['code=404', 'GET @/card-0001', ['200', '200']],
  ['code=599', 'GET @/card-0001', ['200', '200']],
  ['code=abc', 'GET @/card-0001', ['200', '200']],
  ['code=500', 'GET @/card-9999', ['500', '404']],
])('%s of %s', async (prefer, line, statuses) => {
  const heard = await askAll(twin({ tokens: [TOKEN] }), [{ line, headers: { prefer } }, line])
  expect(heard.map(({ status }) => status)).toEqual(statuses)
})

it('does nothing of what it fails at, and says so as documented', async () => {
  const line = 'POST @/card-0001/operations:delete {"stateReason":"CLOSED_ACCOUNT"}'
  const [failed, after] = await askAll(twin({ tokens: [TOKEN] }), [
    { line, headers: { prefer: 'code=500' } },
    'GET @/card-0001',
  ])
  expect(failed?.status).toBe('500')
  expect(JSON.parse(JSON.parse(failed?.text ?? '')[1])).toEqual({
    errorCode: 'INTERNAL_ERROR',
    error: 'The server fails as it was asked to.',
  })
  expect(after?.status).toBe('200')
})
