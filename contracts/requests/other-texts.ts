/**
 * Other valid bodies to start from, where the target does not serve the plain one: with a plain word in the place of one
 * text, and of all of them. A target that serves one of these refuses the text that was there.
 * Pure, deterministic.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { isObject } from '../../scripts/lib/json.ts'
import type { JsonSchema, MediaType, OperationsTable } from '../../scripts/lib/operations.ts'
import { boundaries } from '../../scripts/lib/sampling/boundaries.ts'
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { createJudge, type Judge } from '../../scripts/lib/sampling/judge.ts'
import { rulePointer } from '../judging/schema-rule.ts'
import { collect } from '../judging/snapshots.ts'
import type { BaseRequest } from './base-request.ts'
import { rulesAt } from './schema-places.ts'

/** A body with another text, and where that is. */
export interface OtherText {
  body: Json
  /** JSON pointers into the body. */
  at: readonly string[]
  /** JSON pointer in the spec of what allows the text that was there, where that is one. */
  rule?: string
}

/** Words that nothing is special about. */
const WORDS = ['EXAMPLE', 'Example', 'example', 'examples0001', 'ex']
/** Keywords that say which texts are allowed. */
const OF_TEXTS = ['pattern', 'maxLength', 'minLength', 'type']
/** Most texts of a body that are exchanged. */
const MOST = 8

/** Bodies with one text exchanged, then one with all of them; what the data names, or a list does, stays. */
export function otherTexts(
  table: OperationsTable,
  { schema, pointer: home }: Pick<MediaType, 'schema' | 'pointer'>,
  { draft: { body }, origins }: { draft: Pick<BaseRequest['draft'], 'body'>; origins: BaseRequest['origins'] },
): OtherText[] {
  if (body === undefined || !isObject(body)) return []
  const judge = createJudge(table)
  const given = [...origins.keys()].filter((key) => key.startsWith('body:/'))
  const texts = [...collect(body, '', new Map())].filter(
    ([at, value]) =>
      typeof value === 'string' &&
      // Digits and days mean something else to a target tomorrow.
      /^[^\d]*[a-z][^\d]*$/i.test(value) &&
      !given.includes(`body:${at}`) &&
      rulesAt(table, schema, body, at).every((rule) => rule.enum === undefined && rule.const === undefined),
  )
  const bounds = boundaries({ schema, root: table }, body)
  const single = texts.slice(0, MOST).flatMap(([at]): OtherText[] => {
    const changed = withWord(judge, schema, body, at)
    const bound = bounds.find(({ pointer, keyword }) => pointer === at && OF_TEXTS.includes(keyword))
    const rule = bound && { rule: rulePointer(`${home}/schema`, bound.schemaPointer, bound.keyword) }
    return changed === undefined ? [] : [{ body: changed, at: [at], ...rule }]
  })
  if (single.length < 2) return single
  const all = single.reduce<Json>((whole, { at: [at = ''] }) => withWord(judge, schema, whole, at) ?? whole, body)
  return [...single, { body: all, at: single.flatMap(({ at }) => at) }]
}

/** The body with a word at a place where it is not that already. */
function withWord(judge: Judge, schema: JsonSchema, body: Json, at: string): Json | undefined {
  const before = JSON.stringify(body)
  return WORDS.map((word) => withValue(body, at, word)).find(
    (one) => JSON.stringify(one) !== before && judge.accepts(schema, one),
  )
}
