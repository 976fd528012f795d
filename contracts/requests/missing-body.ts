/**
 * Which rule a request without its body breaks.
 * Pure.
 */
import type { RequestBody } from '../../scripts/lib/operations.ts'
import type { Judge } from '../../scripts/lib/sampling/judge.ts'
import { rulePointer } from '../judging/schema-rule.ts'

/**
 * The JSON pointer in the spec of that rule: whoever leaves the body out leaves its required members out, and where it
 * has none, what says that it is required is all there is.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#request-body-object
 */
export function missingBodyRule(judge: Judge, { pointer, content }: RequestBody, mediaType = ''): string {
  const written = content[mediaType]
  const missing = written && judge.faults(written.schema, {}).find(({ keyword }) => keyword === 'required')
  if (!written || !missing) return `${pointer}/required`
  return rulePointer(`${written.pointer}/schema`, missing.schemaPointer, missing.keyword)
}
