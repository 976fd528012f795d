/** Encrypted values with something wrong inside: which are sent, to whom, and that none of them is shown. */
import { generateKeyPairSync } from 'node:crypto'
import { compactDecrypt } from 'jose'
import { describe, expect, it } from 'vitest'
import { passesLuhn } from '../../../contracts/card-numbers.ts'
import { checks } from '../../../contracts/checks/index.ts'
import { emptyNotes } from '../../../contracts/judging/coverage.ts'
import { createMasker } from '../../../contracts/masking.ts'
import { planOperation } from '../../../contracts/plan.ts'
import type { Case } from '../../../contracts/probes/probe.ts'
import { baseRequest } from '../../../contracts/requests/base-request.ts'
import { createSealer } from '../../../contracts/requests/sealing.ts'
import type { Target } from '../../../contracts/target.ts'
import { createJudge } from '../../../scripts/lib/sampling/judge.ts'
import { load } from '../../mocks/load.ts'

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const { table } = await load('specs/canonical/d1-inbound-card.yaml')
const KNOWN = { pan: '4000009876543214', exp: '1029', cvv: '123' }
const REGISTER = 'registerCard'
const PLACE =
  '/paths/~1v2~1issuers~1{issuerId}~1cards~1{cardId}/put/requestBody/content/application~1json/schema/properties/encryptedData'
const INSIDE = 'inside of the encrypted value of body property `/encryptedData`, '

/** The cases of the probe for one operation; `hasKey`: whether the key of the target is known. */
function casesOf(id: string, hasKey = true, data: Target['data'] = {}): Case[] {
  const rest = { capabilities: { writes: true, stateful: true }, timeoutMs: 1000 }
  const target: Target = {
    ...{ baseUrl: 'http://a', bearer: { name: 'TOKEN', token: 'secret-token' }, data, ...rest },
    ...(hasKey && { recipientKey: { kid: 'k', publicKey } }),
  }
  const operation = table.operations.find((one) => one.id === id)
  if (!operation) throw new Error(`There is no operation ${id}.`)
  const sealer = createSealer({ table, target, run: 7 })
  const masker = createMasker(table, target)
  const planning = { table, target, seed: 1, profile: 'standard' as const, checks, masker, sealer }
  const { before, after } = planOperation(planning, operation, baseRequest(table, operation, target, 1), emptyNotes())
  return [...before, ...after].filter(({ probe }) => probe === 'sealed-values').map((one) => one.case)
}

/** The encrypted value of a request. */
function sealedIn({ request }: Case): string {
  return JSON.parse(new TextDecoder().decode(request.body)).encryptedData
}

/** What is inside, read by another library; the error where it cannot be read. */
async function inside(one: Case): Promise<unknown> {
  const { plaintext } = await compactDecrypt(sealedIn(one), privateKey)
  return JSON.parse(new TextDecoder().decode(plaintext))
}

const aimed = (cases: readonly Case[], intent: Case['intent']) => cases.filter((one) => one.intent === intent)
const FORGED = ['tag', 'clear', 'ciphertext']
const isForged = ({ fault }: Case) => FORGED.includes(fault?.keyword ?? '')

describe('where something is made', () => {
  const cases = casesOf(REGISTER)

  it('names each fault by its place, one of each place and rule first', () => {
    expect(cases.map(({ fault }) => fault?.sentence)).toEqual([
      `${INSIDE}\`/exp\` is ***: as many digits as are needed, and none that the pattern allows`,
      `${INSIDE}\`/auxiliaryExp\` is ***: as many digits as are needed, and none that the pattern allows`,
      `${INSIDE}\`/pan\` is ***: 20 characters, the pattern allows at most 19`,
      `${INSIDE}\`/auxiliaryPan\` is ***: 20 characters, the pattern allows at most 19`,
      `${INSIDE}\`/pan\` is ***: the valid digits written as a number instead of a string`,
      `${INSIDE}\`/exp\` is ***: valid digits written as a number instead of a string`,
      `${INSIDE}\`/auxiliaryPan\` is ***: a number instead of a string`,
      `${INSIDE}\`/auxiliaryExp\` is ***: valid digits written as a number instead of a string`,
      `${INSIDE}\`/pan\` is missing`,
      `${INSIDE}\`/exp\` is missing`,
      `${INSIDE}\`/exp\` is ***: 5 characters, the pattern allows at most 4`,
      `${INSIDE}\`/auxiliaryExp\` is ***: 5 characters, the pattern allows at most 4`,
      `${INSIDE}\`/pan\` is ***: a small letter in the middle, which the pattern does not allow there`,
      `${INSIDE}\`/auxiliaryPan\` is ***: a small letter in the middle, which the pattern does not allow there`,
      'body property `/encryptedData` is an encrypted value of which the last character of the authentication tag is changed',
      'body property `/encryptedData` is the content as it is, which is to be encrypted',
      'body property `/encryptedData` is an encrypted value of which one bit of the ciphertext is changed',
      `${INSIDE}\`/pan\` is ***: 19 digits, the most allowed`,
    ])
  })

  it('breaks what is inside in one place, and asks for a refusal', async () => {
    const place = table.operations.find(({ id }) => id === REGISTER)?.requestBody?.content['application/json']?.schema
    const { contentSchema } = Object(place).properties.encryptedData
    const judge = createJudge(table)
    const faulty = aimed(cases, 'fault').filter((one) => !isForged(one))
    const found = await Promise.all(faulty.map(async (one) => judge.faults(contentSchema, await inside(one))))
    expect(found.map((faults) => new Set(faults.map(({ pointer }) => pointer)).size)).toEqual(Array(14).fill(1))
    expect(faulty.every(({ aims, fault }) => aims.violation?.fault === fault)).toBe(true)
  })

  it('names the rule where the document has it', () => {
    expect(cases.map(({ rule }) => rule.replace(PLACE, ''))).toEqual([
      '/x-plaintext/properties/exp/pattern',
      '/x-plaintext/properties/auxiliaryExp/pattern',
      '/x-plaintext/properties/pan/pattern',
      '/x-plaintext/properties/auxiliaryPan/pattern',
      '/x-plaintext/properties/pan/type',
      '/x-plaintext/properties/exp/type',
      '/x-plaintext/properties/auxiliaryPan/type',
      '/x-plaintext/properties/auxiliaryExp/type',
      '/x-plaintext/required',
      '/x-plaintext/required',
      '/x-plaintext/properties/exp/pattern',
      '/x-plaintext/properties/auxiliaryExp/pattern',
      '/x-plaintext/properties/pan/pattern',
      '/x-plaintext/properties/auxiliaryPan/pattern',
      '/format',
      '/format',
      '/format',
      '/x-plaintext/properties/pan/pattern',
    ])
  })

  it('sends the longest card number, with its check digit, and asks for it to be taken', async () => {
    const valid = aimed(cases, 'valid')
    const contents = await Promise.all(valid.map(inside))
    expect(contents).toEqual([{ pan: expect.stringMatching(/^400000\d{13}$/), exp: expect.stringMatching(/^\d{4}$/) }])
    expect(passesLuhn(Object(contents[0]).pan)).toBe(true)
    expect(valid.map(({ atMost, aims }) => [atMost, aims])).toEqual([['should', { valid: { fromData: false } }]])
  })

  it('has another card number in each request', async () => {
    const contents = await Promise.all(cases.filter((one) => !isForged(one)).map(inside))
    const numbers = contents.flatMap((content) => Object(content ?? {}).pan ?? [])
    expect(numbers).toHaveLength(14)
    expect(new Set(numbers.map((number) => String(number))).size).toBe(14)
  })

  it('changes what nobody can decrypt any more, in bytes that count', async () => {
    const forged = cases.filter(isForged)
    expect(forged.map(({ atMost }) => atMost)).toEqual(['should', 'should', 'should'])
    for (const one of forged) {
      const why = one.fault?.keyword === 'clear' ? 'Invalid Compact JWE' : 'decryption operation failed'
      await expect(inside(one)).rejects.toThrow(why)
    }
  })

  it('shows nothing of what is inside', async () => {
    const masker = createMasker(table, {
      baseUrl: '',
      data: {},
      capabilities: { writes: true, stateful: true },
      timeoutMs: 1,
    })
    for (const one of cases) {
      const content = isForged(one) ? {} : Object((await inside(one)) ?? {})
      // What is wrong with a few digits that were made up is no number of a card.
      const texts = [sealedIn(one), ...Object.values(content).map(String)].filter((text) => /\d{3}/.test(text))
      const told = JSON.stringify([one.fault, one.rule])
      expect(texts.filter((each) => told.includes(each))).toEqual([])
      const shown = masker.text(
        `body ${new TextDecoder().decode(one.request.body)}, read as ${texts.join(', ')}`,
        one.secrets,
      )
      expect(texts.filter((each) => shown.includes(each))).toEqual([])
    }
  })
})

describe('where something that exists is named', () => {
  const cases = casesOf('verifyCardCredentials', true, KNOWN)

  it('breaks what is inside of it, changes the tag, and encrypts nothing', async () => {
    expect(cases.map(({ intent }) => intent)).toEqual(Array(10).fill('fault'))
    expect(cases.filter(isForged).map(({ fault }) => fault?.keyword)).toEqual(['tag', 'clear'])
    const missing = cases.filter(({ fault }) => fault?.keyword === 'required')
    expect(await Promise.all(missing.map(inside))).toEqual([
      { exp: '1029', cvv: '123' },
      { pan: KNOWN.pan, cvv: '123' },
    ])
  })

  it('makes no other card number that would be valid', () => {
    expect(aimed(cases, 'valid')).toEqual([])
  })
})

it.each<[string, Case[]]>([
  ['the target has no key', casesOf(REGISTER, false)],
  ['nothing is known of what exists', casesOf('verifyCardCredentials')],
  ['the plain request has no such place', casesOf('replaceCard')],
  ['the operation has none', casesOf('createCard')],
])('nothing is sent where %s', (_, cases) => {
  expect(cases).toEqual([])
})
