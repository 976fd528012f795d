/** Details of a problem, and answers that are none. */
import { describe, expect, it } from 'vitest'
import { problemIn } from '../../../contracts/judging/problems.ts'

function told(type: string, body: string) {
  return problemIn({ status: 404, headers: [['content-type', type]], body: new TextEncoder().encode(body) })
}

describe('the details of a problem', () => {
  it.each<[what: string, type: string, body: string, want: unknown]>([
    ['with a status', 'application/problem+json; charset=utf-8', '{"status":404}', { status: 404 }],
    ['without one', 'application/problem+json', '{"title":"x"}', undefined],
    ['with one that is none', 'application/problem+json', '{"status":"404"}', undefined],
    ['that cannot be read', 'application/problem+json', '{', undefined],
    ['of another kind', 'application/json', '{"status":404}', undefined],
  ])('%s', (_, type, body, want) => {
    expect(told(type, body)).toEqual(want)
  })
})
