/**
 * Sends what no document speaks of and every client may send once: methods that ask about a path, headers that ask for
 * less or for something else, a query that cannot be read, a body where none is wanted, texts longer than any server
 * reads.
 * Whatever the answer, it must not be a server error. Each operation gets a share of them, every path its methods.
 */
import { isFirstOfPath, methodsOf } from '../requests/paths.ts'
import { isTurn } from '../requests/sharing.ts'
import type { Fault } from '../result.ts'
import type { Header, Request } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** A request that is merely odd. */
interface Odd {
  location: string
  name: string
  keyword: string
  sentence: string
  request: Request
  /** Whether the target may rather close the connection than answer. */
  mayHangUp?: boolean
}

/** Of the odd ways, how many each operation is tried with. */
const SHARE = 1
/** More than servers and gateways usually read of a request line or of all headers. */
const LONG = 20_000

export default defineProbe({
  id: 'odd-requests',
  title: 'Requests that no document speaks of',
  aims: ['odd'],
  *cases(context) {
    const { table, operation, base, write, profile } = context
    const plain = write(base.draft).request
    const methods = isFirstOfPath(table, operation) ? askedAbout(context, plain) : []
    const ways = [...oddHeaders(plain), oddQuery(plain), ...oddBodies(plain), ...long(plain)]
    const turn = table.operations.indexOf(operation)
    const of = { turn, share: SHARE, among: ways.length, users: table.operations.length }
    const share = profile === 'deep' ? ways : ways.filter((_, index) => isTurn(index, of))
    for (const odd of [...methods, ...share]) yield oddCase(context, odd)
  },
})

function oddCase({ operation, base, masker }: ProbeContext, { request, mayHangUp, ...words }: Odd): Case {
  const fault: Fault = words
  return {
    intent: 'fault',
    aims: { odd: { fault } },
    request,
    secrets: masker.secretsIn(base.draft),
    rule: operation.pointer,
    fault,
    ...(mayHangUp ? { mayHangUp } : {}),
  }
}

/** The methods that ask about a path and change nothing, where it does not have them itself. */
function askedAbout({ table, operation }: ProbeContext, plain: Request): Odd[] {
  const documented = methodsOf(table, operation.path)
  const { body: _body, ...bare } = plain
  return ['HEAD', 'OPTIONS']
    .filter((method) => !documented.includes(method))
    .map((method) => ({
      location: 'method',
      name: 'method',
      keyword: 'about',
      sentence: `the method is ${method}, which asks about the path`,
      request: { ...bare, method, headers: plain.headers.filter(([name]) => name !== 'content-type') },
    }))
}

/** Headers that ask for something else, or for less. */
function oddHeaders(plain: Request): Odd[] {
  const ways: [name: string, value: string, words: string][] = [
    ['accept', 'application/x-unknown', 'asks for a media type that nothing has'],
    ['accept', 'nonsense;;q=2', 'cannot be read'],
    ['accept-language', 'xx-unknown, *;q=0', 'asks for a language that nothing has'],
    ['accept-encoding', 'identity;q=0, *;q=0', 'asks for no way of writing the body at all'],
    ['if-none-match', '"nothing-has-this-tag"', 'names a tag that nothing has'],
    ['if-modified-since', 'yesterday', 'is no date'],
    ['range', 'bytes=9-1', 'asks for a part that cannot be'],
    ['x-forwarded-host', 'nowhere.invalid', 'names another host'],
    ['x-http-method-override', 'TRACE', 'names another method'],
    ['cookie', 'a=b; =; ;;; c="', 'cannot be read'],
  ]
  const body: [name: string, value: string, words: string][] = plain.body
    ? [
        ['content-type', 'application/json; charset=utf-16', 'names an encoding that the body does not have'],
        ['content-type', 'application/json; charset=unknown', 'names an encoding that nobody knows'],
        ['content-type', 'nonsense', 'is no media type'],
        ['content-encoding', 'unknown', 'names a coding that nobody knows'],
        ['content-encoding', 'gzip', 'names a coding that the body does not have'],
      ]
    : []
  return [...ways, ...body].map(([name, value, words]) => ({
    location: 'header',
    name,
    keyword: `odd-${name}`,
    sentence: `header \`${name}\` is ${JSON.stringify(value)}, which ${words}`,
    request: withHeader(plain, [name, value]),
  }))
}

/** A query that cannot be read. */
function oddQuery(plain: Request): Odd {
  const mark = plain.target.includes('?') ? '&' : '?'
  const sentence = 'the query has a percent sign with no digits behind it'
  const request = { ...plain, target: `${plain.target}${mark}%zz=%` }
  return { location: 'query', name: '', keyword: 'unreadable', sentence, request }
}

/** A body where none is wanted, and a member twice where one is. */
function oddBodies(plain: Request): Odd[] {
  const odd = { location: 'body', name: '' }
  if (!plain.body) {
    const request = withHeader({ ...plain, body: new TextEncoder().encode('{}') }, ['content-type', 'application/json'])
    const sentence = 'there is a body, and no page describes one'
    return isSafe(plain.method) ? [{ ...odd, keyword: 'unwanted', sentence, request }] : []
  }
  const json = new TextDecoder().decode(plain.body)
  const encode = (text: string) => new TextEncoder().encode(text)
  const mark = { ...odd, keyword: 'mark', sentence: 'the body has a byte order mark in front' }
  const marked = { ...mark, request: { ...plain, body: encode(`\ufeff${json}`) } }
  const member = /^\{("(?:[^"\\]|\\.)*":)/.exec(json)?.[1]
  if (member === undefined) return [marked]
  const body = encode(`{${member}null,${json.slice(1)}`)
  const sentence = 'the first property of the body is there twice'
  return [marked, { ...odd, keyword: 'twice', sentence, request: { ...plain, body } }]
}

/** A header and a query longer than most servers read. */
function long(plain: Request): Odd[] {
  const filler = 'a'.repeat(LONG)
  const mark = plain.target.includes('?') ? '&' : '?'
  const more = { mayHangUp: true, keyword: 'long' }
  return [
    {
      ...more,
      location: 'header',
      name: 'x-long',
      sentence: `an unknown header has ${LONG} characters`,
      request: withHeader(plain, ['x-long', filler]),
    },
    {
      ...more,
      location: 'query',
      name: 'long',
      sentence: `an unknown query parameter has ${LONG} characters`,
      request: { ...plain, target: `${plain.target}${mark}long=${filler}` },
    },
  ]
}

function withHeader(request: Request, header: Header): Request {
  return { ...request, headers: [...request.headers.filter(([name]) => name !== header[0]), header] }
}
