/** Card numbers in clear: found where the document speaks of none, and nowhere else. */
import { describe, expect, it } from 'vitest'
import { clearNumbers } from '../../../contracts/judging/clear-numbers.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { JsonSchema } from '../../../scripts/lib/operations.ts'
import { bareTable } from '../requests/bare-table.ts'

const sealed: JsonSchema = {
  type: 'string',
  format: 'jwe',
  contentSchema: { type: 'object', properties: { pan: { type: 'string', format: 'pan' }, exp: { type: 'string' } } },
}
const table = bareTable({
  Credentials: { type: 'object', properties: { data: sealed, ref: { type: 'string' }, told: {} } },
})
const CREDENTIALS: JsonSchema = { $ref: '#/components/schemas/Credentials' }
const CARD = '4000001234567899'

describe('a card number', () => {
  it.each<[what: string, body: Json, want: string[]]>([
    ['is found under the name it has in encrypted values', { pan: CARD }, ['declared /pan']],
    ['is found by that name with any digits', { pan: '4000001234567890' }, ['declared /pan']],
    ['is found under a name of its own', { cards: [{ card_number: CARD }] }, ['name /cards/0/card_number']],
    ['is found as a number', { fundingPAN: Number(CARD) }, ['name /fundingPAN']],
    ['is found in groups', { cardNo: '4000-0012-3456-7899' }, ['name /cardNo']],
    ['is found beside an encrypted value', { data: 'a..b.c.d', number: CARD }, ['neighbour /number']],
    ['is found where the schema says nothing', { told: CARD }, ['neighbour /told']],
    ['has a code, which is found by its name', { card: { CVV2: '123' } }, ['code /card/CVV2']],
    ['has a code, which may be a number', { securityCode: 1234 }, ['code /securityCode']],
    ['has no code that is masked or empty', { cvv: '***', cvc: '' }, []],
    ['has no code in what is described', { told: '123', cvvStatus: '200' }, []],
    ['is no number elsewhere', { more: { trace: CARD } }, []],
    ['is no number that the document describes', { ref: CARD }, []],
    ['is no number that is masked', { pan: '400000******7899' }, []],
    ['is no number that is short', { pan: '7899' }, []],
    ['is no number of no network', { cardNumber: '0000001234567899', number: '1000001234567892' }, []],
    ['is no number without its check digit', { cardNumber: '4000001234567890' }, []],
    ['is no part of a text', { cardNumber: `card ${CARD}` }, []],
    ['is no object', { pan: {}, cardNumber: [] }, []],
  ])('%s', (_, body, want) => {
    expect(clearNumbers(table, CREDENTIALS, body).map(({ by, at }) => `${by} ${at}`)).toEqual(want)
  })

  it('is found in a body that nothing describes', () => {
    expect(clearNumbers(bareTable(), true, [{ pan: CARD }])).toEqual([{ at: '/0/pan', by: 'name' }])
  })
})
