/** Card data: encrypted as the RFCs say, read by a second library, and seen nowhere else. */
import { generateKeyPairSync } from 'node:crypto'
import { createRequire } from 'node:module'
import { inspect } from 'node:util'
import { CompactEncrypt, type JWK } from 'jose'
import { describe, expect, it } from 'vitest'
import { cardProductId, consumerId, decryptCardData, encryptCardData } from '../../sdk/inbound.ts'
import { CARD, CORRELATION, clientOf, empty, errorOf, keys, PAN } from './given.ts'
import { agreedKey, open, seal } from './reference-jwe.ts'

/** What is used of node-jose, which comes without types. */
interface NodeJose {
  JWK: { asKey(key: object): Promise<object> }
  JWE: {
    createEncrypt(options: object, recipient: object): { update(text: string): { final(): Promise<string> } }
    createDecrypt(key: object): { decrypt(text: string): Promise<{ plaintext: Buffer }> }
  }
}

const nodeJose: NodeJose = createRequire(import.meta.url)('node-jose')
const DATA = { pan: PAN, exp: '1230' }
const pair = await keys('ECDH-ES')
const kid = 'd1-key'
const elsewhere = await keys('ECDH-ES', 'P-384')
const own = { key: pair.privateJwk, kid }

/** The keys of RFC 7518, appendix C. */
const ALICE: JWK = {
  kty: 'EC',
  crv: 'P-256',
  x: 'gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0',
  y: 'SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps',
  d: '0_NxaRPUMQoAJt50Gz8YiTr8gRTwyEaCumd-MToTmIo',
}
const BOB: JWK = {
  kty: 'EC',
  crv: 'P-256',
  x: 'weNJy2HscCSM6AEDTDg04biOvhFhyyWvOHQfeF_PxMQ',
  y: 'e8lnCO-AlStT-NJVX-crhB7QRYhiix03illJOVAOyck',
  d: 'VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw',
}
const publicOf = ({ d: _, ...key }: JWK): JWK => key
const A256 = { enc: 'A256GCM', bits: 256 }

describe('the reference', () => {
  it('agrees on the key of RFC 7518, appendix C', () => {
    const options = { enc: 'A128GCM', bits: 128, apu: 'QWxpY2U', apv: 'Qm9i' }
    expect(agreedKey(ALICE, BOB, options).toString('base64url')).toBe('VqqN6vgjbSBcIijNcacQGg')
    expect(agreedKey(BOB, ALICE, options).toString('base64url')).toBe('VqqN6vgjbSBcIijNcacQGg')
  })

  it('encrypts the text of RFC 7516, appendix A.1', () => {
    const key = [
      177, 161, 244, 128, 84, 143, 225, 115, 63, 180, 3, 255, 107, 154, 212, 246, 138, 7, 110, 91, 112, 46, 34, 105, 47,
      130, 203, 46, 122, 234, 64, 252,
    ]
    const iv = [227, 197, 117, 252, 2, 219, 233, 68, 180, 225, 77, 219]
    const header = 'eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ'
    const text = 'The true sign of intelligence is not knowledge but imagination.'
    expect(seal(Buffer.from(key), Buffer.from(iv), header, text)).toEqual({
      ciphertext: '5eym8TW_c8SuK0ltJ3rpYIzOeDQz7TALvtu6UG9oMo4vpzs9tX_EFShS8iB7j6jiSdiwkIr3ajwQzaBtQD_A',
      tag: 'XFBoMYUZodetZdvTiFvSkQ',
    })
  })
})

describe('encryptCardData', () => {
  it('is read by the reference with the key of Bob', async () => {
    const parts = (await encryptCardData(DATA, { key: publicOf(BOB), kid: 'bob' })).split('.')
    const header = JSON.parse(Buffer.from(parts[0] ?? '', 'base64url').toString())
    expect(header).toEqual({
      alg: 'ECDH-ES',
      enc: 'A256GCM',
      kid: 'bob',
      epk: expect.objectContaining({ crv: 'P-256' }),
    })
    expect(parts[1]).toBe('')
    expect(JSON.parse(open(agreedKey(BOB, header.epk, A256), parts))).toEqual(DATA)
  })

  it('is read by node-jose', async () => {
    const encrypted = await encryptCardData(DATA, { key: pair.publicJwk, kid })
    const key = await nodeJose.JWK.asKey({ ...pair.privateJwk, kid })
    const { plaintext } = await nodeJose.JWE.createDecrypt(key).decrypt(encrypted)
    expect(JSON.parse(plaintext.toString())).toEqual(DATA)
  })

  it.each([
    ['a key of the runtime', pair.publicKey],
    ['JWK', pair.publicJwk],
    ['PEM', pair.publicPem],
    ['bytes of PEM', new TextEncoder().encode(pair.publicPem)],
    ['a key of Node.js', generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey],
  ])('takes %s', async (_, key) => {
    expect(await encryptCardData(DATA, { key, kid })).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/)
  })

  it.each<[object, string]>([
    [{ pan: `${PAN}0000`, exp: '1230' }, 'Card data breaks a rule: pan must be up to 19 digits.'],
    [{ pan: PAN }, 'Card data breaks a rule: exp must be MMYY.'],
    [{ pan: PAN, exp: '1330', cvv: '12' }, 'Card data breaks a rule: exp must be MMYY; cvv must be 3 or 4 digits.'],
    [{ pan: PAN, exp: '1230', [PAN]: 1 }, 'Card data has other parts than pan, exp, cvv, auxiliaryPan, auxiliaryExp.'],
  ])('refuses what is no card data, without saying it', async (data, message) => {
    const error = await errorOf(encryptCardData(Object(data), { key: pair.publicJwk, kid }))
    expect([error.code, error.message]).toEqual(['INVALID_REQUEST', message])
    expect(inspect(error, { depth: 9 })).not.toContain(PAN)
  })

  it('takes no key on another curve', async () => {
    const other = await keys('ECDH-ES', 'P-384')
    for (const key of [other.publicJwk, other.publicKey, other.publicPem]) {
      expect((await errorOf(encryptCardData(DATA, { key, kid }))).code).toBe('CONFIGURATION')
    }
  })
})

describe('decryptCardData', () => {
  it('reads what the reference has encrypted from Alice to Bob', async () => {
    const fields = { alg: 'ECDH-ES', enc: 'A256GCM', kid: 'bob', epk: publicOf(ALICE) }
    const header = Buffer.from(JSON.stringify(fields)).toString('base64url')
    const iv = Buffer.alloc(12, 7)
    const { ciphertext, tag } = seal(agreedKey(ALICE, BOB, A256), iv, header, JSON.stringify(DATA))
    const encrypted = [header, '', iv.toString('base64url'), ciphertext, tag].join('.')
    expect(await decryptCardData(encrypted, { key: BOB, kid: 'bob' })).toEqual(DATA)
  })

  it('reads what node-jose has encrypted', async () => {
    const key = await nodeJose.JWK.asKey({ ...pair.publicJwk, kid })
    const options = { format: 'compact', contentAlg: 'A256GCM', fields: { alg: 'ECDH-ES' } }
    const encrypted = await nodeJose.JWE.createEncrypt(options, key).update(JSON.stringify(DATA)).final()
    expect(await decryptCardData(encrypted, own)).toEqual(DATA)
  })

  it('chooses the key that is named, and else the one without a name', async () => {
    const other = await keys('ECDH-ES')
    const encrypted = await encryptCardData(DATA, { key: pair.publicJwk, kid })
    const wrong = { key: other.privateJwk, kid: 'other' }
    expect(await decryptCardData(encrypted, [wrong, own])).toEqual(DATA)
    expect(await decryptCardData(encrypted, [wrong, { key: pair.privatePem }])).toEqual(DATA)
    const error = await errorOf(decryptCardData(encrypted, wrong))
    expect([error.code, error.message]).toEqual([
      'CONFIGURATION',
      'There is no key for the `kid` that the encrypted data names.',
    ])
  })

  const sealed = (text: string, header: object = {}) =>
    new CompactEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid, ...header })
      .encrypt(pair.publicKey)
  const spliced = (text: string, header: object) => {
    const [first = '', ...rest] = text.split('.')
    const fields = { ...JSON.parse(Buffer.from(first, 'base64url').toString()), ...header }
    return [Buffer.from(JSON.stringify(fields)).toString('base64url'), ...rest].join('.')
  }
  const flip = (text: string) => text.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'))
  const UNREADABLE = 'The encrypted data cannot be read: it is malformed, tampered with, or encrypted to another key.'

  it.each<[string, () => Promise<string>, string]>([
    ['a changed tag', async () => flip(await encryptCardData(DATA, { key: pair.publicJwk, kid })), UNREADABLE],
    ['another algorithm', () => sealed(JSON.stringify(DATA), { alg: 'ECDH-ES+A256KW' }), UNREADABLE],
    ['another cipher', () => sealed(JSON.stringify(DATA), { enc: 'A128CBC-HS256' }), UNREADABLE],
    ['no JSON', () => sealed(PAN), 'Card data breaks a rule: pan must be up to 19 digits; exp must be MMYY.'],
    ['half of JSON', () => sealed(`{"pan":"${PAN}"`), UNREADABLE],
    [
      'no card data',
      () => sealed(`{"pan":${PAN}}`),
      'Card data breaks a rule: pan must be up to 19 digits; exp must be MMYY.',
    ],
    ['rubbish', async () => 'a.b', UNREADABLE],
    ['nothing', async () => JSON.parse('null'), UNREADABLE],
    [
      'what gets too large when it is decompressed',
      () => sealed(`{"pan":"${'1'.repeat(2_000_000)}"}`, { zip: 'DEF' }),
      UNREADABLE,
    ],
    [
      'what is said to be compressed and is not',
      async () => spliced(await sealed(JSON.stringify(DATA)), { zip: 'DEF' }),
      UNREADABLE,
    ],
    [
      'a point on another curve',
      async () => spliced(await sealed(JSON.stringify(DATA)), { epk: elsewhere.publicJwk }),
      UNREADABLE,
    ],
    ['very much', async () => 'a'.repeat(8193), UNREADABLE],
  ])('refuses %s, without saying it', async (_, make, message) => {
    const error = await errorOf(decryptCardData(await make(), own))
    expect([error.code, error.message]).toEqual(['INVALID_RESPONSE', message])
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(PAN)
  })
})

describe('methods that send card data', () => {
  const card = { consumerId: consumerId('c'), cardProductId: cardProductId('p'), name: 'JANE DOE' }
  const encryption = { key: pair.publicJwk, kid }

  it('send it encrypted', async () => {
    const { asked, d1 } = clientOf(empty(204), { encryption })
    await d1.cards.register(CARD, { ...card, credentials: DATA })
    const { encryptedData, ...rest } = Object(asked[0]?.body)
    expect(rest).toEqual(card)
    expect(JSON.stringify(asked)).not.toContain(PAN)
    expect(await decryptCardData(encryptedData, own)).toEqual(DATA)
  })

  it('send nothing without the key of D1', async () => {
    const { asked, d1 } = clientOf(empty(204))
    const { code, operation, correlationId } = await errorOf(d1.cards.register(CARD, { ...card, credentials: DATA }))
    expect([code, operation, correlationId]).toEqual(['CONFIGURATION', 'registerCard', CORRELATION])
    expect(asked).toEqual([])
  })
})
