/** Stand-ins: alike in make, the same for the same secret, and nothing of it. */
import { describe, expect, it } from 'vitest'
import { createMasker } from '../../../contracts/masking.ts'
import { documentedTexts, Pseudonyms } from '../../../contracts/recording/pseudonyms.ts'
import type { Json } from '../../../scripts/lib/json.ts'
import { isCompactJwe } from '../../../scripts/lib/sampling/compact-jwe.ts'
import { depotTable, depotTarget } from '../depot/run-depot.ts'
import { TOKEN } from '../depot/server.ts'

const table = await depotTable()
const masker = createMasker(table, depotTarget('http://127.0.0.1'))
const JWE = 'eyJhbGciOiJFQ0RILUVTIn0..c2VjcmV0LWl2.Y2lwaGVydGV4dA.dGFnLXRhZw'
const fresh = (documented: string[] = []) => new Pseudonyms(masker, new Set(documented))

describe('a stand-in', () => {
  it.each<[string, string]>([
    ['4111111111111111', '0000000000000001'],
    ['Ab-9', 'Aa-0'],
    ['2026-01-01', '2026-01-01'],
    ['2026-01-01T10:00:00Z', '2026-01-01T10:00:00Z'],
    ['ACTIVE', 'ACTIVE'],
    ['', ''],
    ['Bearer', 'Bearer'],
    ['bearer  Ab-9', 'bearer  Aa-0'],
  ])('of %j is %j', (secret, want) => {
    expect(fresh(['ACTIVE']).of(secret)).toBe(want)
  })

  it('of what is encrypted says as much about how, and has its length', () => {
    const header = Buffer.from('{"alg":"ECDH-ES","enc":"A256GCM","kid":"Key-1","epk":{"crv":"P-256","x":"Ab9"}}')
    const secret = `${header.toString('base64url')}..c2VjcmV0.Y2lwaGVy.dGFn`
    const made = fresh().of(secret)
    const [first = '', ...others] = made.split('.')
    expect([isCompactJwe(made), made.length]).toEqual([true, secret.length])
    expect(JSON.parse(Buffer.from(first, 'base64url').toString())).toEqual({
      ...{ alg: 'ECDH-ES', enc: 'A256GCM', kid: 'Aaa-0', epk: { crv: 'P-256', x: 'Aa0' } },
    })
    expect(others).toEqual(['', 'a0AaaaA0', 'A0aaaAAa', 'aAAa'])
  })

  it('is always the same for one secret and another for another', () => {
    const pseudonyms = fresh()
    const secrets = Array.from({ length: 200 }, (_, index) => `secret-${String(index).padStart(4, '0')}`)
    const given = secrets.map((secret) => pseudonyms.of(secret))
    expect(new Set(given).size).toBe(200)
    expect(secrets.map((secret) => pseudonyms.of(secret))).toEqual(given)
  })

  it.each<[string, string, string[], string]>([
    ['a token the target has', `Bearer ${TOKEN}`, [], 'Bearer aaa-0a0a0a0a0a0a'],
    ['a secret of the case, as it stands in a URL', '/x?q=a%2Fb%3Dc', ['a/b=c'], '/x?q=a%2Fa%3Da'],
    [
      'something like a token',
      `x ${JWE} y`,
      [],
      `x ${JWE.replace(/[A-Z]/g, 'A').replace(/[a-z]/g, 'a').replace(/\d/g, '0')} y`,
    ],
    ['a card number', 'card 4111111111111111 ends', [], 'card 0000000000000001 ends'],
    ['what is no secret', '{ "note":  "x" }', [], '{ "note":  "x" }'],
    ['broken JSON', '{"pin":"1234","note":"x', [], '{"pin":"0000","note":"x'],
    ['JSON', '{"pin": "1234", "note": "x"}', [], '{"pin":"0000","note":"x"}'],
  ])('replaces %s in a text', (_, text, secrets, want) => {
    expect(fresh().text(text, secrets)).toBe(want)
  })

  it.each<[Json, Json]>([
    [
      { pan: '4111111111111111', n: 1 },
      { pan: '0000000000000001', n: 1 },
    ],
    [
      { cvv: 123, pin: [4321] },
      { cvv: 100, pin: [1000] },
    ],
    [
      { token: { a: 'abcd' }, secret: null, password: true },
      { token: { a: 'abcd' }, secret: null, password: true },
    ],
    [{ n: 4111111111111111 }, { n: 1000000000000000 }],
  ])('in %j gives %j', (value, want) => {
    expect(fresh().json(value, [])).toEqual(want)
  })

  it('stands for nothing that a text of any depth could break', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    expect(fresh().text(deep, [])).toBe(deep)
    expect(fresh().text(`{"__proto__":{"pin":"1234"}}`, [])).toBe(`{"__proto__":{"pin":"0000"}}`)
  })

  it('leaves what the document lists', () => {
    expect(documentedTexts(table).has('TOOL')).toBe(true)
  })
})
