/** All labelled pairs of revisions that the gate is held to, as whole documents: those that are easily judged, and hard ones. */
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { apiOf, type Edit, edited, fixture } from './revisions.ts'

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

/** Two documents: each is the shop, or another one, with edits; `after` edits what `base` has made. */
interface DocumentPair extends Labelled {
  document?: JsonObject
  base?: Edit[]
  head?: Edit[]
  after?: Edit[]
}

/** An edit of one of the two documents that are easily judged. */
interface EasyPair {
  name: string
  base: string
  breaking: boolean | 'policy'
  edits: Edit[]
}

/** Two documents, and what is right to say of them. */
export interface Pair extends Labelled {
  /** The file it is written in. */
  file: string
  base: JsonObject
  head: JsonObject
}

const SCHEMAS = ['schemas', 'rewrites', 'keywords']
const DOCUMENTS = ['documents', 'messages']

/** The hard pairs, each argued. */
export const hardPairs: readonly Pair[] = [
  ...SCHEMAS.flatMap((file) => (fixture(`hard/${file}.yaml`) as SchemaPair[]).map((pair) => ofSchemas(file, pair))),
  ...DOCUMENTS.flatMap((file) => (fixture(`hard/${file}.yaml`) as DocumentPair[]).map((pair) => ofShop(file, pair))),
]

/** The pairs that are easily judged. */
export const easyPairs: readonly Omit<Pair, 'breaking' | 'why'>[] = (fixture('labelled/pairs.yaml') as EasyPair[]).map(
  ({ name, base, edits }) => {
    const from = fixture(`labelled/${base}.yaml`) as JsonObject
    return { file: 'pairs', name, base: from, head: edited(from, edits) }
  },
)

function ofSchemas(file: string, { sent, received, both, versions, named, was, is, ...labelled }: SchemaPair): Pair {
  const [base, head] = both ?? sent ?? received ?? [null, null]
  const [before, after] = versions ?? ['3.1.0', '3.1.0']
  const flags = { sent: received === undefined, received: sent === undefined }
  const api = (schema: Json, version: string, own?: JsonObject) =>
    apiOf(schema, { ...flags, version, components: { schemas: { ...named, ...own } } })
  return { file, ...labelled, base: api(base, before, was), head: api(head, after, is) }
}

function ofShop(file: string, { document, base = [], head = [], after, ...labelled }: DocumentPair): Pair {
  const from = document ?? (fixture('shop.yaml') as JsonObject)
  const before = edited(from, base)
  return { file, ...labelled, base: before, head: after ? edited(before, after) : edited(from, head) }
}
