import { describe, expect, it } from 'vitest'
import { isGuess, withoutGuesses } from '../../../contracts/requests/unlisted.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { runSmall, smallTable } from '../small/run-small.ts'

const unlisted = { type: 'string', 'x-unlisted': true, example: 'OPEN' }
const told = { type: 'string', description: 'The reason: FRAUD, COURT_ORDER or `OTHER`.' }
const body = { type: 'object', properties: { state: unlisted, reasons: { type: 'array', items: unlisted } } }

describe('isGuess', () => {
  it.each<[string, JsonObject, Json, Json | undefined, boolean]>([
    ['a text where the list is not shown', unlisted, 'q', undefined, true],
    ['what the document gives', unlisted, 'OPEN', undefined, false],
    ['what the target is known to take', unlisted, 'SHUT', 'SHUT', false],
    ['a text below', body, { state: 'q' }, undefined, true],
    ['a text below that is known', body, { state: 'q', reasons: ['OPEN'] }, { state: 'q' }, false],
    ['an item', body, { reasons: ['OPEN', 'q'] }, { reasons: ['OPEN'] }, true],
    ['nothing', body, {}, undefined, false],
    ['a text where a description lists the values', told, 'q', undefined, true],
    ['a value of a description', told, 'COURT_ORDER', undefined, false],
    ['a quoted value of a description', told, 'OTHER', undefined, false],
    ['two abbreviations', { type: 'string', description: 'The CVV2 or DCVV2 of a card.' }, 'q', undefined, false],
    ['a text with a form', { ...told, pattern: '^[a-z]+$' }, 'q', undefined, false],
    ['a text of a list that is shown', { ...told, enum: ['q'] }, 'q', undefined, false],
  ])('says of %s whether it is one', (_, schema, value, known, want) => {
    expect(isGuess(smallTable({}), schema, value, known)).toBe(want)
  })
})

describe('withoutGuesses', () => {
  it.each<[string, JsonObject, Json, Json]>([
    ['a member', body, { state: 'q', reasons: ['OPEN'] }, { reasons: ['OPEN'] }],
    ['a list with one among its items', body, { state: 'OPEN', reasons: ['OPEN', 'q'] }, { state: 'OPEN' }],
    ['nothing that has to be there', { ...body, required: ['state'] }, { state: 'q' }, { state: 'q' }],
    ['nothing else', { type: 'object' }, { a: 'q' }, { a: 'q' }],
  ])('leaves out %s', (_, schema, value, want) => {
    expect(withoutGuesses(smallTable({}), schema, value)).toEqual(want)
  })
})

describe('a request with a value of a list that is not shown', () => {
  const content = { 'application/json': { schema: { ...body, required: ['state'] } } }
  const parameters = [{ name: 'sort', in: 'query', required: true, schema: unlisted }]
  const responses = { '201': { description: 'made' }, '400': { description: 'no' } }
  const post = { operationId: 'addThing', parameters, requestBody: { required: true, content }, responses }
  const open = { type: 'string', 'x-unlisted': true }
  const paths = JSON.parse(
    JSON.stringify({ '/things': { post } }).replaceAll(JSON.stringify(unlisted), JSON.stringify(open)),
  )

  it.each<[string, Record<string, string>, string[]]>([
    ['is refused for it, as coverage says', {}, ['`sort` and `/state`']],
    ['is not refused for what the data name', { sort: 'up' }, ['`/state`']],
  ])('%s', async (_, data, want) => {
    const { coverage } = await runSmall(smallTable(paths), () => ({ status: 400 }), { data })
    const told = coverage.filter(({ kind }) => kind === 'never-accepted').map(({ message }) => message)
    const why = (places: string) =>
      `No request was accepted: the plain valid request is answered 400; the document names a list of values for ${places} and does not show it, name one of them in the data.`
    expect(told).toEqual(want.map(why))
  })
})
