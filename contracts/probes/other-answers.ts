/** Asks for the answer in each media type that is documented for it beside the usual one. */
import { isJsonType } from '../transport/exchange.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'other-answers',
  title: 'Answers in the other media types that are documented',
  aims: ['valid'],
  *cases({ operation, base, masker, write }) {
    const success = Object.keys(operation.responses)
      .toSorted()
      .find((status) => status.startsWith('2'))
    const { content = {}, pointer = operation.pointer } =
      success === undefined ? {} : (operation.responses[success] ?? {})
    const types = Object.keys(content)
    const usual = types.find(isJsonType) ?? types[0]
    const { request } = write(base.draft)
    for (const type of types.filter((one) => one !== usual && !one.includes('*'))) {
      yield {
        intent: 'valid',
        aims: { valid: { fromData: false } },
        request: { ...request, headers: [...request.headers.filter(([name]) => name !== 'accept'), ['accept', type]] },
        secrets: masker.secretsIn(base.draft),
        rule: `${pointer}/content`,
        fault: { location: 'header', name: 'accept', keyword: 'content', sentence: `header \`accept\` is ${type}` },
        // RFC 9110, 12.4.1: a server may well answer in what it has.
        atMost: 'should',
      }
    }
  },
})
