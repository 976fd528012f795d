/** Which rule allows a value that is listed and the default. */
import { describe, expect, it } from 'vitest'
import { allowingRule } from '../../../contracts/requests/default-rule.ts'
import type { JsonSchema } from '../../../scripts/lib/operations.ts'
import type { Evidence } from '../../../scripts/lib/provenance.ts'
import { bareTable } from './bare-table.ts'

const HOME = '/paths/~1things/post/requestBody/content/application~1json/schema'
const AT = `${HOME}/properties/why`

/** A table whose list and default are known so well. */
function tableWith(list: Evidence, standard: Evidence) {
  return { ...bareTable(), sources: { [`${AT}/enum`]: { evidence: list }, [`${AT}/default`]: { evidence: standard } } }
}

const schema: JsonSchema = { properties: { why: { enum: ['A', 'B'], default: 'B' } } }

const cases: { title: string; list: Evidence; standard: Evidence; value: string; want: string }[] = [
  { title: 'the default where only that is stated', list: 'derived', standard: 'stated', value: 'B', want: 'default' },
  { title: 'the list where both are known alike', list: 'stated', standard: 'stated', value: 'B', want: 'enum' },
  { title: 'the list where the default is assumed', list: 'stated', standard: 'assumed', value: 'B', want: 'enum' },
  { title: 'the list for another value', list: 'assumed', standard: 'stated', value: 'A', want: 'enum' },
]

describe('what allows a value', () => {
  it.each(cases)('is $title', ({ list, standard, value, want }) => {
    const boundary = {
      pointer: '/why',
      schemaPointer: '~/properties/why',
      keyword: 'enum',
      label: 'value 2 of the 2 allowed',
      value,
      instance: { why: value },
    }
    const label = want === 'enum' ? boundary.label : 'the default'
    expect(allowingRule(tableWith(list, standard), schema, HOME, boundary)).toEqual({
      rule: `${AT}/${want}`,
      keyword: want,
      label,
    })
  })

  it('is another keyword where no list is broken', () => {
    const boundary = {
      pointer: '/why',
      schemaPointer: '~/properties/why',
      keyword: 'maxLength',
      label: '1 character, the most allowed',
      value: 'B',
      instance: { why: 'B' },
    }
    const { rule } = allowingRule(tableWith('assumed', 'stated'), schema, HOME, boundary)
    expect(rule).toBe(`${AT}/maxLength`)
  })
})
