/**
 * Which of two rules allows a value that a schema both lists and names as its default: the one that is known better.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import type { Boundary } from '../../scripts/lib/sampling/sampling.ts'
import { lightest, sourceOf, weigh } from '../judging/evidence.ts'
import { ruleHolder, rulePointer } from '../judging/schema-rule.ts'

/** A place in the spec and the keyword there, in words. */
export interface AllowingRule {
  /** JSON pointer in the spec. */
  rule: string
  keyword: string
  label: string
}

/** The rule that allows the value of a boundary; `home` is the JSON pointer in the spec of `schema`. */
export function allowingRule(
  table: OperationsTable,
  schema: JsonSchema,
  home: string,
  { schemaPointer, keyword, label, value }: Boundary,
): AllowingRule {
  const listed = { rule: rulePointer(home, schemaPointer, keyword), keyword, label }
  if (keyword !== 'enum') return listed
  const holder = ruleHolder(table, schema, schemaPointer)
  if (!isObject(holder) || !isSame(holder.default, value)) return listed
  const asDefault = { rule: rulePointer(home, schemaPointer, 'default'), keyword: 'default', label: 'the default' }
  const [byList, byDefault] = [listed, asDefault].map(({ rule }) => weigh('must', sourceOf(table, rule)))
  return byDefault === byList || lightest(byList, byDefault) === byDefault ? listed : asDefault
}

/** Whether a value is there and the same: only scalars stand in both places. */
function isSame(one: unknown, other: Json | undefined): boolean {
  return one !== undefined && one === other
}
