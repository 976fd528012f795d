/**
 * Answers as text, each judged by its documented schema before it is sent. A row that cannot change any more is judged
 * and written once: after that only its text is needed, and the rest of the answer is judged without it; so is an answer
 * that cannot change.
 * Pure apart from its memory.
 */
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import { documentedResponse } from '../responses.ts'
import type { Schemas } from '../schemas.ts'

/** Writes the content of an answer; `undefined` when it does not keep its schema. */
export type Writer = (operation: Operation, status: number, body: Json) => string | undefined

/** Says whether the content of an answer may be sent. */
export type Judge = (operation: Operation, status: number, body: Json) => boolean

/** Judges answers by what is documented for them; what is not documented is nobody's to judge. */
export function documentedJudge(schemas: Schemas): Judge {
  return (operation, status, body) => {
    const media = documentedResponse(operation, status)?.response.content['application/json']
    return media === undefined || schemas.faultOf(media.schema, body) === undefined
  }
}

/** An answer that was judged and written. */
interface Written {
  operation: Operation
  status: number
  text: string
}

/** Writes answers; without a judge whatever they are. */
export function createWriter(judge: Judge = () => true): Writer {
  const texts = new WeakMap<object, string>()
  const answers = new WeakMap<object, Written>()
  return (operation, status, body) => {
    if (!isObject(body)) return judge(operation, status, body) ? JSON.stringify(body) : undefined
    const known = answers.get(body)
    if (known?.operation === operation && known.status === status) return known.text
    if (!judge(operation, status, withoutKnown(body, texts))) return undefined
    let text = ''
    for (const name of Object.keys(body)) {
      text += `${text === '' ? '{' : ','}${JSON.stringify(name)}:${textOf(body[name] ?? null, texts)}`
    }
    text = text === '' ? '{}' : `${text}}`
    if (isSettled(body, texts)) answers.set(body, { operation, status, text })
    return text
  }
}

/** Whether nothing in an answer can change any more. */
function isSettled(body: JsonObject, texts: WeakMap<object, string>): boolean {
  return Object.isFrozen(body) && Object.values(body).every((value) => Array.isArray(value) && texts.has(value))
}

/** An answer without the rows that have been judged before. */
function withoutKnown(body: JsonObject, texts: WeakMap<object, string>): JsonObject {
  // Without a prototype, any name is a member.
  const rest: JsonObject = Object.create(null)
  for (const name of Object.keys(body)) {
    const value = body[name] ?? null
    rest[name] = Array.isArray(value) ? unknownOf(value, texts) : value
  }
  return rest
}

/** The rows that have not been judged before. */
function unknownOf(rows: readonly Json[], texts: WeakMap<object, string>): Json[] {
  return texts.has(rows) ? [] : rows.filter((row) => !isObject(row) || !texts.has(row))
}

/** The text of a member; that of each frozen row in it is kept, and that of a frozen list of frozen rows. */
function textOf(value: Json, texts: WeakMap<object, string>): string {
  if (!Array.isArray(value)) return JSON.stringify(value)
  const known = texts.get(value)
  if (known !== undefined) return known
  let text = '['
  for (const row of value) text += (text === '[' ? '' : ',') + rowText(row, texts)
  text += ']'
  if (Object.isFrozen(value) && value.every((row) => isObject(row) && texts.has(row))) texts.set(value, text)
  return text
}

function rowText(row: Json, texts: WeakMap<object, string>): string {
  const known = isObject(row) ? texts.get(row) : undefined
  if (known !== undefined) return known
  const text = JSON.stringify(row)
  if (isObject(row) && Object.isFrozen(row)) texts.set(row, text)
  return text
}
