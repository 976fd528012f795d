/** Filters that take lists and objects: written as the document says, and held to what they keep. */
import { describe, expect, it } from 'vitest'
import type { Json } from '../../scripts/lib/json.ts'
import { broken, runSmall, smallTable } from './small/run-small.ts'

const TEXT = { type: 'string', minLength: 2 }
const LAMP = { type: 'object', required: ['id', 'state'], properties: { id: TEXT, state: TEXT } }
const LAMPS = Array.from({ length: 12 }, (_, index) => ({
  id: `l${index}`,
  state: ['on', 'off', 'broken'][index % 3] ?? '',
}))

/** How values come, and how they are read. */
interface Style {
  parameter: { [name: string]: Json }
  read(query: URLSearchParams, search: string): string[] | undefined
}

const list = { type: 'array', items: TEXT }
const member = { type: 'object', properties: { state: TEXT, other: TEXT } }
const split = (separator: string) => (query: URLSearchParams) => query.get('states')?.split(separator)
const styles: [name: string, Style][] = [
  ['a list, one after the other', { parameter: { name: 'state', schema: list }, read: (query) => all(query, 'state') }],
  ['a list in brackets', { parameter: { name: 'state[]', schema: list }, read: (query) => all(query, 'state[]') }],
  ['a list with commas', { parameter: { name: 'states', schema: list, explode: false }, read: split(',') }],
  [
    'a list with pipes',
    { parameter: { name: 'states', schema: list, explode: false, style: 'pipeDelimited' }, read: split('|') },
  ],
  [
    'a list with spaces',
    { parameter: { name: 'states', schema: list, explode: false, style: 'spaceDelimited' }, read: split(' ') },
  ],
  [
    'a deep object',
    {
      parameter: { name: 'filter', schema: member, style: 'deepObject', explode: true },
      read: (query) => all(query, 'filter[state]'),
    },
  ],
  ['an object', { parameter: { name: 'filter', schema: member }, read: (query) => all(query, 'state') }],
  [
    'JSON',
    {
      parameter: { name: 'filter', content: { 'application/json': { schema: member } } },
      read: (query) => [(JSON.parse(query.get('filter') ?? '{}') as { state?: string }).state ?? []].flat(),
    },
  ],
]

function all(query: URLSearchParams, name: string): string[] | undefined {
  return query.has(name) ? query.getAll(name) : undefined
}

/** What is kept of some lamps. */
type Keeps = (states: readonly string[], state: string) => boolean

async function failures({ parameter, read }: Style, keeps: Keeps, lamp: Json = LAMP): Promise<string[]> {
  const list = { type: 'array', items: lamp }
  const response = { description: '', content: { 'application/json': { schema: list } } }
  const table = smallTable({
    '/lamps': {
      get: { operationId: 'listLamps', parameters: [{ in: 'query', ...parameter }], responses: { '200': response } },
    },
  })
  const result = await runSmall(
    table,
    ({ query, search }) => {
      const states = read(query, search) ?? []
      return { status: 200, body: LAMPS.filter(({ state }) => states.length === 0 || keeps(states, state)) }
    },
    { only: ['filter-equals', 'filter-complete'] },
  )
  return broken(result)
}

const isList = ([name]: [string, Style]) => name.startsWith('a list')

describe('a filter', () => {
  it.each(styles)('is kept where it takes %s', async (_, style) => {
    expect(await failures(style, (states, state) => states.includes(state))).toEqual([])
  })

  it.each(styles)('is missed where it is ignored, as %s', async (_, style) => {
    expect(await failures(style, () => true)).toEqual(['may filter-equals listLamps'])
  })

  it.each(styles.filter(isList))('is missed where only the last value counts, as %s', async (_, style) => {
    expect(await failures(style, (states, state) => states.at(-1) === state)).toEqual(['may filter-complete listLamps'])
  })

  it.each(styles.filter(isList))('is missed where all values have to fit, as %s', async (_, style) => {
    expect(await failures(style, (states, state) => states.every((one) => one === state))).toEqual([
      'may filter-complete listLamps',
    ])
  })

  it.each<[what: string, keeps: Keeps, want: string[]]>([
    ['is kept', (states, state) => states.includes(state), []],
    ['is missed where it is ignored', () => true, ['may filter-equals listLamps']],
  ])('on what the document does not say of rows, but each of them has, %s', async (_, keeps, want) => {
    const style: Style = { parameter: { name: 'state', schema: TEXT }, read: (query) => all(query, 'state') }
    expect(await failures(style, keeps, { type: 'object' })).toEqual(want)
  })

  it('is none where rows have nothing of the name, or something of another type', async () => {
    const styles = [
      { name: 'state', schema: { type: 'integer' } },
      { name: 'colour', schema: TEXT },
    ]
    for (const parameter of styles) {
      expect(await failures({ parameter, read: () => undefined }, () => true, { type: 'object' })).toEqual([])
    }
  })
})
