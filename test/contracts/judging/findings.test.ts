import { describe, expect, it } from 'vitest'
import pagesDisjoint from '../../../contracts/checks/pages-disjoint.ts'
import responseSchema from '../../../contracts/checks/response-schema.ts'
import { createFindingBook } from '../../../contracts/judging/findings.ts'
import type { Judgement } from '../../../contracts/judging/judging.ts'
import { createMasker } from '../../../contracts/masking.ts'
import { greetingHeaders } from '../../../contracts/requests/draft.ts'
import { embeddedTarget } from '../../../contracts/targets/embedded.ts'
import type { Request } from '../../../contracts/transport/exchange.ts'
import { loadTable } from '../../../scripts/certify/load-table.ts'

const { table } = await loadTable('outbound')
const [operation] = table.operations
if (!operation) throw new Error('The table has no operation.')

const page = (number: number): Request => ({
  method: 'GET',
  target: `/rows?page=${number}`,
  headers: greetingHeaders,
})

/** The curl of a finding about the last of some pages. */
function curlOf(check: Pick<Judgement, 'check'>['check'], pages: number, own = page(0)): string | undefined {
  const masker = createMasker(table, embeddedTarget(table, { url: 'http://x', token: 't' }))
  const book = createFindingBook(table, { baseUrl: 'http://x' }, masker)
  const earlier = Array.from({ length: pages }, (_, index) => page(index + 1))
  book.add({
    ...{ check, outcome: 'fail', severity: 'must', pointer: '', keyword: '', fault: undefined },
    ...{ expected: 'one', actual: 'another' },
    talk: {
      ...{
        probe: 'pagination-walk',
        operation: operation ?? fail(),
        controls: { ordinary: [] },
        references: [],
        traffic: [],
      },
      case: { intent: 'series', aims: {}, request: own, earlier, secrets: [], rule: '' },
      outcome: { exchange: { request: own, answer: { status: 200, headers: [], body: new Uint8Array() } } },
    },
  })
  return book.list([check.id], [operation?.id ?? ''])[0]?.curl
}

function fail(): never {
  throw new Error('There is no operation.')
}

const line = (number: number) => `curl -sS -i -X GET 'http://x/rows?page=${number}'`

describe('the curl of a finding', () => {
  it('sends each request of a walk, in their order', () => {
    expect(curlOf(pagesDisjoint, 2)).toBe([1, 2, 0].map(line).join(' &&\n'))
  })

  it('is told, and not cut in two, where it is too long', () => {
    const body = Buffer.from(Array.from({ length: 40_000 }, (_, index) => index).join())
    expect(curlOf(responseSchema, 0, { ...page(0), body })).toMatch(
      /^# \d{6} characters are too many to be shown; `--record FILE` keeps them\.$/,
    )
  })

  it('sends the first and the last of many', () => {
    const turns = Array.from({ length: 100 }, (_, index) => index + 1)
    const shown = [...turns.slice(0, 40), ...turns.slice(-40), 0]
    expect(curlOf(pagesDisjoint, 100)).toBe(shown.map(line).join(' &&\n'))
  })

  it('sends one request where the rule is about any answer', () => {
    expect(curlOf(responseSchema, 2)).toBe(line(0))
  })
})
