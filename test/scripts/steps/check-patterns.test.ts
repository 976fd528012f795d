import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { checkPatterns } from '../../../scripts/steps/check-patterns.ts'
import { makeDraft, makeSpec, run } from '../compile/making.ts'

const AT = '(specs/canonical/api.yaml#/components/schemas/S'
const messages = async (schema: JsonObject) =>
  (await run(checkPatterns, makeDraft(makeSpec({}, { components: { schemas: { S: schema } } })))).messages

describe('checkPatterns', () => {
  it.each(['^[A-Za-z0-9_-]{1,64}$', '^(?:[\\x20-\\x2D\\x2F-\\x7F]*\\.){4}$', '\\p{L}', '[\\+\\-]'])(
    'accepts %s',
    async (pattern) => {
      expect(await messages({ type: 'string', pattern })).toEqual([])
    },
  )

  const refused: [pattern: string, fault: string][] = [
    ['^[\\w-.]+$', 'Invalid character class'],
    ['a{1', 'Incomplete quantifier'],
    ['\\_', 'Invalid escape'],
    ['(a', 'Unterminated group'],
  ]
  it.each(refused)('refuses %s', async (pattern, fault) => {
    expect(await messages({ type: 'string', pattern })).toEqual([
      `SPEC: The pattern "${pattern}" cannot be compiled under the \`u\` flag: ${fault}; correct it by a fact. ${AT}/pattern)`,
    ])
  })

  it('looks into properties and names of properties, not into instances', async () => {
    const schema = {
      properties: { pattern: { type: 'string', pattern: '\\_' } },
      patternProperties: { '\\_': {} },
      example: { pattern: '\\_' },
    }
    const text = 'SPEC: The pattern "\\_" cannot be compiled under the `u` flag: Invalid escape; correct it by a fact.'
    expect(await messages(schema)).toEqual([
      `${text} ${AT}/patternProperties)`,
      `${text} ${AT}/properties/pattern/pattern)`,
    ])
  })
})
