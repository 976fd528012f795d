/** How much it weighs that a valid value on a bound is refused. */
import { describe, expect, it } from 'vitest'
import { weightOf } from '../../../contracts/requests/boundary-weight.ts'
import type { Severity } from '../../../contracts/result.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../../scripts/lib/operations.ts'
import { bareTable } from './bare-table.ts'

const schema: JsonSchema = {
  type: ['string', 'number'],
  maxLength: 9,
  minimum: 0,
  enum: ['a', 'b'],
  examples: ['a'],
  required: ['x'],
}

const operation = {
  id: 'make',
  method: 'post' as const,
  path: '/things',
  pointer: '/op',
  ...{ parameters: [], responses: {}, security: [], constraints: [] },
}

interface Case {
  title: string
  keyword: string
  value?: Json
  pointer?: string
  mediaType?: string
  instance?: Json
  received?: boolean
  sources?: OperationsTable['sources']
  want: Severity | undefined
}

const cases: Case[] = [
  { title: 'a length that is named', keyword: 'maxLength', value: 'aaaaaaaaa', want: undefined },
  { title: 'a value that is listed', keyword: 'enum', value: 'a', want: undefined },
  { title: 'a boolean', keyword: 'type', value: true, want: undefined },
  { title: 'an example, which promises nothing', keyword: 'examples', value: 'a', want: 'should' },
  { title: 'odd text', keyword: 'type', value: 'é', want: 'should' },
  { title: 'a bound that nobody names', keyword: 'maximum', value: 7, want: 'should' },
  { title: 'a number beyond most programs', keyword: 'maximum', value: 2 ** 40, want: 'may' },
  { title: 'many properties at once', keyword: 'required', pointer: '', value: {}, want: 'should' },
  { title: 'a body without a byte', keyword: 'minLength', pointer: '', value: '', want: 'may' },
  {
    title: 'many properties at once that are only assumed',
    ...{ keyword: 'required', pointer: '', value: {}, want: 'may' },
    sources: { '/op/schema/properties': { evidence: 'assumed' } },
  },
  { title: 'nothing, from a publisher', keyword: 'required', received: true, want: 'should' },
  { title: 'one thing less, from a client', keyword: 'required', instance: { y: 1 }, want: undefined },
  { title: 'a body that asks for nothing', keyword: 'required', instance: {}, want: 'should' },
  { title: 'a part that asks for nothing', keyword: 'required', pointer: '/a/x', instance: { a: {} }, want: 'should' },
  { title: 'a patch', keyword: 'enum', value: 'a', mediaType: 'application/json-patch+json', want: 'should' },
]

describe('refusing', () => {
  it.each(cases)(
    '$title weighs as much',
    ({ keyword, value, pointer = '/x', mediaType, received = false, want, sources = {}, ...more }) => {
      const draft = { operation, values: new Map(), ...(mediaType && { mediaType }) }
      const base = { draft, origins: new Map(), dropped: [], unfit: [] }
      const boundary = {
        pointer,
        schemaPointer: '~',
        keyword,
        label: '',
        value,
        instance: more.instance ?? value ?? null,
      }
      const weight = weightOf({ table: { ...bareTable(), sources }, received, base }, schema, boundary)
      expect(weight).toEqual(want === undefined ? {} : { atMost: want })
    },
  )
})
