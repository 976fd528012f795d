/**
 * The values that lists name for the texts of a body that a publisher fills.
 * Pure.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { receivedTexts } from '../probes/free-texts.ts'
import type { ProbeContext } from '../probes/probe.ts'
import { rulesAt } from './schema-places.ts'

/** A value of a place of the body. */
export interface Listed {
  pointer: string
  value: Json
}

/** Each value of each list, at the places of a body. */
export function namedInLists(context: ProbeContext, body: Json): Listed[] {
  const { table, operation, base } = context
  const schema = operation.requestBody?.content[base.draft.mediaType ?? '']?.schema ?? true
  return receivedTexts(context).flatMap(({ pointer }) =>
    rulesAt(table, schema, body, pointer).flatMap((rule) =>
      Array.isArray(rule.enum) ? rule.enum.map((value) => ({ pointer, value })) : [],
    ),
  )
}
