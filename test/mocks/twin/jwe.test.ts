/** Encrypted card data: well-formed, another one at each read, the same for the same seed; and what is not read. */
import { createECDH, generateKeyPairSync, randomBytes } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { CompactEncrypt, decodeProtectedHeader } from 'jose'
import { describe, expect, it } from 'vitest'
import { decrypt, encrypt } from '../../../mocks/twin/jwe.ts'
import { type Reader, readerOf, recipientOf } from '../../../mocks/twin/keys.ts'

const recipient = recipientOf(1)
const reader = readerOf({ seed: 1 })
const PLAIN = '{"pan":"4000001234567899"}'
const TOKEN = await encrypt(PLAIN, reader, 1, 'card 1')
const [HEADER = '', , VECTOR = '', TEXT = '', TAG = ''] = TOKEN.split('.')

const NOT_COMPACT = 'must be a JWE in compact form'
const OTHER_ALG = 'must be encrypted by ECDH-ES'
const OTHER_ENC = 'must be encrypted by A256GCM'
const OTHER_KEY = 'must name the published key by `kid`'
const UNREADABLE = 'cannot be decrypted with the key it names'

/** The token with another header. */
function headed(change: (header: Record<string, unknown>) => unknown): string {
  const header = change({ ...decodeProtectedHeader(TOKEN) })
  return [Buffer.from(JSON.stringify(header)).toString('base64url'), '', VECTOR, TEXT, TAG].join('.')
}

/** The token with another ephemeral key. */
const keyed = (epk: unknown): string => headed((header) => ({ ...header, epk }))

/** A token somebody else has made. */
async function made(header: { alg: string; enc: string; kid?: string; zip?: string }, to: Reader['publicKey']) {
  return new CompactEncrypt(new TextEncoder().encode(PLAIN)).setProtectedHeader(header).encrypt(to)
}

const usual = { alg: 'ECDH-ES', enc: 'A256GCM', kid: 'twin-1' }
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
const wide = generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey
const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey

/** A point that is not on the curve. */
function offCurve(): unknown {
  const pair = createECDH('prime256v1')
  const point = pair.generateKeys()
  const y = Buffer.from(point.subarray(33))
  y[31] = (y[31] ?? 0) ^ 1
  return { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: y.toString('base64url') }
}

describe('writing', () => {
  it('writes five parts, the second empty, and names what it has used', () => {
    expect(TOKEN.split('.').map((part) => part.length > 0)).toEqual([true, false, true, true, true])
    expect(decodeProtectedHeader(TOKEN)).toMatchObject(usual)
  })

  it('is the same for the same seed and purpose only', async () => {
    const texts = await Promise.all([1, 1, 2].map((seed) => encrypt('{}', readerOf({ seed }), seed, 'card 1')))
    expect(texts[1]).toBe(texts[0])
    expect(new Set([...texts, await encrypt('{}', reader, 1, 'card 2')]).size).toBe(3)
  })

  it('leaves out the id of a key that has none', async () => {
    const token = await encrypt('{}', { kid: '', publicKey: stranger }, 1, 'x')
    expect(Object.keys(decodeProtectedHeader(token))).not.toContain('kid')
  })
})

describe('reading', () => {
  it('reads what was written to it', async () => {
    expect(await decrypt(TOKEN, recipient)).toEqual({ text: PLAIN })
    expect(await decrypt(await made(usual, reader.publicKey), recipient)).toEqual({ text: PLAIN })
  })

  it.each<[string, string | Promise<string>, string]>([
    ['nothing', '', NOT_COMPACT],
    ['dots only', '....', NOT_COMPACT],
    ['three parts', 'a.b.c', NOT_COMPACT],
    ['a header that is no JSON', 'x..y.z.w', NOT_COMPACT],
    ['a header that is a list', headed(() => [1]), NOT_COMPACT],
    ['alg none', headed((header) => ({ ...header, alg: 'none' })), OTHER_ALG],
    ['alg dir', headed((header) => ({ ...header, alg: 'dir' })), OTHER_ALG],
    ['RSA-OAEP', made({ ...usual, alg: 'RSA-OAEP-256' }, rsa), OTHER_ALG],
    ['a wrapped key', made({ ...usual, alg: 'ECDH-ES+A256KW' }, reader.publicKey), OTHER_ALG],
    ['another cipher', made({ ...usual, enc: 'A128GCM' }, reader.publicKey), OTHER_ENC],
    ['an algorithm by its prototype', headed((header) => ({ ...header, alg: { toString: 1 } })), OTHER_ALG],
    ['no key id', made({ alg: 'ECDH-ES', enc: 'A256GCM' }, reader.publicKey), OTHER_KEY],
    ['another key id', made({ ...usual, kid: 'twin-2' }, reader.publicKey), OTHER_KEY],
    ['a key id that is inherited', headed(({ kid, ...rest }) => ({ ...rest, ['__proto__']: { kid } })), OTHER_KEY],
    ['another curve', made(usual, wide), UNREADABLE],
    ['another key', made(usual, stranger), UNREADABLE],
    ['no ephemeral key', keyed(undefined), UNREADABLE],
    ['an ephemeral key that is a text', keyed('x'), UNREADABLE],
    ['a point off the curve', keyed(offCurve()), UNREADABLE],
    ['the point at infinity', keyed({ kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' }), UNREADABLE],
    ['a critical extension', headed((header) => ({ ...header, crit: ['x'], x: 1 })), UNREADABLE],
    ['a wrong tag', [HEADER, '', VECTOR, TEXT, 'A'.repeat(22)].join('.'), UNREADABLE],
    ['a tag cut short', [HEADER, '', VECTOR, TEXT, TAG.slice(0, 16)].join('.'), UNREADABLE],
    ['a text cut short', [HEADER, '', VECTOR, TEXT.slice(0, 8), TAG].join('.'), UNREADABLE],
    ['no vector', [HEADER, '', '', TEXT, TAG].join('.'), UNREADABLE],
    ['an encrypted key where none is expected', [HEADER, 'AAAA', VECTOR, TEXT, TAG].join('.'), UNREADABLE],
    ['a megabyte', `${TOKEN}${'A'.repeat(2 ** 20)}`, UNREADABLE],
    ['a megabyte of dots', '.'.repeat(2 ** 20), NOT_COMPACT],
  ])('refuses %s', async (_, token, problem) => {
    expect(await decrypt(await token, recipient)).toEqual({ problem })
  })

  it('inflates nothing', async () => {
    const bomb = deflateRawSync(Buffer.alloc(2 ** 20)).toString('base64url')
    const header = headed((rest) => ({ ...rest, zip: 'DEF' })).split('.')[0]
    const token = [header, '', VECTOR, bomb, TAG].join('.')
    expect(await decrypt(token, recipient)).toEqual({ problem: 'must not be compressed' })
  })

  it('refuses what is no UTF-8', async () => {
    const token = await new CompactEncrypt(new Uint8Array([0xff, 0xfe, ...randomBytes(4)]))
      .setProtectedHeader(usual)
      .encrypt(reader.publicKey)
    expect(await decrypt(token, recipient)).toEqual({ problem: UNREADABLE })
  })
})
