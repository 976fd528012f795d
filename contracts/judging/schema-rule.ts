/**
 * From the place of a keyword in a schema of the table to the place of the rule in the spec, where its evidence stands.
 * Pure.
 */
import type { JsonSchema, OperationsTable } from '../../scripts/lib/operations.ts'
import { follow, joinPointer } from '../../scripts/lib/pointer.ts'

/**
 * The JSON pointer in the spec of a keyword.
 *
 * @param home pointer in the spec of the schema that was judged
 * @param schemaPointer where the keyword stands: `~…` relative to that schema, else a pointer into the table
 */
export function rulePointer(home: string, schemaPointer: string, keyword: string): string {
  const holder = schemaPointer.startsWith('~') ? home + schemaPointer.slice(1) : inSpec(schemaPointer)
  // The keyword of a boolean schema, and words such as `nullable`, are no member of the holder in the spec.
  return keyword.includes(' ') ? holder : joinPointer(holder, keyword)
}

/** The JSON pointer in the spec of what a pointer into the table leads to: a view of a schema is that schema. */
export function inSpec(pointer: string): string {
  return pointer.replace(/^(\/components\/schemas\/[^/]+)\.(?:request|response)(?=\/|$)/, '$1')
}

/** What holds a keyword: a place in the schema that was judged (`~…`), or in the table. */
export function ruleHolder(table: OperationsTable, schema: JsonSchema, schemaPointer: string): unknown {
  return schemaPointer.startsWith('~') ? follow(schema, schemaPointer.slice(1)) : follow(table, schemaPointer)
}
