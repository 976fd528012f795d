/** Pairs that are easily judged wrongly: each label is argued in a line, and holds under both policies. */
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { apiOf, changesOf, type Edit, edited, fixture } from './revisions.ts'

/** What both kinds of pairs carry. */
interface Labelled {
  name: string
  breaking: boolean | Record<string, boolean>
  why: string
}

/** Two schemas in one or both directions. */
interface SchemaPair extends Labelled {
  sent?: [Json, Json]
  received?: [Json, Json]
  both?: [Json, Json]
  versions?: [string, string]
  named?: JsonObject
  was?: JsonObject
  is?: JsonObject
}

/** Two documents: each is the shop with edits. */
interface DocumentPair extends Labelled {
  base?: Edit[]
  head: Edit[]
}

const schemas = fixture('hard/schemas.yaml') as SchemaPair[]
const documents = fixture('hard/documents.yaml') as DocumentPair[]
const shop = fixture('shop.yaml') as JsonObject

/** The documents of a pair of schemas. */
function apisOf({ sent, received, both, versions = ['3.1.0', '3.1.0'], named, was, is }: SchemaPair) {
  const [base, head] = both ?? sent ?? received ?? [null, null]
  const flags = { sent: received === undefined, received: sent === undefined }
  const api = (schema: Json, version: string, own?: JsonObject) =>
    apiOf(schema, { ...flags, version, components: { schemas: { ...named, ...own } } })
  return [api(base, versions[0], was), api(head, versions[1], is)] as const
}

/** What breaks, in words. */
async function breaks(base: JsonObject, head: JsonObject, policy: string): Promise<string[]> {
  const changes = await changesOf(base, head, policy)
  return changes
    .filter(({ level }) => level === 'breaking')
    .map(({ rule, from, uses }) => `${rule}, sent by the ${from}: ${uses[0]?.place}`)
}

describe.each(['strict', 'd1'])('hard pairs under %s', (policy) => {
  const labelOf = ({ breaking }: Labelled) => (typeof breaking === 'object' ? breaking[policy] : breaking)

  it.each(schemas)('schemas: $name', async (pair) => {
    const told = await breaks(...apisOf(pair), policy)
    expect(told.length > 0, `${pair.why} ${told.join('; ')}`).toBe(labelOf(pair))
  })

  it.each(documents)('documents: $name', async (pair) => {
    const told = await breaks(edited(shop, pair.base ?? []), edited(shop, pair.head), policy)
    expect(told.length > 0, `${pair.why} ${told.join('; ')}`).toBe(labelOf(pair))
  })
})

describe('the list of hard pairs', () => {
  it('names and argues each pair once', () => {
    const all = [...schemas, ...documents]
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
    expect(all.filter(({ why }) => !/^[A-Z`0-9].*\.$/.test(why)).map(({ name }) => name)).toEqual([])
  })
})
