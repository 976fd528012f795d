/**
 * Asks for the answer in each media type that is documented for it beside the usual one, and compressed, as nearly every
 * client does.
 */
import { successOf } from '../judging/documented.ts'
import { type Header, isJsonType } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'
import { type Case, defineProbe } from './probe.ts'

export default defineProbe({
  id: 'other-answers',
  title: 'Answers in the other media types that are documented, and compressed',
  aims: ['valid'],
  *cases({ operation, base, masker, write }) {
    const { content = {}, pointer = operation.pointer } = successOf(operation) ?? {}
    const types = Object.keys(content)
    const usual = types.find(isJsonType) ?? types[0]
    const { request } = write(base.draft)
    const asked = ([name, value]: Header, rule: string, keyword: string): Case => ({
      intent: 'valid',
      aims: { valid: { fromData: false } },
      request: { ...request, headers: [...request.headers.filter(([own]) => own !== name), [name, value]] },
      secrets: masker.secretsIn(base.draft),
      rule,
      fault: { location: 'header', name, keyword, sentence: `header \`${name}\` is ${value}` },
      // RFC 9110, 12.4.1: a server may well answer in what it has.
      atMost: 'should',
    })
    for (const type of types.filter((one) => one !== usual && !one.includes('*')))
      yield asked(['accept', type], `${pointer}/content`, 'content')
    if (isSafe(operation.method) && types.length > 0)
      yield asked(['accept-encoding', 'gzip'], operation.pointer, 'coding')
  },
})
