/** Encrypted card data at work: what is registered, what is refused, what is told again, what counts as credentials. */
import { generateKeyPairSync } from 'node:crypto'
import { compactDecrypt } from 'jose'
import { describe, expect, it } from 'vitest'
import { printedCode } from '../../../mocks/twin/card-codes.ts'
import { recipientOf } from '../../../mocks/twin/keys.ts'
import { seedStore } from '../../../mocks/twin/seed.ts'
import { testPan } from '../../../mocks/twin/test-numbers.ts'
import { prepareTwin } from '../../../mocks/twin/twin.ts'
import { askAll, type Step, TOKEN } from '../faults/ask.ts'
import { operation, register, sealed } from '../faults/bodies.ts'
import { load } from '../load.ts'

const twin = prepareTwin(await load('specs/canonical/d1-inbound-card.yaml'))
const PAN = '4000000000000002'
const NEW = { pan: PAN, exp: '0731' }

/** Status and body of each of some calls to a fresh server. */
async function answers(steps: readonly Step[], more: object = {}): Promise<[string, unknown][]> {
  const heard = await askAll(twin({ tokens: [TOKEN], ...more }), steps)
  return heard.map(({ status, text }) => {
    const [, body]: unknown[] = JSON.parse(text)
    return [status, typeof body === 'string' ? JSON.parse(body) : undefined]
  })
}

const registered = async (cardId: string, plain: unknown, different: object = {}): Promise<string> =>
  register(cardId, { encryptedData: await sealed(plain), ...different })
const remove = (cardId: string): string => operation('delete', undefined, cardId)
const credentials = (cardId: string): string => `GET @/${cardId}/credentials`
const verify = async (plain: unknown, cardId?: string): Promise<string> =>
  `POST @/credentials ${JSON.stringify({ cardId, encryptedData: await sealed(plain) })}`

const malformed = (rule: string) => [
  '400',
  { errorCode: 'FIELD_INVALID_FORMAT', error: `The body property \`/encryptedData\` ${rule}.` },
]
const refused = (error: string) => ['403', { errorCode: 'OPERATION_NOT_ALLOWED', error }]
const GONE = refused('The encrypted card number is that of a card that was deleted or replaced.')
const OTHERS = refused('The encrypted credentials are not those of the card.')

describe('a registration is refused with', () => {
  it.each<[string, unknown, string]>([
    ['a text', 'pan', 'must hold a JSON object once it is decrypted'],
    ['a list', [NEW], 'must hold a JSON object once it is decrypted'],
    ['nothing', null, 'must hold a JSON object once it is decrypted'],
    ['no number', { exp: '0731' }, 'must hold `pan` once it is decrypted'],
    ['no expiry date', { pan: PAN }, 'must hold `exp` once it is decrypted'],
    ['a number that is none', { ...NEW, pan: 4000 }, 'must hold up to 19 digits in `pan`'],
    ['twenty digits', { ...NEW, pan: '4'.repeat(20) }, 'must hold up to 19 digits in `pan`'],
    ['a line end', { ...NEW, pan: `${PAN}\n` }, 'must hold up to 19 digits in `pan`'],
    ['a month 13', { ...NEW, exp: '1331' }, 'must hold a date as MMYY in `exp`'],
    [
      'half of a second number',
      { ...NEW, auxiliaryPan: '17' },
      'must hold `auxiliaryPan` and `auxiliaryExp` together or not at all',
    ],
    ['inherited members', JSON.parse(`{"__proto__":${JSON.stringify(NEW)}}`), 'must hold `pan` once it is decrypted'],
  ])('%s', async (_, plain, rule) => {
    expect(await answers([await registered('new', plain)])).toEqual([malformed(rule)])
  })

  it('what is encrypted to another server, or not at all', async () => {
    const other = await sealed(NEW, 2)
    const steps = [other, `${other}A`, 'a.b.c'].map((encryptedData) => register('new', { encryptedData }))
    const found = await answers(steps)
    expect(found[0]).toEqual(malformed('must name the published key by `kid`'))
    expect(found.map(([status]) => status)).toEqual(['400', '400', '400'])
  })

  it('the number of a card that is gone, under whatever id', async () => {
    const steps = [
      await registered('one', NEW),
      remove('one'),
      await registered('one', NEW),
      await registered('two', NEW),
    ]
    expect((await answers(steps)).slice(2)).toEqual([GONE, GONE])
  })

  it('the number of the card that it replaces', async () => {
    const replaced = async (plain: unknown) => {
      const said = { reason: 'x', stateReason: 'CARD_LOST', newCardId: 'two', encryptedData: await sealed(plain) }
      return answers([await registered('one', NEW), operation('replace', said, 'one')])
    }
    expect((await replaced({ ...NEW, exp: '0832' }))[1]).toEqual(
      refused('The encrypted card number is that of the card that is to be replaced.'),
    )
    expect((await replaced({ ...NEW, pan: '4000000000000010' }))[1]?.[0]).toBe('200')
  })

  it('a number that an id had before the last', async () => {
    const others = { ...NEW, pan: '4000000000000010' }
    const [first, second] = [await registered('one', NEW), await registered('one', others)]
    const found = await answers([first, remove('one'), second, remove('one'), first])
    expect(found.map(([status]) => status)).toEqual(['204', '200', '204', '200', '403'])
  })
})

describe('a registration', () => {
  it('is the same when the same data are encrypted once more', async () => {
    const [one, two] = [await sealed(NEW), await sealed({ ...NEW, more: 1 })]
    const steps = [one, two].map((encryptedData) => register('new', { encryptedData }))
    expect((await answers(steps)).map(([status]) => status)).toEqual(['204', '204'])
  })

  it('is told again, encrypted to whom the server is told, with another code at each read', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const plain = { ...NEW, auxiliaryPan: '4000000000000010', auxiliaryExp: '0831' }
    const steps = [await registered('new', plain), credentials('new'), credentials('new')]
    const found = (await answers(steps, { credentialsKey: { kid: 'bank-1', publicKey } })).slice(1)
    const told = await Promise.all(
      found.map(async ([, body]) => {
        const { plaintext, protectedHeader } = await compactDecrypt(Object(body).encryptedData, privateKey)
        expect(protectedHeader.kid).toBe('bank-1')
        return JSON.parse(new TextDecoder().decode(plaintext))
      }),
    )
    expect(told[0]).toEqual({ ...plain, cvv: expect.stringMatching(/^\d{3}$/) })
    expect(told[1]?.cvv).not.toBe(told[0]?.cvv)
  })
})

describe('credentials', () => {
  const exp = '1029'
  const first = { cardId: 'card-0001', exp }
  const pan = testPan('1 card-0001')
  const cvv = printedCode(first, { seed: 1 })
  const other = cvv === '000' ? '111' : '000'

  it.each<[string, unknown, string | undefined, unknown]>([
    ['all right', { pan, exp, cvv }, 'card-0001', ['200', { cardId: 'card-0001' }]],
    ['all right, of the card with the number', { pan, exp, cvv }, undefined, ['200', { cardId: 'card-0001' }]],
    ['with another number', { pan: PAN, exp, cvv }, 'card-0001', OTHERS],
    ['with another date', { pan, exp: '1129', cvv }, 'card-0001', OTHERS],
    ['with another code', { pan, exp, cvv: other }, 'card-0001', OTHERS],
    ['of another card', { pan, exp, cvv }, 'card-0004', OTHERS],
    ['without a code', { pan, exp }, 'card-0001', malformed('must hold `cvv` once it is decrypted')],
    ['with a long code', { pan, exp, cvv: '12345' }, 'card-0001', malformed('must hold 3 or 4 digits in `cvv`')],
  ])('%s', async (_, plain, cardId, want) => {
    expect(await answers([await verify(plain, cardId)])).toEqual([want])
  })

  it('of no card at all', async () => {
    const [found] = await answers([await verify({ pan: PAN, exp, cvv })])
    expect(found).toEqual(['404', { errorCode: 'RESOURCE_NOT_FOUND', error: 'The card is not known.' }])
  })

  it('of a virtual card, whose code is good once it was read, until it expires', async () => {
    const store = seedStore()
    const asked = (...steps: Step[]) => answers(steps, { store })
    const virtual = { pan: testPan('1 card-0005'), exp }
    const [read] = await answers([credentials('card-0005')])
    const { plaintext } = await compactDecrypt(Object(read?.[1]).encryptedData, recipientOf(1).privateKey)
    const code: string = JSON.parse(new TextDecoder().decode(plaintext)).cvv
    const check = await verify({ ...virtual, cvv: code }, 'card-0005')
    const printed = printedCode({ cardId: 'card-0005', exp }, { seed: 1 })
    const found = await asked(
      ...[check, credentials('card-0005'), check],
      ...[credentials('card-0005'), check, await verify({ ...virtual, cvv: printed }, 'card-0005')],
    )
    expect(found.map(([status]) => status)).toEqual(['403', '200', '200', '200', '200', '403'])
    store.clock.travel(30 * 60_000 - 1)
    expect((await asked(check))[0]?.[0]).toBe('200')
    store.clock.travel(1)
    expect(await asked(check)).toEqual([OTHERS])
  })
})

it('never repeats what was encrypted', async () => {
  const steps = [
    await registered('new', { ...NEW, exp: '9999' }),
    await registered('new', NEW),
    remove('new'),
    await registered('new', NEW),
    await verify({ ...NEW, cvv: '123' }, 'card-0001'),
    'GET @/new',
  ]
  const text = JSON.stringify(await answers(steps))
  expect([text.includes(PAN), text.includes('9999'), text.includes('0731')]).toEqual([false, false, false])
})
