/** Policies are data: what they may say, how removals are judged against a day, and what was declared open. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { judgeRemoval } from '../../../scripts/gate/announcement.ts'
import { readPolicy } from '../../../scripts/gate/policy.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { apiOf, changesOf, edited, fixture } from './revisions.ts'

const folder = mkdtempSync(join(tmpdir(), 'policy-'))
afterAll(() => rmSync(folder, { recursive: true }))

const shop = fixture('shop.yaml') as JsonObject
const GET = '/paths/~1orders~1{id}/get'

describe('the removal of something', () => {
  const since = '2026-01-31'
  it.each([
    [{ deprecated: false }, '2026-12-01', false, 'It was not deprecated before it was removed.'],
    [
      { deprecated: true },
      '2026-12-01',
      false,
      'It was deprecated, but since when is not said (`x-deprecated-since`).',
    ],
    [
      { deprecated: true, since },
      '2026-10-30',
      false,
      'It was deprecated on 2026-01-31; its notice of 9 months runs until 2026-10-31.',
    ],
    [
      { deprecated: true, since },
      '2026-10-31',
      true,
      'It was deprecated on 2026-01-31; its notice of 9 months ended on 2026-10-31.',
    ],
    [
      { deprecated: true, since, sunset: '2027-01-01' },
      '2026-12-01',
      false,
      'It was announced to work until 2027-01-01.',
    ],
  ])('%j on %s', (announcement, today, announced, why) => {
    expect(judgeRemoval(announcement, 9, today)).toEqual({ announced, why })
  })

  it('takes the last day of a month that is shorter', () => {
    expect(judgeRemoval({ deprecated: true, since: '2026-05-31' }, 9, '2027-02-28').announced).toBe(true)
  })

  it.each([
    [
      '2026-09-30',
      'd1',
      'breaking',
      'A removal asks for deprecation and nine months of notice. It was deprecated on 2026-01-01; its notice of 9 months runs until 2026-10-01.',
    ],
    [
      '2026-10-01',
      'd1',
      'compatible',
      'The removal was announced in time. It was deprecated on 2026-01-01; its notice of 9 months ended on 2026-10-01.',
    ],
    ['2026-10-01', 'strict', 'breaking', 'What worked before is not what is asked for now.'],
  ])('of an operation on %s under %s', async (today, policy, level, because) => {
    const base = edited(shop, [
      { set: `${GET}/deprecated`, to: true },
      { set: `${GET}/x-deprecated-since`, to: '2026-01-01' },
    ])
    const [change] = await changesOf(base, edited(shop, [{ remove: GET }]), policy, today)
    expect(change).toMatchObject({ rule: 'operation-removed', level, because })
  })

  it('of a property that was deprecated in time', async () => {
    const base = {
      type: 'object',
      properties: { a: { type: 'string', deprecated: true, 'x-deprecated-since': '2025-01-01' } },
    }
    const [change] = await changesOf(apiOf(base), apiOf({ type: 'object' }), 'd1')
    expect(change).toMatchObject({ rule: 'property-removed', level: 'compatible' })
  })

  it('is broken faith when the announced end comes earlier', async () => {
    const until = (day: string) =>
      edited(shop, [
        { set: `${GET}/deprecated`, to: true },
        { set: `${GET}/x-sunset`, to: day },
      ])
    const changes = await changesOf(until('2027-01-01'), until('2026-12-01'), 'd1')
    expect(changes.map(({ rule, level }) => [rule, level])).toEqual([['sunset-brought-forward', 'breaking']])
  })
})

describe('what was declared open', () => {
  const grown = [{ enum: ['a'] }, { enum: ['a', 'b'] }] as const
  it.each([
    [{}, 'breaking'],
    [{ 'x-compatibility': { enumValues: 'New values may come.' } }, 'compatible'],
  ])('by a document with %j', async (declared, level) => {
    const api = (schema: JsonObject) =>
      ({ ...apiOf(schema, { sent: false, received: true }), ...declared }) as JsonObject
    const [change] = await changesOf(api({ ...grown[0], enum: ['a'] }), api({ ...grown[1], enum: ['a', 'b'] }))
    expect(change).toMatchObject({ rule: 'enum-widened', from: 'publisher', level })
  })
})

describe('a list of values that was declared open', () => {
  const open = (list: Json, values?: string[]) => ({
    type: 'string',
    'x-extensible-enum': list,
    ...(values ? { enum: values } : {}),
  })
  it.each<[string, JsonObject, JsonObject, string[]]>([
    ['grows in an answer', open(['a']), open(['a', 'b']), ['enum-widened compatible']],
    ['shrinks in an answer', open(['a', 'b']), open(['a']), ['enum-narrowed compatible']],
    ['grows beside its mark', open(true, ['a']), open(true, ['a', 'b']), ['enum-widened compatible']],
    ['grows without it', open(false, ['a']), open(false, ['a', 'b']), ['enum-widened breaking']],
  ])('%s', async (_, base, head, want) => {
    const api = (schema: JsonObject) => apiOf(schema, { sent: false, received: true })
    const changes = await changesOf(api(base), api(head))
    expect(changes.map(({ rule, level }) => `${rule} ${level}`)).toEqual(want)
  })

  it('that shrinks is not taken any more from those who send it', async () => {
    const [change] = await changesOf(apiOf(open(['a', 'b'])), apiOf(open(['a'])))
    expect(change).toMatchObject({ rule: 'enum-narrowed', level: 'breaking', before: ['b'] })
  })
})

describe('the file of a policy', () => {
  const head = 'name: x\ndescription: X.\nrules:\n'
  it.each([
    ['a list', '[]', 'A policy has a `name`, a `description` and a list of `rules`. (FILE)'],
    [
      'an unknown member',
      `${head}  - { levels: breaking }`,
      'The entry of a policy has `levels`; it may have rule, from, effect, removal, open, level, because. (FILE#/rules/0)',
    ],
    [
      'no reason',
      `${head}  - { level: breaking }`,
      'The entry of a policy needs a `level` of breaking, notice, compatible and says `because`. (FILE#/rules/0)',
    ],
    [
      'an unknown side',
      `${head}  - { level: breaking, because: B., from: nobody }`,
      'The entry of a policy has a `from` that is none. (FILE#/rules/0)',
    ],
    [
      'an unknown removal',
      `${head}  - { level: breaking, because: B., removal: soon }`,
      'The entry of a policy has a `removal` that is none. (FILE#/rules/0)',
    ],
  ])('refuses %s', async (_, text, message) => {
    const file = join(folder, 'policy.yaml')
    writeFileSync(file, text)
    await expect(readPolicy(file)).rejects.toThrow(message.replace('FILE', file))
  })

  it('is known by name', async () => {
    await expect(readPolicy('lenient')).rejects.toThrow('There is no policy `lenient`; name strict, d1 or a file.')
  })
})
