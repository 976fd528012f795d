import { describe, expect, it } from 'vitest'
import { planTests } from '../../contracts/suite.ts'
import { cleanResult, sampleResult } from './reporters/sample-result.ts'

/** The plan as lines: how each test will end, and its name. */
const outline = (result: typeof sampleResult) =>
  planTests(result).map(({ group, name, failure, skip, notes }) => {
    const end = failure !== undefined ? 'fail' : skip !== undefined ? 'skip' : 'pass'
    return `${end} ${group.split(' ')[0]} ${name.split(':')[0]}${notes.length > 0 ? ` +${notes.length}` : ''}`
  })

describe('planTests', () => {
  it('has a test for every check of every operation', () => {
    expect(outline(sampleResult)).toEqual([
      'fail createCard offset-multiple-of-limit',
      'pass createCard response-schema',
      'pass createCard challenge-header +1',
      'pass createCard documented-status',
      'pass createCard accepted-request',
      'fail getCardDetails response-schema',
      'pass getCardDetails documented-status',
      'fail listCardAuthorisations offset-multiple-of-limit',
      'pass listCardAuthorisations documented-status',
      'skip suspendCard documented-status',
      'skip suspendCard accepted-request',
      'pass whole documented-status +1',
      'pass whole the run comes to a verdict +3',
    ])
  })

  it('names operation and check, and fails with the evidence', () => {
    expect(planTests(sampleResult).at(7)).toEqual({
      group: 'listCardAuthorisations (GET /v2/issuers/{issuerId}/cards/{cardId}/authorisations)',
      name: 'offset-multiple-of-limit: Refuses an offset that is not a multiple of limit',
      failure: `must: Refuses an offset that is not a multiple of limit
request: query parameter \`offset\` is 9, not a multiple of \`limit\` 10
expected: status 400, errorCode FIELD_INVALID_VALUE
actual: status 200, a page of 10 items
response: 200, application/json: { "authorisations": [ { "id": "(id 1)" } ] }
documented: inbound-card-api.ja:214, fact offset-alignment (derived) https://docs.example.test/card-api?a=1&b=2
rule: /paths/~1v2~1cards~1{cardId}~1authorisations/get/x-constraints/0
curl -sS -H "Authorization: Bearer $D1_TOKEN" 'https://api.example.test/banking/v2/cards/card-1/authorisations?limit=10&offset=9'
\`$NEW_CARD_ID\` is the \`/cardId\` that request 1 answers.
fingerprint: 0123456789ab (3 judgements)`,
      notes: [],
    })
  })

  it('skips with the reason', () => {
    expect(planTests(sampleResult).flatMap(({ skip }) => skip ?? [])).toEqual([
      'the pages document no response',
      'the target may not be written to (`capabilities.writes` is false)',
    ])
  })

  it('fails without a verdict, even when nothing was judged', () => {
    const result = { ...cleanResult, operations: [], verdict: 'could-not-judge' as const, reason: 'No answer came.' }
    expect(planTests(result)).toEqual([
      { group: 'whole target', name: 'the run comes to a verdict', failure: 'No answer came.', notes: [] },
    ])
  })
})
