/**
 * Reads a recorded request as the document describes it, and finds the first thing about it that the document forbids.
 * Pure. What a receiver may reasonably take for valid is no fault.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { MediaType, Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import type { Judge } from '../../scripts/lib/sampling/judge.ts'
import type { Aims } from '../aims.ts'
import { rulePointer } from '../judging/schema-rule.ts'
import type { Masker } from '../masking.ts'
import { defaultSize } from '../probes/constraint.ts'
import { multipleRules } from '../requests/alignment.ts'
import { parameterKey, sentParameters } from '../requests/draft.ts'
import { bodyFault, parameterFault } from '../requests/fault.ts'
import { decoded } from '../requests/text.ts'
import { staysInvalid } from '../requests/wire.ts'
import type { Fault } from '../result.ts'
import { essence, isJsonType, type Request } from '../transport/exchange.ts'
import { isBlackedOut } from './captured-exchanges.ts'
import type { Matched } from './matching.ts'

/** What reading a request needs. */
export interface Reading {
  table: OperationsTable
  judge: Judge
  masker: Masker
}

/** Something about a request that the document forbids. */
export interface SentFault {
  fault: Fault
  /** JSON pointer of the rule in the spec. */
  rule: string
  aims: Pick<Partial<Aims>, 'violation' | 'malformed' | 'mediaType' | 'unaligned'>
}

/** A request with its values taken apart. */
export interface Sent {
  /** By {@link parameterKey}; numbers where the text is one. */
  values: ReadonlyMap<string, Json>
  body: Json | undefined
  fault: SentFault | undefined
}

/** What of a request was not kept. */
export interface Lost {
  body: boolean
  /** Some headers are there, and others are not. */
  headers: boolean
}

/** Reads a request. */
export function readSent(reading: Reading, matched: Matched, request: Request, lost: Lost): Sent {
  const { operation } = matched
  const values = new Map<string, Json>()
  const faults: SentFault[] = []
  for (const parameter of sentParameters(operation)) {
    const texts = textsOf(parameter, matched, request)
    const [first] = texts
    if (first === undefined) faults.push(...(isKept(reading, parameter, lost) ? missing(reading, parameter) : []))
    else {
      const value = texts.length > 1 ? texts : first
      values.set(parameterKey(parameter), typeof value === 'string' ? typed(value) : value)
      faults.push(...wrongValue(reading, parameter, value))
    }
  }
  const read = lost.body ? { body: undefined, faults: [] } : readBody(reading, operation, request)
  const [fault] = [...faults, ...read.faults, ...unaligned(reading, operation, values)]
  return { values, body: read.body, fault }
}

/** Whether a parameter would be there if it had been sent: browsers and people take out who one is. */
function isKept({ masker }: Reading, { in: place, name }: Parameter, { headers }: Lost): boolean {
  return place !== 'cookie' && !(place === 'header' && headers) && !masker.isSecret(name)
}

/** The texts of a parameter, decoded. */
function textsOf({ in: place, name }: Parameter, { steps }: Matched, { target, headers }: Request): string[] {
  const [, query = ''] = target.split(/\?(.*)/s)
  if (place === 'query') return new URLSearchParams(query).getAll(name)
  if (place === 'path') return [...(steps.has(name) ? [decoded(steps.get(name) ?? '')] : [])]
  const lines = headers.filter(([key]) => key === (place === 'header' ? name.toLowerCase() : 'cookie'))
  if (place === 'header') return lines.length === 0 ? [] : [lines.map(([, value]) => value).join(', ')]
  const cookies = lines.flatMap(([, value]) => value.split(/;\s*/)).map((pair) => pair.split(/=(.*)/s))
  return cookies.flatMap(([key, value = '']) => (key === name ? [decoded(value)] : []))
}

/** A number where a text is one. */
function typed(text: string): Json {
  const number = /^-?\d{1,15}(?:\.\d{1,10})?$/.test(text) ? Number(text) : Number.NaN
  return String(number) === text ? number : text
}

function missing({ masker }: Reading, parameter: Parameter): SentFault[] {
  if (!parameter.required || isTakenApart(parameter)) return []
  const fault = parameterFault(masker, parameter, {
    keyword: 'required',
    label: 'missing',
    was: undefined,
    value: undefined,
  })
  return [{ fault, rule: `${parameter.pointer}/required`, aims: { violation: { fault } } }]
}

/** Whether a parameter travels under other names than its own. */
function isTakenApart({ style, explode, schema }: Parameter): boolean {
  const object = typeof schema !== 'boolean' && schema.type === 'object'
  return style === 'deepObject' || (explode && style === 'form' && object)
}

function wrongValue({ judge, masker }: Reading, parameter: Parameter, value: Json): SentFault[] {
  if (parameter.contentType !== undefined || isTakenApart(parameter) || isHidden(value)) return []
  if (!staysInvalid(judge, parameter, value)) return []
  const read = typeof value === 'string' ? typed(value) : value
  const [broken] = judge.faults(parameter.schema, read)
  const keyword = broken?.keyword ?? 'schema'
  const label = broken ? wordsOf(broken.message) : 'not a value the document allows'
  const fault = parameterFault(masker, parameter, { keyword, label, was: undefined, value: read })
  const home = `${parameter.pointer}/schema`
  const rule = broken ? rulePointer(home, broken.schemaPointer, keyword) : home
  return [{ fault, rule, aims: { violation: { fault } } }]
}

/** Whether somebody wrote over what was sent. */
function isHidden(value: Json): boolean {
  return [value].flat().some((text) => typeof text === 'string' && isBlackedOut(text))
}

/** What is wrong with a value, as the second half of a sentence. */
function wordsOf(message: string): string {
  return message.replace(/^The value /, 'it ').replace(/\.$/, '')
}

function readBody(
  reading: Reading,
  operation: Operation,
  request: Request,
): { body: Json | undefined; faults: SentFault[] } {
  const { requestBody } = operation
  const nothing = { body: undefined, faults: [] }
  if (!requestBody) return nothing
  if (!request.body) {
    if (!requestBody.required) return nothing
    const fault = bodyFault(reading.masker, '', {
      keyword: 'required',
      label: 'missing',
      was: undefined,
      value: undefined,
    })
    return { ...nothing, faults: [{ fault, rule: `${requestBody.pointer}/required`, aims: { violation: { fault } } }] }
  }
  const type = essence(request.headers.find(([name]) => name === 'content-type')?.[1] ?? 'application/json')
  const content = Object.entries(requestBody.content).find(([range]) => fits(essence(range), type))?.[1]
  if (content && isJsonType(type)) return readJson(reading, content, request.body)
  if (content) return nothing
  const sentence = `the body says it is ${type}, which the document does not list`
  const fault = { location: 'media-type', name: 'content-type', keyword: 'content', value: type, sentence }
  return { ...nothing, faults: [{ fault, rule: `${requestBody.pointer}/content`, aims: { mediaType: { fault } } }] }
}

/** Whether a media type is one of a range (`type/*` or all). */
function fits(range: string, type: string): boolean {
  return range === type || range === '*/*' || range === `${type.split('/')[0]}/*`
}

function readJson(
  reading: Reading,
  content: MediaType,
  bytes: Uint8Array,
): { body: Json | undefined; faults: SentFault[] } {
  let body: Json
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Json
  } catch {
    const fault = { location: 'syntax', name: '', keyword: 'syntax', sentence: 'the body is not JSON' }
    return { body: undefined, faults: [{ fault, rule: content.pointer, aims: { malformed: { fault } } }] }
  }
  const [broken] = reading.judge.faults(content.schema, body)
  if (!broken) return { body, faults: [] }
  const { keyword, pointer, message } = broken
  const value = follow(body, pointer)
  const words = { keyword, label: wordsOf(message), was: undefined, value: isJson(value) ? value : undefined }
  const fault = bodyFault(reading.masker, pointer, words)
  const rule = rulePointer(`${content.pointer}/schema`, broken.schemaPointer, keyword)
  return { body, faults: [{ fault, rule, aims: { violation: { fault } } }] }
}

/** Whether anything stands at a place of a JSON document. */
function isJson(value: unknown): value is Json {
  return value !== undefined
}

/** Values that are no multiple where the document asks for one. */
function unaligned({ table, masker }: Reading, operation: Operation, values: ReadonlyMap<string, Json>): SentFault[] {
  return multipleRules(operation).flatMap((rule): SentFault[] => {
    const value = values.get(parameterKey(rule.param))
    const size = values.get(parameterKey(rule.of)) ?? defaultSize(table, rule)
    if (typeof value !== 'number' || typeof size !== 'number' || size <= 0 || value % size === 0) return []
    const label = `not a multiple of \`${rule.of.name}\` ${size}`
    const fault = parameterFault(masker, rule.param, { keyword: 'multipleOf', label, was: undefined, value })
    const { status } = rule.constraint
    const refusal = status === undefined ? {} : { status: { code: status, pointer: `${rule.pointer}/status` } }
    return [{ fault, rule: `${rule.pointer}/statement`, aims: { unaligned: { fault, ...refusal } } }]
  })
}
