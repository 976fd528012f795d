/**
 * Compares the bodies of requests, and responses by status with their headers and bodies.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#responses-object
 */
import { isObject, type Json, sameJson } from '../lib/json.ts'
import type { MediaType, Response } from '../lib/operations.ts'
import { follow } from '../lib/pointer.ts'
import type { Effect, Use } from './change.ts'
import { compareEncodings } from './encodings.ts'
import type { Findings } from './findings.ts'
import { covering, plainMediaType, statusCovering } from './keys.ts'
import { announced, type Both, otherParty, type Revisions } from './operations.ts'

/** Compares the request bodies of one operation. */
export function compareBodies(findings: Findings, revisions: Revisions, { base, head, caller, name }: Both): void {
  const use: Use = { operation: name, position: 'request', from: caller, place: 'body' }
  const [was, is] = [base.requestBody, head.requestBody]
  if (was && !is) findings.note('body-removed', 'different', use, { base: was.pointer })
  if (is && !was) {
    const rule = is.required ? 'required-body-added' : 'body-added'
    findings.note(rule, is.required ? 'narrower' : 'none', use, { head: is.pointer })
  }
  if (!was || !is) return
  if (was.required !== is.required) {
    const rule = is.required ? 'body-became-required' : 'body-became-optional'
    findings.note(rule, is.required ? 'narrower' : 'wider', use, { base: was.pointer, head: is.pointer })
  }
  compareContent(findings, revisions, was.content, is.content, use)
}

/** Compares the responses of one operation; a status of one's own is compared with the range that spoke for it. */
export function compareResponses(findings: Findings, revisions: Revisions, { base, head, caller, name }: Both): void {
  const use = (status: string): Use => ({
    operation: name,
    position: 'response',
    from: otherParty(caller),
    place: status,
  })
  const [bases, heads] = [byStatus(base.responses), byStatus(head.responses)]
  for (const [status, was] of bases) {
    const is = heads.get(status) ?? heads.get(statusCovering(status, heads) ?? '')
    if (is) compareResponse(findings, revisions, was, is, use(status))
    else if ([...heads.keys()].some((one) => !bases.has(one) && statusCovering(one, bases) === status)) {
      // Each status that is left of a range is compared with it below.
      findings.note('response-range-narrowed', 'narrower', use(status), { base: was.pointer }, { before: status })
    } else {
      const isSuccess = /^[23]/.test(status)
      const rule = isSuccess ? 'success-removed' : 'response-removed'
      findings.note(rule, isSuccess ? 'different' : 'narrower', use(status), { base: was.pointer }, { before: status })
    }
  }
  for (const [status, is] of heads) {
    if (bases.has(status)) continue
    const was = bases.get(statusCovering(status, bases) ?? '')
    if (was) compareResponse(findings, revisions, was, is, use(status))
    else findings.note('response-added', 'wider', use(status), { head: is.pointer }, { after: status })
  }
}

/** Responses by status, ranges in capital letters. */
function byStatus(responses: Record<string, Response>): Map<string, Response> {
  return new Map(Object.entries(responses).map(([status, one]) => [status.replace(/xx$/, 'XX'), one]))
}

function compareResponse(findings: Findings, revisions: Revisions, base: Response, head: Response, use: Use): void {
  compareHeaders(findings, revisions, base.headers, head.headers, use)
  compareContent(findings, revisions, base.content, head.content, { ...use, place: `${use.place} body` })
}

function compareHeaders(
  findings: Findings,
  revisions: Revisions,
  base: Response['headers'],
  head: Response['headers'],
  use: Use,
): void {
  const named = (headers: Response['headers']) =>
    new Map(Object.entries(headers).map(([key, header]) => [key.toLowerCase(), { key, ...header }]))
  const [bases, heads] = [named(base), named(head)]
  for (const [name, was] of bases) {
    const is = heads.get(name)
    const at: Use = { ...use, place: `${use.place} header \`${was.key}\`` }
    if (!is) {
      findings.note('header-removed', 'different', at, { base: was.pointer }, { before: was.key })
      continue
    }
    const pointers = { base: was.pointer, head: is.pointer }
    if (was.required !== is.required) {
      const rule = is.required ? 'header-became-required' : 'header-became-optional'
      findings.note(rule, is.required ? 'narrower' : 'wider', at, pointers)
    }
    announced(findings, revisions, pointers, 'header', at)
    const [before, after] = [headerForm(revisions.base.document, was), headerForm(revisions.head.document, is)]
    if (!sameJson(before, after)) {
      findings.note('header-serialisation-changed', 'different', at, pointers, { before, after })
    }
    findings.schemas(
      { schema: was.schema, pointer: `${was.pointer}/schema` },
      { schema: is.schema, pointer: `${is.pointer}/schema` },
      at,
    )
  }
  for (const [name, is] of heads) {
    if (bases.has(name)) continue
    const at = { ...use, place: `${use.place} header \`${is.key}\`` }
    findings.note('header-added', is.required ? 'narrower' : 'none', at, { head: is.pointer }, { after: is.key })
  }
}

/** How a header is written: its media type where it has one, and whether members of objects stand as pairs. */
function headerForm(document: object, { pointer, schema }: Response['headers'][string]): Json {
  const written = follow(document, pointer)
  const content = isObject(written) && isObject(written.content) ? Object.keys(written.content) : []
  const isObjectLike = schema === true || (isObject(schema) && [schema.type ?? 'object'].flat().includes('object'))
  const explode = isObjectLike && isObject(written) && written.explode === true
  return { ...(explode ? { explode } : {}), ...(content.length > 0 ? { contentType: content[0] ?? '' } : {}) }
}

/** Compares bodies by media type. */
function compareContent(
  findings: Findings,
  revisions: Revisions,
  base: Record<string, MediaType>,
  head: Record<string, MediaType>,
  use: Use,
): void {
  const [bases, heads] = [byMediaType(base), byMediaType(head)]
  // Without content anything may come, or nothing; which one is not said.
  for (const [type, was] of bases) {
    const is = heads.get(type) ?? heads.get(covering(type, [...heads.keys()]) ?? '')
    if (is) compareMediaType(findings, revisions, was, is, use)
    else {
      const effect = use.position === 'request' ? 'narrower' : 'different'
      findings.note('media-type-removed', effect, use, { base: was.pointer }, { before: type })
    }
  }
  for (const [type, is] of heads) {
    if (bases.has(type) || covering(type, [...bases.keys()]) !== undefined) continue
    findings.note('media-type-added', effectOfMore(use, bases.size), use, { head: is.pointer }, { after: type })
  }
}

/** What one media type more does: whoever sends may choose it, but for answers, of which whoever asks has the choice. */
function effectOfMore({ position, from }: Use, known: number): Effect {
  if (position === 'request') return 'wider'
  return from === 'consumer' && known === 0 ? 'narrower' : 'none'
}

function byMediaType(content: Record<string, MediaType>): Map<string, MediaType> {
  return new Map(Object.entries(content).map(([type, media]) => [plainMediaType(type), media]))
}

function compareMediaType(findings: Findings, revisions: Revisions, was: MediaType, is: MediaType, use: Use): void {
  compareEncodings(findings, revisions, was, is, use)
  if (isBytes(was) && isBytes(is)) return
  findings.schemas(
    { schema: was.schema, pointer: `${was.pointer}/schema` },
    { schema: is.schema, pointer: `${is.pointer}/schema` },
    use,
  )
}

/** Media types that are no text. */
const OF_BYTES = /~1content\/(application~1(octet-stream|pdf|zip|gzip)|(image|audio|video)~1[^/]*)$/

/** Whether a body is nothing but bytes, in the words of any version of OpenAPI. */
function isBytes({ pointer, schema }: MediaType): boolean {
  if (!OF_BYTES.test(`~1content${pointer.slice(pointer.lastIndexOf('/content/') + 8)}`)) return false
  if (typeof schema === 'boolean') return schema
  const { type, format, contentMediaType, description, title, examples, ...others } = schema
  const isText = type === undefined || type === 'string'
  return isText && (format === undefined || format === 'binary') && Object.keys(others).length === 0
}
