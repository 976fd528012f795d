/** Safe changes are tried with instances of a seed; one that hurts is found, and the same one every time. */
import { describe, expect, it } from 'vitest'
import { compareSpecs } from '../../../scripts/gate/compare.ts'
import { fuzzSafe } from '../../../scripts/gate/fuzz.ts'
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { apiOf, policyOf, specOf } from './revisions.ts'

const inContext = (schema: JsonObject) => ({ schema, root: {} })

describe('a safe change', () => {
  it('is tried with thirty instances, as many as are reported', () => {
    const schemas = {
      base: inContext({ type: 'integer', maximum: 5 }),
      head: inContext({ type: 'integer', maximum: 9 }),
    }
    expect(fuzzSafe(schemas, 'base', 7)).toEqual({ instances: 30, seed: 7 })
  })

  it('that is none is found out, twice alike', () => {
    const schemas = {
      base: inContext({ type: 'integer', maximum: 9 }),
      head: inContext({ type: 'integer', maximum: 5 }),
    }
    const found = fuzzSafe(schemas, 'base', 7)
    expect(found?.hurt).toBeGreaterThan(5)
    expect(fuzzSafe(schemas, 'base', 7)).toEqual(found)
  })

  it('says in the report what was tried', async () => {
    const [base, head] = [await specOf(apiOf({ enum: ['a'] })), await specOf(apiOf({ enum: ['a', 'b'] }))]
    const judgement = { policy: await policyOf('strict'), today: '2026-06-15', fuzz: fuzzSafe }
    const [change] = compareSpecs(base, head, judgement)
    expect([change?.rule, change?.level, change?.tried?.instances]).toEqual(['enum-widened', 'compatible', 30])
  })

  it('is not called tried where what else changed refuses the same instances', async () => {
    const was = { type: 'integer', minimum: 0, maximum: 5 }
    const [base, head] = [await specOf(apiOf(was)), await specOf(apiOf({ ...was, minimum: 3, maximum: 9 }))]
    const judgement = { policy: await policyOf('strict'), today: '2026-06-15', fuzz: fuzzSafe }
    const safe = compareSpecs(base, head, judgement).find(({ level }) => level === 'compatible')
    expect(safe?.tried).toBeUndefined()
    expect(safe?.witness).toMatchObject({
      found: false,
      why: 'what else changed in the same schema refuses some of them as well',
    })
  })
})
