/** No secret gets out: not by name, not by value, not by look, in no spelling. */
import { describe, expect, it } from 'vitest'
import { createMasker } from '../../contracts/masking.ts'
import { bodyFault, parameterFault } from '../../contracts/requests/fault.ts'
import type { Json } from '../../scripts/lib/json.ts'
import type { OperationsTable, Parameter } from '../../scripts/lib/operations.ts'

const table: OperationsTable = {
  api: 'test',
  title: 'Test',
  version: '1',
  specSha256: '',
  servers: [],
  securitySchemes: {},
  components: {
    schemas: { Login: { type: 'object', properties: { phrase: { type: 'string', writeOnly: true } } } },
  },
  operations: [],
  sources: {},
}

const masker = createMasker(table, {
  baseUrl: 'http://x',
  bearer: { token: 'tok/en=1', name: 'TOKEN' },
  secrets: { staff: { token: 'staff:sésame', name: 'STAFF' } },
  data: { encryptedData: 'sealed.letter', cardId: 'card-1' },
  capabilities: { writes: false, stateful: false },
  timeoutMs: 1,
})

describe('a masker', () => {
  it.each<[name: string, secret: boolean]>([
    ['accessToken', true],
    ['client_secret', true],
    ['encryptedData', true],
    ['pan', true],
    ['auxiliaryPan', true],
    ['PAN', true],
    ['cvv2', true],
    ['CARDCVC', true],
    ['securityCode', true],
    ['card_verification_value', true],
    ['postcode', false],
    ['phrase', true],
    ['company', false],
    ['expand', false],
    ['pinned', false],
    ['cardId', false],
  ])('takes `%s` for secret: %s', (name, secret) => {
    expect(masker.isSecret(name)).toBe(secret)
  })

  it.each<[text: string, shown: string]>([
    ['Bearer tok/en=1', 'Bearer $TOKEN'],
    ['/x?key=tok%2Fen%3D1', '/x?key=$TOKEN'],
    ['staff:sésame', '$STAFF'],
    ['Basic c3RhZmY6c8Opc2FtZQ==', `Basic $(printf %s "$STAFF" | base64 | tr -d '\\n')`],
    ['a sealed.letter came', 'a *** came'],
    ['card 4111111111111111 and order 4111111111111112', 'card *** and order 4111111111111112'],
    ['eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln', '***'],
    ['eyJhbGciOiJFQ0RILUVTIn0..aXYtaXYtaXY.Y2lwaGVy.dGFn', '***'],
    ['2022-02-16T06:28:02.492Z', '2022-02-16T06:28:02.492Z'],
    ['card-1', 'card-1'],
    ['{"cvv": "123","a":"b"', '{"cvv": "***","a":"b"'],
    ['{"cvv": 123,"a":1', '{"cvv": "***","a":1'],
    ['/x?access_token=abcdef&size=5#a', '/x?access_token=***&size=5#a'],
    ['grant_type=password&client_secret=a%20b', 'grant_type=password&client_secret=***'],
    ['/x?access_token=&size=5', '/x?access_token=&size=5'],
  ])('shows %j as %j', (text, shown) => {
    expect(masker.text(text)).toBe(shown)
  })

  it('hides values by the names above them', () => {
    const value: Json = { phrase: 'open', list: [{ cvv: '123', name: 'A' }], tokens: ['a', 'b'], none: null }
    expect(masker.json(value)).toEqual({
      phrase: '***',
      list: [{ cvv: '***', name: 'A' }],
      tokens: ['***', '***'],
      none: null,
    })
  })

  it('hides what stands below such a name, however deep, and what is too deep to be looked through', () => {
    const value: Json = { accessToken: { value: 'a', parts: [{ from: 1, open: true }] }, name: 'A' }
    expect(masker.json(value)).toEqual({
      accessToken: { value: '***', parts: [{ from: '***', open: '***' }] },
      name: 'A',
    })
    const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as Json
    expect(JSON.stringify(masker.json(nested(150)))).toBe(JSON.stringify(nested(150)))
    expect(JSON.stringify(masker.json(nested(100_000)))).toMatch(/^\[{201}"\*{3}"\]{201}$/)
    const operation = { pointer: '' } as Parameters<typeof masker.secretsIn>[0]['operation']
    expect(masker.secretsIn({ operation, values: new Map(), body: nested(100_000) })).toEqual([])
  })

  it('finds the secret values of a query', () => {
    expect([...masker.found('/x?access_token=abcdef&size=5')]).toEqual([['abcdef', '***']])
  })
})

describe('a fault', () => {
  const parameter = { name: 'size', in: 'query' } as Parameter
  it.each<[given: Parameters<typeof parameterFault>[2], want: object]>([
    [
      { keyword: 'maximum', label: 'more than 50, the most allowed', was: 10, value: 51 },
      { was: '10', value: '51', sentence: 'query parameter `size` is 51: more than 50, the most allowed' },
    ],
    [
      { keyword: 'required', label: 'missing', was: undefined, value: undefined },
      { sentence: 'query parameter `size` is missing' },
    ],
    [
      { keyword: 'maxLength', label: '70 characters', was: undefined, value: 'x'.repeat(70) },
      {
        value: `"${'x'.repeat(39)}… (70 characters)`,
        sentence: `query parameter \`size\` is "${'x'.repeat(39)}… (70 characters): 70 characters`,
      },
    ],
  ])('%j is worded', (given, want) => {
    expect(parameterFault(masker, parameter, given)).toEqual({
      location: 'query',
      name: 'size',
      keyword: given.keyword,
      ...want,
    })
  })

  it('keeps secret values to itself', () => {
    const variation = { keyword: 'pattern', label: 'a character that is not allowed', was: 'a.b', value: 'a#b' }
    expect(bodyFault(masker, '/cards/0/encryptedData', variation)).toEqual({
      location: 'body',
      name: '/cards/0/encryptedData',
      keyword: 'pattern',
      was: '***',
      value: '***',
      sentence: 'body property `/cards/0/encryptedData` is ***: a character that is not allowed',
    })
  })
})

describe('a text of one endless word', () => {
  // Looked at from every one of its letters, it would run into the time limit of the test.
  it('is looked through once', () => {
    const word = 'a'.repeat(2_000_000)
    expect(masker.text(word)).toBe(word)
    expect(masker.text(`${word}.b.c.d.e`)).toBe('***')
  })
})
