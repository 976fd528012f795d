/** Sends bodies that say they are JSON and are none. */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { collect } from '../judging/snapshots.ts'
import { missingBodyRule } from '../requests/missing-body.ts'
import { firstNumber, withNumber } from '../requests/numbers-written.ts'
import { isTurn } from '../requests/sharing.ts'
import { text } from '../requests/text.ts'
import type { Fault, Severity } from '../result.ts'
import { isJsonType, readJson } from '../transport/exchange.ts'
import { defineProbe } from './probe.ts'

/** What a lenient reader takes: tried on a part of the operations each. */
const LENIENT = [
  'bare-word',
  ...['trailing-comma', 'not-utf-8', 'trailing', 'two-values', 'comment', 'quotes', 'control', 'utf-16', 'escape'],
  ...['leading-zero', 'plus', 'bare-point', 'blank', 'line-comment', 'bare-name', 'missing-comma', 'in-a-text'],
]
const SHARE = 1

export default defineProbe({
  id: 'malformed-json',
  title: 'Bodies that are no JSON',
  aims: ['malformed'],
  *cases({ table, operation, base, judge, write, profile }) {
    const { mediaType, body } = base.draft
    const { requestBody } = operation
    if (!requestBody || mediaType === undefined || !isJsonType(mediaType) || body === undefined) return
    const accepts = (other: Json) => judge.accepts(requestBody.content[mediaType]?.schema ?? true, other)
    const all = [
      ...malformed(JSON.stringify(body), requestBody.required, isObject(body) || Array.isArray(body)),
      ...noNumbers(body),
      ...unescaped(body, accepts),
    ].filter(({ bytes }) => !isTaken(bytes, accepts))
    const users = table.operations.filter((one) => one.requestBody !== undefined)
    const of = { turn: users.indexOf(operation), share: SHARE, among: LENIENT.length, users: users.length }
    const mine = (keyword: string) => !LENIENT.includes(keyword) || isTurn(LENIENT.indexOf(keyword), of)
    for (const { keyword, words, bytes, atMost } of all.filter((one) => profile === 'deep' || mine(one.keyword))) {
      const { request, secrets } = write(base.draft)
      const fault: Fault = { location: 'syntax', name: 'body', keyword, sentence: `the body ${words}` }
      yield {
        intent: 'fault',
        aims: { malformed: { fault } },
        request: { ...request, body: bytes },
        secrets,
        rule: keyword === 'empty' ? missingBodyRule(judge, requestBody, mediaType) : requestBody.pointer,
        fault,
        ...(atMost === undefined ? {} : { atMost }),
      }
    }
  },
})

/** Whether a body is right after all: without a text in it, JSON has no quotes to be wrong, and a text may be all it takes. */
function isTaken(bytes: Uint8Array, accepts: (body: Json) => boolean): boolean {
  const json = readJson(new TextDecoder().decode(bytes))
  return json.ok && accepts(json.value)
}

/** A body that is no JSON. */
interface Malformed {
  keyword: string
  words: string
  bytes: Uint8Array
  atMost?: Severity
}

function malformed(valid: string, required: boolean, bracketed: boolean): Malformed[] {
  const encode = (text: string) => new TextEncoder().encode(text)
  const open = valid.slice(0, -1)
  const comma = encode(`${open},${valid.at(-1)}`)
  const bodies: Malformed[] = [
    { keyword: 'bare-word', words: 'is a bare word instead of JSON', bytes: encode('nonsense') },
  ]
  if (bracketed) {
    bodies.push({ keyword: 'truncated', words: 'ends before its JSON does', bytes: encode(open) })
    // A reader may take more than the grammar allows (RFC 8259, 9), so these weigh less.
    bodies.push({ keyword: 'trailing-comma', words: 'has a comma before its end', bytes: comma, atMost: 'should' })
    bodies.push({ keyword: 'not-utf-8', words: 'is not UTF-8', bytes: notUtf8(valid), atMost: 'should' })
    bodies.push(...lenient(valid))
  }
  if (required) {
    bodies.push({ keyword: 'blank', words: 'has blanks only', bytes: encode('  \n'), atMost: 'should' })
    bodies.push({ keyword: 'empty', words: 'is empty', bytes: new Uint8Array() })
  }
  return bodies
}

/** Bodies that a lenient reader takes, and that mean nothing to others. */
function lenient(valid: string): Malformed[] {
  const encode = (text: string) => new TextEncoder().encode(text)
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(valid, 'utf16le')])
  return [
    { keyword: 'trailing', words: 'goes on behind its JSON', bytes: encode(`${valid} x`), atMost: 'should' },
    { keyword: 'two-values', words: 'has its JSON twice', bytes: encode(`${valid}${valid}`), atMost: 'should' },
    { keyword: 'comment', words: 'has a comment in front', bytes: encode(`/* json */${valid}`), atMost: 'should' },
    { keyword: 'line-comment', words: 'has a comment behind', bytes: encode(`${valid} // json\n`), atMost: 'should' },
    { keyword: 'quotes', words: 'has single quotes', bytes: encode(valid.replaceAll('"', "'")), atMost: 'should' },
    {
      keyword: 'escape',
      words: 'has an escape that JSON does not know',
      bytes: encode(unknownEscape(valid)),
      atMost: 'should',
    },
    { keyword: 'bare-name', words: 'has a name without quotes', bytes: encode(bareName(valid)), atMost: 'should' },
    {
      keyword: 'missing-comma',
      words: 'lacks a comma between two members',
      bytes: encode(valid.replace(/(?<=["\d\]}el]),(?=")/, ' ')),
      atMost: 'should',
    },
    { keyword: 'utf-16', words: 'is UTF-16', bytes: utf16, atMost: 'may' },
    {
      keyword: 'in-a-text',
      words: 'is a JSON text that holds its JSON',
      bytes: encode(JSON.stringify(valid)),
      atMost: 'should',
    },
  ]
}

/** The JSON with its first name as a name of a program is written. */
function bareName(valid: string): string {
  return valid.replace(/"([A-Za-z]\w*)":/, '$1:')
}

/** The valid body with a sign in a text that may have any, which has to be escaped there (RFC 8259, 7). */
function unescaped(body: Json, accepts: (body: Json) => boolean): Malformed[] {
  const others = [...collect(body, '', new Map<string, Json>())].flatMap(([at, value]) =>
    typeof value === 'string' ? [replaceAt(body, at, `\u0001${value}`)] : [],
  )
  const other = others.find(accepts)
  if (other === undefined) return []
  const bytes = new TextEncoder().encode(JSON.stringify(other).replace('\\u0001', '\u0001'))
  return [{ keyword: 'control', words: 'has a control sign in a text', bytes, atMost: 'should' }]
}

/** The JSON with a backslash before the first letter in it that has none when it is escaped (RFC 8259, 7). */
function unknownEscape(valid: string): string {
  return valid.replace(/[ac-eg-mo-qsv-z](?=[^"\\]*")/i, (letter) => `\\${letter}`)
}

/** The valid body with something in the place of its first number that is none: many writers and some readers know it. */
function noNumbers(body: Json): Malformed[] {
  const at = firstNumber(body)
  if (at === undefined) return []
  const number = text(follow(body, at) as Json)
  const written = [
    ['not-a-number', '`NaN` for a number', 'NaN'],
    ['leading-zero', 'a number with a zero in front', number.replace(/\d/, '0$&')],
    ['plus', 'a number with a plus sign', `+${number.replace('-', '')}`],
    ['bare-point', 'a number that ends in its point', `${number.replace(/\D.*/, '')}.`],
  ] as const
  return written.map(([keyword, words, instead]) => {
    const bytes = new TextEncoder().encode(withNumber(body, at, instead))
    return { keyword, words: `has ${words}`, bytes, atMost: 'should' }
  })
}

/** The valid body with a byte in front that begins no character. */
function notUtf8(valid: string): Uint8Array {
  return Buffer.concat([Buffer.from(valid.slice(0, 1)), Buffer.from([0xff, 0xfe]), Buffer.from(valid.slice(1))])
}
