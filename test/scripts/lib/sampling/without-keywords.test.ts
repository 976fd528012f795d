import { expect, it } from 'vitest'
import { withoutGivenAnywhere, withoutKeywords } from '../../../../scripts/lib/sampling/without-keywords.ts'

const bare = withoutKeywords('default', 'examples')

it('takes the keywords away at the top, and leaves the schema alone', () => {
  const schema = { type: 'string', default: 'a', examples: ['b'], properties: { default: { default: 1 } } }
  expect(bare(schema)).toEqual({ type: 'string', properties: { default: { default: 1 } } })
  expect(schema.default).toBe('a')
})

it('gives the same copy for the same schema', () => {
  const schema = { default: 'a' }
  expect(bare(schema)).toBe(bare(schema))
  expect(bare({ default: 'a' })).not.toBe(bare(schema))
})

it('hands a schema that is no object back', () => {
  expect(bare(true)).toBe(true)
})

it('takes what is given away from all that a schema refers to, once', () => {
  const root = { components: { schemas: { Id: { type: 'string', minLength: 3, examples: ['abc'] } } } }
  const schema = { $ref: '#/components/schemas/Id', default: 'def' }
  const whole = withoutGivenAnywhere(root, schema)
  expect(JSON.stringify(whole)).not.toMatch(/abc|def|\$ref/)
  expect(JSON.stringify(whole)).toContain('"minLength":3')
  expect(withoutGivenAnywhere(root, schema)).toBe(whole)
})
