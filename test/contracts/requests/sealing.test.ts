/** Values encrypted to the key of a target: readable there, new where something is made, known where it is named. */
import { generateKeyPairSync } from 'node:crypto'
import { compactDecrypt } from 'jose'
import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../contracts/requests/draft.ts'
import { contentFor, createSealer, seal, shortInPlaceOf } from '../../../contracts/requests/sealing.ts'
import type { Target } from '../../../contracts/target.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import type { Operation, OperationsTable } from '../../../scripts/lib/operations.ts'
import { PLACEHOLDER, placeholderOfLength } from '../../../scripts/lib/sampling/compact-jwe.ts'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const recipientKey = { kid: 'key-1', publicKey }
const digits = { type: 'string', format: 'pan', pattern: '^[0-9]{1,19}$' }
const plaintext = {
  type: 'object',
  required: ['number', 'until'],
  properties: { number: digits, until: { const: '1029' } },
}
const secret = { type: 'string', format: 'jwe', contentSchema: plaintext }
const LONG = placeholderOfLength(400) ?? ''
const EXAMPLE = 'e30..a.b.c'

/** An operation whose body holds a secret at two places. */
function operationOf(id: string): Operation {
  const schema = { type: 'object', properties: { secret, inner: { $ref: '#/components/schemas/Inner' }, name: {} } }
  const content = { 'application/json': { schema, pointer: '', examples: { one: {}, two: { secret: EXAMPLE } } } }
  const requestBody = { required: true, pointer: '', content }
  const rest = { parameters: [], responses: {}, security: [], constraints: [], requestBody }
  return { id, method: 'post', path: '/things', pointer: '', ...rest }
}

const make = operationOf('make')
const look = operationOf('look')
const table: OperationsTable = {
  ...{ api: 'x', title: 'X', version: '1', specSha256: '', servers: [], securitySchemes: {}, sources: {} },
  components: { schemas: { Inner: { type: 'object', properties: { secret } } } },
  operations: [make, look],
  resources: [
    {
      ...{ name: 'thing', pointer: '', id: 'id', states: [], transitions: [], writes: [] },
      makers: [{ operation: 'make', pointer: '' }],
      read: { operation: 'look', pointer: '' },
    },
  ],
}

const draftOf = (operation: Operation, body: Json): Draft => ({
  operation,
  values: new Map(),
  body,
  mediaType: 'application/json',
})

/** What is in a text, read by another library than the one that wrote it. */
async function inside(token: unknown): Promise<unknown> {
  const { plaintext: bytes, protectedHeader } = await compactDecrypt(String(token), privateKey)
  expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', kid: 'key-1' })
  return JSON.parse(new TextDecoder().decode(bytes))
}

describe('with a key', () => {
  const sealer = createSealer({ table, target: { recipientKey, data: {} }, run: 7 })

  it('writes what the holder of the key reads', async () => {
    expect(await inside(seal('{"a":"é"}', recipientKey))).toEqual({ a: 'é' })
  })

  it.each([340, 341, 342, 343, 8192])('writes %d characters where it is asked to', async (length) => {
    const sealed = seal('{"a":"é"}', recipientKey, length)
    expect(sealed).toHaveLength(length)
    expect(await inside(sealed)).toEqual({ a: 'é' })
  })

  it('writes more characters than it is asked to where the text needs them', async () => {
    expect(await inside(seal('{"a":"é"}', recipientKey, 100))).toEqual({ a: 'é' })
  })

  it('puts a real one of the same length in for a long one that nobody can read', async () => {
    const { body } = sealer(draftOf(make, { secret: placeholderOfLength(8192) ?? '' }))
    expect(Object(body).secret).toHaveLength(8192)
    expect(await inside(Object(body).secret)).toMatchObject({ until: '1029' })
  })

  it('puts new numbers in where something is made, with their check digits', async () => {
    const bodies = [1, 2].map(() => sealer(draftOf(make, { secret: EXAMPLE, inner: { secret: PLACEHOLDER } })).body)
    const found = bodies.flatMap((body) => [body, Object(body).inner]).map(({ secret: token }) => inside(token))
    const numbers = (await Promise.all(found)).map((plain) => Object(plain))
    expect(numbers.map(({ until }) => until)).toEqual(['1029', '1029', '1029', '1029'])
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(4)
    for (const { number } of numbers) {
      const sum = [...String(number)].reduce((total, digit, index) => {
        const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
        return total + (value > 9 ? value - 9 : value)
      }, 0)
      expect([String(number).length, sum % 10]).toEqual([16, 0])
    }
  })

  it('makes other numbers in another run', async () => {
    const numbers = [1, 2, 1].map(async (run) => {
      const { body } = createSealer({ table, target: { recipientKey, data: {} }, run })(
        draftOf(make, { secret: EXAMPLE }),
      )
      return inside(Object(body).secret)
    })
    const [one, two, again] = await Promise.all(numbers)
    expect(again).toEqual(one)
    expect(two).not.toEqual(one)
  })

  it('puts in what exists where the data names all of it', async () => {
    const data = { number: '17', until: '1029' }
    const { body } = createSealer({ table, target: { recipientKey, data }, run: 1 })(draftOf(look, { secret: EXAMPLE }))
    expect(await inside(Object(body).secret)).toEqual(data)
  })

  it('puts in what a draft says is inside', async () => {
    const content = { number: '17', until: '1029' }
    const contents = new Map([['/secret', content]])
    const bodies = [make, look].map(
      (one) => sealer({ ...draftOf(one, { secret: EXAMPLE, inner: { secret: PLACEHOLDER } }), contents }).body,
    )
    for (const body of bodies) expect(await inside(Object(body).secret)).toEqual(content)
    expect(await inside(Object(bodies[0]).inner.secret)).not.toEqual(content)
  })

  it('makes content for the place that is asked for, the same for the same seed', () => {
    const draft = draftOf(look, { secret: EXAMPLE })
    const made = contentFor(table, draft, '/secret', 3)
    expect(made).toEqual({ number: expect.stringMatching(/^400000\d{10}$/), until: '1029' })
    expect(contentFor(table, draft, '/inner/secret', 3)).toEqual(made)
    expect(contentFor(table, draft, '/secret', 4)).not.toEqual(made)
    expect(contentFor(table, draft, '/name', 3)).toBeUndefined()
    expect(contentFor(table, { ...draft, mediaType: undefined }, '/secret', 3)).toBeUndefined()
  })

  it.each<[string, Operation, Json]>([
    ['the example where nothing is known of what exists', look, { secret: EXAMPLE }],
    ['a value that is wrong on purpose', make, { secret: 'a.b.c' }],
    ['what is not there', make, { name: 'x' }],
    ['a body of another form', make, ['x']],
  ])('leaves %s', (_, operation, body) => {
    expect(sealer(draftOf(operation, body)).body).toEqual(body)
  })
})

describe('what a request holds before it is encrypted', () => {
  const sealer = createSealer({ table, target: { recipientKey, data: { number: '17', until: '1029' } }, run: 7 })
  const opened = (operation: Operation, body: Json) => sealer.opened(draftOf(operation, body))

  it('is told with its place and its schema, and is new where something is made', () => {
    const all = [1, 2].flatMap(() => opened(make, { secret: EXAMPLE, inner: { secret: PLACEHOLDER } }))
    expect(all.map(({ pointer, rule, home, isNew }) => [pointer, rule, home, isNew]).slice(0, 2)).toEqual([
      ['/secret', '/schema/properties/secret', '/schema/properties/secret/contentSchema', true],
      [
        '/inner/secret',
        '/components/schemas/Inner/properties/secret',
        '/components/schemas/Inner/properties/secret/contentSchema',
        true,
      ],
    ])
    expect(all[0]?.schema).toEqual(plaintext)
    expect(new Set(all.map(({ plain }) => Object(plain).number)).size).toBe(4)
  })

  it('is what exists where something is only named', () => {
    const found = opened(look, { secret: EXAMPLE }).map(({ plain, isNew }) => [plain, isNew])
    expect(found).toEqual([[{ number: '17', until: '1029' }, false]])
  })

  it('is found under the name that OpenAPI leaves to others where the document has that', () => {
    const sources = { '/schema/properties/secret/x-plaintext': { evidence: 'derived' as const } }
    const own = createSealer({ table: { ...table, sources }, target: { recipientKey, data: {} }, run: 7 })
    expect(own.opened(draftOf(make, { secret: EXAMPLE })).map(({ home }) => home)).toEqual(Object.keys(sources))
  })

  it('can be another one, which stays as it is when the request is written', async () => {
    const [place] = opened(make, { secret: EXAMPLE })
    const secret = place?.seal({ number: 17 }) ?? ''
    expect(await inside(secret)).toEqual({ number: 17 })
    expect(sealer(draftOf(make, { secret })).body).toEqual({ secret })
  })

  it.each<[string, Operation, Json]>([
    ['a value that is wrong on purpose', make, { secret: 'a.b.c' }],
    ['what is not there', make, { name: 'x' }],
  ])('is nothing for %s', (_, operation, body) => {
    expect(opened(operation, body)).toEqual([])
  })

  it.each<[string, Pick<Target, 'recipientKey' | 'data'>, Operation]>([
    ['without a key', { data: {} }, make],
    ['where nothing is known of what exists', { recipientKey, data: {} }, look],
  ])('is nothing %s', (_, target, operation) => {
    expect(createSealer({ table, target, run: 7 }).opened(draftOf(operation, { secret: EXAMPLE }))).toEqual([])
  })
})

describe('without a key', () => {
  const sealer = createSealer({ table, target: { data: {} }, run: 7 })

  it.each<[string, Json, Json]>([
    ['an example stands', { secret: EXAMPLE }, { secret: EXAMPLE }],
    ['an example takes the place of what nobody can read', { secret: PLACEHOLDER }, { secret: EXAMPLE }],
    ['what has no example stays', { inner: { secret: PLACEHOLDER } }, { inner: { secret: PLACEHOLDER } }],
    ['a long one stays as long as it is', { secret: LONG }, { secret: LONG }],
  ])('%s', (_, body, want) => {
    expect(sealer(draftOf(make, body)).body).toEqual(want)
  })
})

describe('a long text in the place of an encrypted one', () => {
  it('is compared with a short one, which is encrypted where it is', async () => {
    const short = shortInPlaceOf(LONG)
    expect(short).toHaveLength(PLACEHOLDER.length + 4)
    const put = (target: object, one: Operation) =>
      createSealer({ table, target: { data: {}, ...target }, run: 7 })(draftOf(one, { secret: short ?? '' })).body
    expect(put({}, make)).toEqual({ secret: short })
    expect(put({ recipientKey }, look)).toEqual({ secret: short })
    expect(await inside(Object(put({ recipientKey }, make)).secret)).toMatchObject({ until: '1029' })
  })

  it.each([
    ['it is an example', EXAMPLE],
    ['a real one is put there', PLACEHOLDER],
    ['it is no text', undefined],
  ])('is compared with no other where %s', (_, value) => {
    expect(shortInPlaceOf(value)).toBeUndefined()
  })
})
