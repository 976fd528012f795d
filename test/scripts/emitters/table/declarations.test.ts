/** Types as text. */
import { describe, expect, it } from 'vitest'
import { declarationsOf } from '../../../../scripts/emitters/table/declarations.ts'

describe('declarationsOf', () => {
  it('takes a type with all it is made of, and nothing else', async () => {
    expect(await declarationsOf('JsonSchema')).toBe(`/** Anything JSON can say. */
export type Json = null | boolean | number | string | Json[] | JsonObject

/** A JSON object. */
export interface JsonObject {
  [key: string]: Json
}

/** A JSON Schema 2020-12 schema (object form or boolean). */
export type JsonSchema = JsonObject | boolean`)
  })

  it('follows what interfaces extend', async () => {
    expect(await declarationsOf('DefaultConstraint')).toContain('interface ConstraintBase<')
  })
})
