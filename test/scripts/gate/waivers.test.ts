/** Waivers: each for one change, with a reason, an owner and an end; what has ended or waives nothing is a fault. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { applyWaivers, readWaivers, waiversFor } from '../../../scripts/gate/waivers.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { apiOf, changesOf } from './revisions.ts'

const folder = mkdtempSync(join(tmpdir(), 'waivers-'))
const file = join(folder, 'waivers.yaml')
afterAll(() => rmSync(folder, { recursive: true }))

const [base, head] = [apiOf({ enum: ['a', 'b'] }), apiOf({ enum: ['a'] })]

/** Writes a list with one waiver. */
function listed(fingerprint: string, expires: string): void {
  writeFileSync(file, `- { fingerprint: "${fingerprint}", reason: Agreed., owner: team, expires: ${expires} }\n`)
}

async function judged() {
  return applyWaivers(await changesOf(base, head), await readWaivers(file), '2026-06-15')
}

describe('a waiver', () => {
  it('waives the change of its fingerprint until its last day', async () => {
    const [change] = await changesOf(base, head)
    listed(change?.fingerprint ?? '', '2026-06-15')
    const { changes, faults } = await judged()
    expect(changes[0]?.waiver).toEqual({ reason: 'Agreed.', owner: 'team', expires: '2026-06-15' })
    expect(faults).toEqual([])
  })

  it('waives nothing after its last day, and is a fault', async () => {
    const [change] = await changesOf(base, head)
    listed(change?.fingerprint ?? '', '2026-06-14')
    const { changes, faults } = await judged()
    expect(changes[0]?.waiver).toBeUndefined()
    expect(faults).toEqual([
      `The waiver \`${change?.fingerprint}\` of team expired on 2026-06-14; renew it or remove it. (${file}:1:3)`,
    ])
  })

  it('is a fault when it waives nothing', async () => {
    listed('0123456789ab', '2027-01-01')
    expect((await judged()).faults).toEqual([
      `The waiver \`0123456789ab\` waives nothing any more; remove it. (${file}:1:3)`,
    ])
  })

  it('is for the spec that it names, and no fault of another one', async () => {
    writeFileSync(file, '- { fingerprint: "0123456789ab", reason: R., owner: o, expires: 2027-01-01, spec: shop }\n')
    const waivers = await readWaivers(file)
    expect(waiversFor('shop', waivers)).toEqual(waivers)
    expect(waiversFor('depot', waivers)).toEqual([])
    expect(waiversFor('depot', await readWaivers(undefined))).toEqual([])
  })

  it('stays with its change when other things change', async () => {
    const [alone] = await changesOf(base, head)
    const more = { ...head, info: { title: 'T', version: '2' } }
    const [beside] = await changesOf(base, more)
    expect(beside?.fingerprint).toBe(alone?.fingerprint)
  })

  it.each([
    [
      '- { fingerprint: 12, reason: R., owner: o, expires: 2026-01-01 }',
      'The member `0/fingerprint` is no fingerprint; write the 12 hexadecimal digits of the gate, in quotes. (FILE:1:18#/0/fingerprint)',
    ],
    [
      '- { fingerprint: "0123456789ab", reason: R., owner: o, expires: soon }',
      'The member `0/expires` is no day; write it like 2026-12-31. (FILE:1:65#/0/expires)',
    ],
    [
      '- { fingerprint: "0123456789ab", reason: R., expires: 2026-01-01 }',
      "The member `0` must have required property 'owner'. (FILE:1:3#/0)",
    ],
  ])('%s is refused', async (text, message) => {
    writeFileSync(file, text)
    await expect(readWaivers(file)).rejects.toThrow(message.replace('FILE', file))
  })

  it('is for one of several schemas that one gave way to', async () => {
    const ref = { $ref: '#/components/schemas/A' }
    const components = { schemas: { A: { type: ['string', 'null'] } } }
    const both = (properties: JsonObject) => apiOf({ type: 'object', properties }, { components })
    const changes = await changesOf(both({ a: ref, b: ref }), both({ a: { type: 'string' }, b: { type: 'string' } }))
    expect(changes.map(({ rule }) => rule)).toEqual(['nullable-narrowed', 'nullable-narrowed'])
    expect(new Set(changes.map(({ fingerprint }) => fingerprint)).size).toBe(2)
  })

  it('is listed once', async () => {
    const line = '- { fingerprint: "0123456789ab", reason: R., owner: o, expires: 2026-01-01 }\n'
    writeFileSync(file, line + line)
    await expect(readWaivers(file)).rejects.toThrow(`The waiver \`0123456789ab\` is listed twice. (${file}:2:3)`)
  })
})
