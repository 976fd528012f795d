/**
 * The texts that a publisher fills in the body of the plain request, and the values that lists name for them.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { joinPointer } from '../../scripts/lib/pointer.ts'
import type { ProbeContext } from '../probes/probe.ts'
import { rulesAt } from './schema-places.ts'

/** A text of a body. */
export interface TextPlace {
  pointer: string
  was: string
}

/** The texts that the publisher fills in the body of the plain request. */
export function receivedTexts({ base, received }: ProbeContext): TextPlace[] {
  const { body } = base.draft
  return received && body !== undefined ? textsOf(body) : []
}

/** The texts of a body; of a list those of its first item. */
function textsOf(value: Json, pointer = ''): TextPlace[] {
  if (typeof value === 'string') return [{ pointer, was: value }]
  const members: [string | number, Json | undefined][] = Array.isArray(value)
    ? [[0, value[0]]]
    : isObject(value)
      ? Object.entries(value)
      : []
  return members.flatMap(([step, member]) => (member === undefined ? [] : textsOf(member, joinPointer(pointer, step))))
}

/** A value of a place of the body. */
export interface Listed {
  pointer: string
  value: Json
}

/** Each value of each list that holds for one of these texts. */
export function namedInLists(context: ProbeContext): Listed[] {
  const { table, operation, base } = context
  const { body, mediaType = '' } = base.draft
  const schema = operation.requestBody?.content[mediaType]?.schema
  if (body === undefined || schema === undefined) return []
  return receivedTexts(context).flatMap(({ pointer }) =>
    rulesAt(table, schema, body, pointer).flatMap((rule) =>
      Array.isArray(rule.enum) ? rule.enum.map((value) => ({ pointer, value })) : [],
    ),
  )
}
