/**
 * Sends requests that mean what the plain one means: JSON written otherwise, headers that ask for nothing special or
 * that nobody knows, names of media types in another case, a body in chunks. Each operation gets a share of them.
 */
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { escapeOf } from '../requests/json-escapes.ts'
import { withOtherKeys } from '../requests/own-keys.ts'
import { isTurn } from '../requests/sharing.ts'
import type { Fault, Severity } from '../result.ts'
import { type Header, isJsonType, type Request } from '../transport/exchange.ts'
import { defineProbe, type ProbeContext } from './probe.ts'

/** A way of writing the same request. */
interface Equal {
  location: string
  name: string
  keyword: string
  sentence: string
  request: Request
  atMost?: Severity
}

/** Of the ways, how many each operation is tried with. */
const SHARE = 2

export default defineProbe({
  id: 'equal-requests',
  title: 'Requests that mean the same, written otherwise',
  aims: ['valid'],
  *cases(context) {
    const { table, operation, base, write, masker, profile, seed } = context
    const plain = write(base.draft).request
    const ways = [...jsonWays(context, plain), ...headerWays(context, plain), ...unknownParameter(context, plain)]
    const turn = table.operations.indexOf(operation)
    const of = { turn, share: SHARE, among: ways.length, users: table.operations.length }
    const share = profile === 'deep' ? ways : ways.filter((_, index) => isTurn(index, of))
    for (const { request, atMost, ...words } of [...share, ...chunkedWay(context, plain)]) {
      const fault: Fault = words
      yield {
        intent: 'valid',
        aims: { valid: { fromData: false, free: true } },
        request: withOtherKeys(table, operation, request, seed),
        secrets: masker.secretsIn(base.draft),
        rule: operation.requestBody && words.location === 'body' ? operation.requestBody.pointer : operation.pointer,
        fault,
        ...(atMost ? { atMost } : {}),
      }
    }
  },
})

/** The body as other writers of JSON would write it. */
function jsonWays({ base, received }: ProbeContext, plain: Request): Equal[] {
  const { body, mediaType } = base.draft
  if (body === undefined || mediaType === undefined || !isJsonType(mediaType)) return []
  const way = (keyword: string, words: string, text: string, atMost?: Severity): Equal => ({
    location: 'body',
    name: '',
    keyword,
    sentence: `the body is written ${words}`,
    request: { ...plain, body: new TextEncoder().encode(text) },
    ...(atMost ? { atMost } : {}),
  })
  const json = JSON.stringify(body)
  const escaped = json.replace(FIRST_LETTER, escapeOf)
  const below = isObject(body) ? escapedBelow(body) : json
  const turned = JSON.stringify(reversed(body))
  const fractions = json.replace(/(:|\[)(-?\d+)(?=[,}\]])/g, '$1$2.0')
  const exponents = json.replace(/(:|\[)(-?\d+(?:\.\d+)?)(?=[,}\]])/g, '$1$2e0')
  const ways = [
    way('spacing', 'over several lines, with spaces and tabs', ` ${JSON.stringify(body, null, '\t')}\r\n`),
    way('escapes', 'with the first letter of each text escaped', escaped),
    // Where what is asked for stands inside of what may be left out, a name that is not read there is merely unknown.
    ...(below === escaped ? [] : [way('escapes-below', 'with the first letter of each text inside escaped', below)]),
    ...(received ? [] : [way('order', 'with its properties the other way round', turned)]),
    // Whether `1.0` is a whole number, readers of JSON do not agree.
    way('fractions', 'with a fraction of zero behind whole numbers', fractions, 'may'),
    way('exponents', 'with an exponent of zero behind numbers', exponents, 'may'),
  ]
  return ways.filter(({ request }) => new TextDecoder().decode(request.body) !== json)
}

/** JSON with the first letter of each text escaped, but for the names of its own members. */
function escapedBelow(body: JsonObject): string {
  const members = Object.entries(body).map(([name, value]) => {
    return `${JSON.stringify(name)}:${JSON.stringify(value).replace(FIRST_LETTER, escapeOf)}`
  })
  return `{${members.join(',')}}`
}

/** The first letter of a text in JSON, where it begins with one. */
const FIRST_LETTER = /(?<=")[A-Za-z]/g

function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, item]) => [name, reversed(item)]),
  )
}

/** Another header, or none of that name. */
type HeaderWay = readonly [header: Header | undefined, name: string, words: string, atMost?: Severity]

/** The name of the scheme in other letters: it has no case (RFC 9110, 11.1). */
function schemeWays(plain: Request): HeaderWay[] {
  const authorization = plain.headers.find(([name]) => name === 'authorization')?.[1]
  if (authorization === undefined || !/^[A-Za-z]+ /.test(authorization)) return []
  const small = authorization.replace(/^[A-Za-z]+/, (scheme) => scheme.toLowerCase())
  const capital = authorization.replace(/^[A-Za-z]+/, (scheme) => scheme.toUpperCase())
  return [
    [['authorization', small], 'authorization', 'in small letters as far as its scheme goes'],
    // Nobody writes it so, and many a server knows the two usual ways only.
    [['authorization', capital], 'authorization', 'in capital letters as far as its scheme goes', 'may'],
  ]
}

/** The request with other headers that change nothing about it. */
function headerWays({ received }: ProbeContext, plain: Request): Equal[] {
  const type = plain.headers.find(([name]) => name === 'content-type')?.[1]
  const json = type !== undefined && isJsonType(type) ? type : undefined
  const ways: HeaderWay[] = [
    [undefined, 'accept', 'missing'],
    // Some that are public want to know who asks.
    [undefined, 'user-agent', 'missing', 'may'],
    [['accept', '*/*'], 'accept', 'anything'],
    [['accept', 'application/json'], 'accept', 'JSON only'],
    [['accept', 'text/html, application/json;q=0.9, */*;q=0.1'], 'accept', 'like that of a browser'],
    [['accept-language', 'de-CH, fr;q=0.5'], 'accept-language', 'that of another country'],
    ...(received ? [] : [[['x-unknown-header', 'something'], 'x-unknown-header', 'there, and unknown'] as const]),
  ]
  const typed: HeaderWay[] =
    json === undefined
      ? []
      : [
          [['content-type', `${json}; charset=utf-8`], 'content-type', 'followed by the charset'],
          [['content-type', `${json};charset=UTF-8`], 'content-type', 'followed by the charset in capital letters'],
          // RFC 9110, 8.3.1: the value of a parameter may be quoted.
          [['content-type', `${json};charset="utf-8"`], 'content-type', 'followed by the charset in quotes'],
          [['content-type', json.replace(/json$/, 'JSON')], 'content-type', 'in capital letters'],
        ]
  return [...ways, ...schemeWays(plain), ...typed].map(([header, name, words, atMost = 'should']) => ({
    location: 'header',
    name,
    keyword: 'equal',
    sentence: `header \`${name}\` is ${words}`,
    request: { ...plain, headers: [...plain.headers.filter(([key]) => key !== name), ...(header ? [header] : [])] },
    atMost,
  }))
}

/** The body in chunks, without its length being said; once, as it is read before any operation is reached. */
function chunkedWay({ table, operation, profile }: ProbeContext, plain: Request): Equal[] {
  const first = table.operations.find(({ requestBody }) => requestBody !== undefined)
  if (plain.body === undefined || (profile !== 'deep' && first !== operation)) return []
  const request: Request = { ...plain, headers: [...plain.headers, ['transfer-encoding', 'chunked']] }
  const sentence = 'the body comes in chunks, and nothing says how long it is'
  // RFC 9110, 15.5.12 lets a server insist on a length.
  return [{ location: 'body', name: '', keyword: 'chunked', sentence, request, atMost: 'may' }]
}

/** A query parameter that no page describes: a strict server may well refuse it. */
function unknownParameter({ received }: ProbeContext, plain: Request): Equal[] {
  // What a publisher may add to its requests is asked for by itself.
  if (received) return []
  const target = `${plain.target}${plain.target.includes('?') ? '&' : '?'}unknownParameter=1`
  const sentence = 'query parameter `unknownParameter` is there, and unknown'
  const words = { location: 'query', name: 'unknownParameter', keyword: 'equal', sentence }
  return [{ ...words, request: { ...plain, target }, atMost: 'may' }]
}
