/** The stateful server as a whole: what each operation does, what it remembers, what it refuses. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createSchemas } from '../../../mocks/schemas.ts'
import { printedCode } from '../../../mocks/twin/card-codes.ts'
import { testPan } from '../../../mocks/twin/test-numbers.ts'
import { prepareTwin, startTwin } from '../../../mocks/twin/twin.ts'
import { ROOT } from '../../../scripts/lib/apis.ts'
import { askAll, type Step, TOKEN } from '../faults/ask.ts'
import { create, details, operation, register, SECRET, sealed, update } from '../faults/bodies.ts'
import { load } from '../load.ts'

const loaded = await load('specs/canonical/d1-inbound-card.yaml')
const twin = prepareTwin(loaded)

/** Status and body of the last of some calls to a fresh server. */
async function last(steps: readonly Step[], seed?: number): Promise<[number, unknown]> {
  const heard = (await askAll(twin({ tokens: [TOKEN], seed }), steps)).at(-1)
  const [, body]: unknown[] = JSON.parse(heard?.text ?? '[]')
  return [Number(heard?.status), typeof body === 'string' ? JSON.parse(body) : undefined]
}

const suspend = (stateReason: string, cardId?: string): string => operation('suspend', { stateReason }, cardId)
const resume = (stateReason: string, cardId?: string): string => operation('resume', { stateReason }, cardId)
const remove = (cardId?: string): string => operation('delete', undefined, cardId)
const REPLACE = { reason: 'lost', stateReason: 'CARD_LOST' }
const BROUGHT = { ...REPLACE, newCardId: 'card-0009', encryptedData: SECRET }

/** Credentials of a card on a fresh server, as its bank knows them. */
const known = (cardId: string, different: object = {}): Promise<string> => {
  const card = { cardId, exp: '1029' }
  return sealed({ pan: testPan(`1 ${cardId}`), exp: '1029', cvv: printedCode(card, { seed: 1 }), ...different })
}
const FIRST = await known('card-0001')
const verify = (cardId?: string, encryptedData = FIRST): string =>
  `POST @/credentials ${JSON.stringify({ cardId, encryptedData })}`
const notAllowed = (error: string): [number, unknown] => [403, { errorCode: 'OPERATION_NOT_ALLOWED', error }]
const notFound = (error: string): [number, unknown] => [404, { errorCode: 'RESOURCE_NOT_FOUND', error }]
const WRONG_REASON = 'The card is not resumed for this reason.'
const NO_ISSUER = 'The issuer is not known.'
const NOTHING = { operations: [] }
const UNKNOWN_CARD = notFound('The card is not known.')

describe('operations', () => {
  const card = {
    cardId: 'card-d1-0006',
    consumerId: 'consumer-1',
    cardProductId: 'product-1',
    state: 'ACTIVE',
    name: 'ALEX EXAMPLE',
    ongoingOperation: 'NONE',
  }

  it.each<[string, Step[], [number, unknown]]>([
    ['creates a card', [create()], [201, { cardId: 'card-d1-0006' }]],
    ['creates another card', [create(), create()], [201, { cardId: 'card-d1-0007' }]],
    ['tells a created card', [create(), details('card-d1-0006')], [200, card]],
    [
      'creates an inactive card with a second name',
      [create({ state: 'INACTIVE', secondName: 'ROBIN' }), details('card-d1-0006')],
      [200, { ...card, state: 'INACTIVE', secondName: 'ROBIN' }],
    ],
    ['registers a card', [register('new'), details('new')], [200, { ...card, cardId: 'new' }]],
    ['registers nothing twice', [register('new'), register('new')], [204, undefined]],
    [
      'refuses an id in use',
      [register('new'), register('new', { name: 'ROBIN' })],
      notAllowed('The cardId is in use.'),
    ],
    ['uses the id of a deleted card again', [register('new'), remove('new'), register('new')], [204, undefined]],
    [
      'keeps the id of a card of its own',
      [remove(), register('card-0001')],
      notAllowed('The cardId is that of a card issued by D1.'),
    ],
    ['verifies credentials', [verify('card-0001')], [200, { cardId: 'card-0001' }]],
    ['verifies credentials by their number', [verify()], [200, { cardId: 'card-0001' }]],
    ['verifies no credentials of an unknown card', [verify('unknown')], UNKNOWN_CARD],
    ['suspends', [suspend('CARD_LOST')], [200, { cardId: 'card-0001', state: 'SUSPENDED' }]],
    ['suspends by decision of the issuer', [operation('suspend'), resume('USER_DECISION')], notAllowed(WRONG_REASON)],
    ['resumes', [suspend('CARD_LOST'), resume('CARD_FOUND')], [200, { cardId: 'card-0001', state: 'ACTIVE' }]],
    [
      'does not resume what is for good, whatever is said afterwards',
      [suspend('FRAUD'), suspend('USER_DECISION'), resume('USER_DECISION')],
      notAllowed(WRONG_REASON),
    ],
    [
      'does not let a lighter suspension be ended in place of a graver one',
      [suspend('CARD_LOST'), suspend('USER_DECISION'), resume('USER_DECISION')],
      notAllowed(WRONG_REASON),
    ],
    [
      'keeps the id of a card whose product makes transactions',
      [register('new', { cardProductId: 'product-transactions' }), remove('new'), register('new')],
      notAllowed('The cardId is that of a card product used for transactions.'),
    ],
    [
      'does not activate by resuming',
      [suspend('USER_DECISION', 'card-0004'), resume('USER_DECISION', 'card-0004')],
      [200, { cardId: 'card-0004', state: 'INACTIVE' }],
    ],
    ['unlocks', [resume('USER_DECISION', 'card-0006')], [200, { cardId: 'card-0006', state: 'ACTIVE' }]],
    [
      'resumes nothing that is not suspended',
      [resume('USER_DECISION')],
      notAllowed('The card cannot be asked to resume in the state ACTIVE.'),
    ],
    ['deletes', [remove()], [200, { cardId: 'card-0001', state: 'DELETED' }]],
    ['knows no deleted card', [remove(), details()], UNKNOWN_CARD],
    ['deletes nothing twice', [remove(), remove()], UNKNOWN_CARD],
    ['replaces a created card', [operation('replace', REPLACE)], [200, { cardId: 'card-d1-0006', state: 'INACTIVE' }]],
    [
      'activates the successor of a virtual card',
      [operation('replace', REPLACE, 'card-0005')],
      [200, { cardId: 'card-d1-0006', state: 'ACTIVE' }],
    ],
    [
      'replaces a registered card',
      [operation('replace', BROUGHT, 'card-0002')],
      [200, { cardId: 'card-0009', state: 'INACTIVE' }],
    ],
    [
      'replaces no card by itself',
      [operation('replace', { ...BROUGHT, newCardId: 'card-0002' }, 'card-0002')],
      notAllowed('The cardId is in use.'),
    ],
    [
      'blocks a replaced card',
      [operation('replace', REPLACE), operation('suspend')],
      notAllowed('The card cannot be asked to suspend in the state REPLACED.'),
    ],
    ['renews', [operation('renew')], [200, { cardId: 'card-0001', state: 'ACTIVE' }]],
    ['knows no issuer', ['GET /v2/issuers/NO_SUCH-01/cards/card-0001'], notFound(NO_ISSUER)],
    ['creates nothing for no issuer', [create().replace('@', '/v2/issuers/NO_SUCH-01/cards')], notFound(NO_ISSUER)],
    ['lists nothing of an unknown card', ['GET @/unknown/authorisations/operations'], UNKNOWN_CARD],
    ['lists nothing of a new card', [create(), 'GET @/card-d1-0006/authorisations/operations'], [200, NOTHING]],
    ['lists nothing on an impossible day', ['LIST startDate=2027-02-29T00:00:00.000Z'], [200, NOTHING]],
  ])('%s', async (_, steps, want) => {
    expect(await last(steps)).toEqual(want)
  })

  it.each([
    [
      operation('replace', { ...REPLACE, newCardId: 'x' }),
      'newCardId',
      'must not be given for a card that D1 has created',
    ],
    [operation('replace', REPLACE, 'card-0002'), 'newCardId', 'is required for a card that was registered'],
    [
      operation('replace', { ...REPLACE, newCardId: 'x' }, 'card-0002'),
      'encryptedData',
      'is required for a card that was registered',
    ],
    [operation('renew', {}, 'card-0002'), 'newExp', 'is required for a card that was registered'],
  ])('%s is refused because of %s', async (step, name, rule) => {
    const error = `The body property \`/${name}\` ${rule}.`
    expect(await last([step])).toEqual([400, { errorCode: 'FIELD_INVALID_FORMAT', error }])
  })

  it('shows updates, keeps the rest, and forgets nothing when it is read', async () => {
    const steps = [
      update('controls', { contactless: false, merchant: { adult: true } }),
      update('limits', { purchaseMonthly: { limit: 1 } }),
      'GET @/card-0001/settings',
      'GET @/card-0001/settings',
    ]
    expect(await last(steps)).toMatchObject([
      200,
      {
        controls: { contactless: false, onlinePayment: true, merchant: { adult: true, gambling: false } },
        limits: { currency: 'EUR', purchaseMonthly: { limit: 1, maxLimit: 3000 } },
      },
    ])
  })

  it('shows a renewal that is under way', async () => {
    expect(await last([operation('renew'), details()])).toMatchObject([200, { ongoingOperation: 'RENEWAL' }])
  })

  it('tells other credentials at each read', async () => {
    const [first, second] = [
      await last(['GET @/card-0001/credentials']),
      await last([...Array(2).fill('GET @/card-0001/credentials')]),
    ]
    expect(first).not.toEqual(second)
  })
})

describe('answers', () => {
  const steps: Step[] = [
    create(),
    register('new'),
    details(),
    'GET @/card-0001/credentials',
    verify('card-0001'),
    'GET @/card-0001/settings',
    update('controls', { contactless: false }),
    update('limits', { currency: 'USD' }),
    operation('suspend'),
    operation('resume'),
    operation('renew'),
    'LIST limit=50',
    operation('replace', REPLACE),
    remove(),
  ]

  it('keep the documented schema, for every operation', async () => {
    const schemas = createSchemas(loaded.table)
    const heard = await askAll(twin({ tokens: [TOKEN] }), steps)
    const ids =
      'createCard registerCard getCardDetails getCardCredentials verifyCardCredentials getCardSettings updateCardControls updateCardLimits suspendCard resumeCard renewCard getAllCardAuthorisationOperations replaceCard deleteCard'
    expect(loaded.table.operations.map(({ id }) => id).sort()).toEqual(ids.split(' ').sort())
    const faults = ids.split(' ').flatMap((id, index): unknown[] => {
      const response = loaded.table.operations.find((one) => one.id === id)?.responses[heard[index]?.status ?? '']
      const [, body]: unknown[] = JSON.parse(heard[index]?.text ?? '[]')
      const media = response?.content['application/json']
      if (!media) return response && body === null ? [] : [[id, heard[index]]]
      return [schemas.faultOf(media.schema, JSON.parse(String(body)))].filter((fault) => fault !== undefined)
    })
    expect(faults).toEqual([])
  })

  it('are the same for one seed, and credentials and rows are others for another', async () => {
    // What is encrypted for one seed is not read with another.
    const plain = steps.filter((step) => !String(step).includes('encryptedData'))
    const [one, again, other] = await Promise.all(
      [1, 1, 2].map((seed) => askAll(twin({ tokens: [TOKEN], seed }), plain)),
    )
    expect(again).toEqual(one)
    expect(plain.filter((_, index) => one?.[index]?.text !== other?.[index]?.text)).toEqual([
      'GET @/card-0001/credentials',
      'LIST limit=50',
    ])
  })

  it('name assumed facts that exist', async () => {
    const refused: Step[] = [
      'GET @/unknown',
      { line: operation('suspend', {}), headers: { 'content-type': 'text/plain' } },
    ]
    const heard = await askAll(twin({ tokens: [TOKEN] }), [...steps, ...refused])
    const named = new Set(heard.flatMap(({ text }) => /"x-twin-assumed":"([^"]+)"/.exec(text)?.[1]?.split(', ') ?? []))
    expect(named.size).toBe(14)
    for (const id of named) {
      const fact: unknown = parse(await readFile(join(ROOT, `specs/overlays/d1-inbound-card/${id}.yaml`), 'utf8'))
      expect([id, fact]).toMatchObject([id, { 'x-evidence': { kind: 'assumed' } }])
    }
  })

  it.each<[Step[], string | undefined]>([
    [['GET @/unknown'], 'error-examples'],
    [[operation('replace', REPLACE), operation('suspend')], 'card-replaced, error-examples'],
    [[{ line: details(), headers: { authorization: null } }], 'error-examples'],
    [[{ line: operation('suspend', {}), headers: { 'content-type': 'text/plain' } }], 'unsupported-media-type'],
    [[{ line: details(), headers: { prefer: 'code=500' } }], 'error-examples'],
    [['GET @/with%20space'], undefined],
    [['DELETE @/card-0001'], undefined],
  ])('to %j name the facts that errors follow: %s', async (asked, want) => {
    const heard = (await askAll(twin({ tokens: [TOKEN] }), asked)).at(-1)
    expect(JSON.parse(heard?.text ?? '[]')[0]['x-twin-assumed']).toBe(want)
  })

  it('are refused to a client that cannot read them, before anything is done', async () => {
    const unreadable: Step = { line: operation('suspend'), headers: { accept: 'text/html' } }
    expect((await last([unreadable]))[0]).toBe(406)
    expect(await last([unreadable, details()])).toMatchObject([200, { state: 'ACTIVE' }])
  })
})

describe('serving', () => {
  it('gives the trouble it is asked for, in the documented error shape', async () => {
    const heard = await askAll(twin({ tokens: [TOKEN], chaos: { latency: [0, 0], drop: 0, status503: 1 } }), [
      details(),
    ])
    expect(heard[0]).toMatchObject({ status: '503' })
    expect(JSON.parse(heard[0]?.text ?? '')).toEqual([
      { 'content-type': 'application/json', 'retry-after': '1' },
      JSON.stringify({ errorCode: 'SERVICE_UNAVAILABLE', error: 'The server is not available for now.' }),
    ])
  })

  it('answers over HTTP', async () => {
    const { url, close } = await startTwin({ ...loaded, port: 0, host: '127.0.0.1', tokens: [] })
    const answer = await fetch(`${url}/v2/issuers/BANK_EX-01/cards/card-0001`, {
      headers: { authorization: 'Bearer x' },
    })
    expect([answer.status, answer.headers.get('x-twin-assumed')]).toEqual([200, 'card-details'])
    await answer.text()
    await close()
  })

  it('serves no other API', async () => {
    const outbound = await load('specs/canonical/d1-outbound-card.yaml')
    expect(() => prepareTwin(outbound)).toThrow(
      /^The twin does not know the operation `\w+`; serve this API without `--engine twin`\. \(.*d1-outbound-card\.yaml#\/paths\/.*\)$/,
    )
  })
})
