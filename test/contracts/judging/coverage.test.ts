/** What is told about what a run did not see, and the cause it names. */
import { describe, expect, it } from 'vitest'
import { emptyNotes, gapsOf, type Notes } from '../../../contracts/judging/coverage.ts'
import type { OperationResult } from '../../../contracts/result.ts'
import type { Operation } from '../../../scripts/lib/operations.ts'

const operation: Operation = {
  id: 'x',
  method: 'get',
  path: '/x',
  pointer: '/op',
  parameters: [],
  responses: {},
  security: [],
  constraints: [],
}
const result: OperationResult = {
  id: 'x',
  method: 'get',
  path: '/x',
  exchanges: 3,
  accepted: 1,
  statuses: { '200': 1, '404': 2 },
  unseen: ['403', '500'],
  checks: {},
}
const refused = 'never-accepted: No request was accepted: the plain valid request is answered'
const ids = (...given: boolean[]) => given.map((one, index) => ({ name: `id${index + 1}`, given: one }))

describe('coverage', () => {
  it.each<[what: string, result: Partial<OperationResult>, notes: Partial<Notes>, gaps: string[]]>([
    ['a status is missing', {}, {}, ['status-never-seen: This documented status never came: 403.']],
    [
      'statuses are missing',
      { unseen: ['400', '403', '503'] },
      {},
      ['status-never-seen: These documented statuses never came: 400, 403.'],
    ],
    [
      'nothing was sent',
      { exchanges: 0, accepted: 0, statuses: {}, unseen: ['403'] },
      { withheld: ['writes are off', 'writes are off'] },
      ['never-sent: Nothing was sent: writes are off.'],
    ],
    [
      'part was not sent',
      { unseen: [] },
      { withheld: ['the run was interrupted'] },
      ['partly-sent: Not everything was sent: the run was interrupted.'],
    ],
    [
      'an id was made up',
      { accepted: 0, unseen: [] },
      { base: { status: 404 }, ids: ids(true, false) },
      [`${refused} 404; \`id2\` unknown, name one that exists in the data of the target.`],
    ],
    [
      'ids were made up',
      { accepted: 0, unseen: [] },
      { base: { status: 404 }, ids: ids(false, false) },
      [`${refused} 404; \`id1\` or \`id2\` unknown, name one that exists in the data of the target.`],
    ],
    [
      'an id of the data is unknown',
      { accepted: 0, unseen: [] },
      { base: { status: 404 }, ids: ids(true) },
      [`${refused} 404; \`id1\` unknown, although the data of the target names it.`],
    ],
    [
      'there is no id',
      { accepted: 0, unseen: [] },
      { base: { status: 404 } },
      [`${refused} 404; what the request names does not exist, name what does in the data of the target.`],
    ],
    [
      'the token is refused',
      { accepted: 0, statuses: { '401': 3 }, unseen: [] },
      {},
      [`${refused} 401; token rejected, give one that the target accepts.`],
    ],
    [
      'the target fails',
      { accepted: 0, statuses: { '503': 3 }, unseen: [] },
      {},
      [`${refused} 503; the target fails.`],
    ],
    [
      'nothing was answered',
      { accepted: 0, statuses: {}, unseen: [] },
      {},
      ['never-accepted: No request was accepted: no request got an answer.'],
    ],
    [
      'most valid requests are unknown',
      { unseen: [] },
      { valid: { answered: 10, unauthorized: 1, notFound: 5 }, ids: ids(false) },
      [
        'mostly-refused: 6 of 10 valid requests are answered 401 or 404: `id1` unknown, name one that exists in the data of the target.',
      ],
    ],
    [
      'most valid requests are unknown, but not the plain one',
      { unseen: [] },
      { valid: { answered: 10, unauthorized: 1, notFound: 5 }, ids: ids(true), base: { status: 200 } },
      [
        'mostly-refused: 6 of 10 valid requests are answered 401 or 404: the plain request is accepted, but the values that were tried in its place name what does not exist.',
      ],
    ],
    [
      'most valid requests are unauthorized',
      { unseen: [] },
      { valid: { answered: 3, unauthorized: 2, notFound: 0 } },
      [
        'mostly-refused: 2 of 3 valid requests are answered 401 or 404: token rejected, give one that the target accepts.',
      ],
    ],
    [
      'half of the valid requests are unknown',
      { unseen: [] },
      { valid: { answered: 2, unauthorized: 0, notFound: 1 } },
      [],
    ],
    ['something was left out twice', { unseen: [] }, { leftOut: ['Cut.', 'Cut.'] }, ['left-out: Cut.']],
  ])('when %s', (_, changed, noted, gaps) => {
    const found = gapsOf(operation, { ...result, ...changed }, { ...emptyNotes(), ...noted })
    expect(found.map(({ kind, message }) => `${kind}: ${message}`)).toEqual(gaps)
  })
})
