/**
 * Sends values that readers of JSON and of queries stumble over: a NUL, half a character, numbers that no machine holds,
 * a property that changes its object, a parameter twice, empty, or with neither. Whatever the answer, it must not be a
 * server error. Operations that have such places get a share of them.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Operation, Parameter } from '../../scripts/lib/operations.ts'
import { withValue as replaceAt } from '../../scripts/lib/sampling/edits.ts'
import { collect } from '../judging/snapshots.ts'
import { parameterKey, sentParameters, withValue } from '../requests/draft.ts'
import { firstNumber, withNumber } from '../requests/numbers-written.ts'
import { isTurn } from '../requests/sharing.ts'
import { text } from '../requests/text.ts'
import type { Severity } from '../result.ts'
import { isJsonType, type Request } from '../transport/exchange.ts'
import { defineProbe, type ProbeContext } from './probe.ts'

/** One way of being odd. */
interface Way {
  location: 'body' | 'query'
  name: string
  keyword: string
  sentence: string
  request: Request
  /** The weightiest a failure can be, where it is no fault of the target that it cannot read it. */
  atMost?: Severity
}

/** Of the ways, how many each operation is tried with. */
const SHARE = 1

/** The day that a text begins with. */
const DATE = /^\d{4}-\d\d-\d\d(?=T|$)/

/** Numbers as they are written. */
const NUMBERS: readonly [keyword: string, written: string, words: string][] = [
  ['large', '123456789012345678901234567890', 'has thirty digits'],
  ['endless', '1e400', 'is larger than any that is held in 64 bits'],
  ['minus-zero', '-0', 'is minus zero'],
]

export default defineProbe({
  id: 'odd-values',
  title: 'Values that readers stumble over',
  aims: ['odd'],
  *cases(context) {
    const { table, base, masker, operation, profile, received } = context
    for (const [has, ways] of [[hasBody, inBody(context)] as const, [hasQuery, inQuery(context)] as const]) {
      const users = table.operations.filter(has)
      const of = { turn: users.indexOf(operation), share: SHARE, among: ways.length, users: users.length }
      const share = profile === 'deep' ? ways : ways.filter((_, index) => isTurn(index, of))
      for (const { request, atMost, ...fault } of share) {
        const weight = received ? 'should' : atMost
        yield {
          ...{ intent: 'fault', aims: { odd: { fault } }, request, fault, rule: operation.pointer },
          secrets: masker.secretsIn(base.draft),
          ...(weight ? { atMost: weight } : {}),
        }
      }
    }
  },
})

function hasBody({ requestBody }: Operation): boolean {
  return Object.keys(requestBody?.content ?? {}).some(isJsonType)
}

function hasQuery(operation: Operation): boolean {
  return sentParameters(operation).some((one) => one.in === 'query')
}

/** A text and a number of the body that are odd, and a property that is. */
function inBody(context: ProbeContext): Way[] {
  const { base, judge, operation, write } = context
  const { body, mediaType = '' } = base.draft
  if (!isObject(body) || !isJsonType(mediaType)) return []
  const { request } = write(base.draft)
  const encode = (json: string): Request => ({ ...request, body: new TextEncoder().encode(json) })
  const put = (at: string, value: Json) => JSON.stringify(replaceAt(body, at, value))
  const way = (at: string, keyword: string, words: string, json: string, atMost?: Severity): Way => ({
    ...{ location: 'body', name: at, keyword, request: encode(json) },
    sentence: at === '' ? `the body ${words}` : `body property \`${at}\` ${words}`,
    ...(atMost ? { atMost } : {}),
  })
  const leaves = [...collect(body, '', new Map())]
  const texts = leaves.filter(([, value]) => typeof value === 'string').map(([at]) => at)
  const schema = operation.requestBody?.content[mediaType]?.schema ?? true
  // What is refused for its form is never written anywhere.
  const word = texts.find((at) => judge.accepts(schema, replaceAt(body, at, 'a\0b'))) ?? texts[0]
  const number = firstNumber(body)
  const own = JSON.stringify(body)
  return [
    way('', 'proto', 'has a property `__proto__`', `{"__proto__":{"x":1}${own === '{}' ? '' : ','}${own.slice(1)}`),
    ...(word === undefined
      ? []
      : [
          way(word, 'nul', 'has a NUL in it', put(word, 'a\0b')),
          // What such a text means is nowhere said (RFC 8259, 8.2).
          way(word, 'surrogate', 'ends in half a character', put(word, 'a\ud83d'), 'should'),
        ]),
    ...(number === undefined
      ? []
      : NUMBERS.map(([keyword, written, words]) => way(number, keyword, words, withNumber(body, number, written)))),
  ]
}

/** A parameter twice, as a list, with no value, empty, with a NUL, with a quote, with a day that there is not. */
function inQuery(context: ProbeContext): Way[] {
  const { operation, base, write } = context
  const usable = sentParameters(operation).filter(
    (one) => one.in === 'query' && typeof (context.valueOf(one) ?? {}) !== 'object',
  )
  const isText = (one: Parameter) => typeof context.valueOf(one) === 'string'
  // What has to be read as something else than text is more easily stumbled over.
  const read = usable.find((one) => !isText(one)) ?? usable[0]
  const word = usable.find(isText) ?? read
  if (!read || !word) return []
  const name = encodeURIComponent(read.name)
  const pair = `${name}=${encodeURIComponent(text(context.valueOf(read) ?? ''))}`
  const ways: [parameter: Parameter, keyword: string, sentence: string, query: string][] = [
    [read, 'twice', 'is there twice', `${pair}&${pair}`],
    [read, 'brackets', 'is written as a list', pair.replace('=', '%5B%5D=')],
    [read, 'no-value', 'has neither a sign nor a value', name],
    [read, 'empty', 'is empty', `${name}=`],
    [word, 'nul', 'has a NUL in it', `${encodeURIComponent(word.name)}=a%00b`],
    [word, 'quote', 'is a quote', `${encodeURIComponent(word.name)}='`],
  ]
  const date = usable.find((one) => DATE.test(text(context.valueOf(one) ?? '')))
  if (date) {
    const leap = text(context.valueOf(date) ?? '').replace(DATE, '2023-02-29')
    const query = `${encodeURIComponent(date.name)}=${encodeURIComponent(leap)}`
    ways.push([date, 'no-such-day', 'is a twenty-ninth of February in a year without one', query])
  }
  return ways.map(([parameter, keyword, sentence, query]) => {
    const { request } = write(withValue(base.draft, parameterKey(parameter), undefined))
    const odd = { ...request, target: `${request.target}${request.target.includes('?') ? '&' : '?'}${query}` }
    const words = `query parameter \`${parameter.name}\` ${sentence}`
    return { location: 'query', name: parameter.name, keyword, sentence: words, request: odd }
  })
}
