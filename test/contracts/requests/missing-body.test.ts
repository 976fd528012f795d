/** Which rule a missing body breaks. */
import { describe, expect, it } from 'vitest'
import { missingBodyRule } from '../../../contracts/requests/missing-body.ts'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import { specFile } from '../../../scripts/lib/apis.ts'
import { loadSpec } from '../../../scripts/lib/load-spec.ts'
import type { JsonSchema, RequestBody } from '../../../scripts/lib/operations.ts'
import { createJudge } from '../../../scripts/lib/sampling/judge.ts'

const table = operationsTable(await loadSpec(await specFile('d1-outbound-card')))

function bodyOf(schema: JsonSchema): RequestBody {
  const pointer = '/paths/~1things/post/requestBody'
  const content = { 'application/json': { pointer: `${pointer}/content/application~1json`, schema, examples: {} } }
  return { pointer, required: true, content }
}

const cases: { title: string; schema: JsonSchema; want: string }[] = [
  {
    title: 'that a member is required',
    schema: { type: 'object', required: ['name'] },
    want: '/paths/~1things/post/requestBody/content/application~1json/schema/required',
  },
  {
    title: 'that a member is required, where that is said of a part',
    schema: { allOf: [{ type: 'object' }, { required: ['name'] }] },
    want: '/paths/~1things/post/requestBody/content/application~1json/schema/allOf/1/required',
  },
  {
    title: 'that there is a body, where every member may be left out',
    schema: { type: 'object', properties: { name: { type: 'string' } } },
    want: '/paths/~1things/post/requestBody/required',
  },
  {
    title: 'that there is a body, where it is no object',
    schema: { type: 'array', minItems: 1 },
    want: '/paths/~1things/post/requestBody/required',
  },
]

describe('a missing body', () => {
  it.each(cases)('breaks the rule $title', ({ schema, want }) => {
    expect(missingBodyRule(createJudge(table), bodyOf(schema), 'application/json')).toBe(want)
  })

  it('of a media type that is not declared breaks the rule that there is a body', () => {
    const body = bodyOf({ required: ['name'] })
    expect(missingBodyRule(createJudge(table), body, 'text/plain')).toBe('/paths/~1things/post/requestBody/required')
  })
})
