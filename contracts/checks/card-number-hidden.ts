/** Holds that no card number and no security code is shown in clear where the document speaks of none. */
import { clearNumbers } from '../judging/clear-numbers.ts'
import { contentOf } from '../judging/documented.ts'
import { isAccepted, isJsonType, mediaTypeOf, parseBody, textOf } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

/** Digits enough for a number, or the name of a code, somewhere. */
const LIKE_ONE = /\d(?:[ -]?\d){12}|cv[vcn]|security.?code|verification/i
const WORDS = {
  declared: 'what the document puts into encrypted values is in clear',
  name: 'a card number is in clear',
  neighbour: 'a number like that of a card is in clear beside an encrypted value',
  code: 'the security code of a card is in clear',
} as const

export default defineCheck({
  id: 'card-number-hidden',
  severity: 'should',
  title: 'Shows no card number or code in clear',
  asserts: 'No answer shows a card number or its security code in a property that its schema does not describe.',
  reference: 'https://www.pcisecuritystandards.org/document_library/',
  needs: ['table', 'operation', 'exchange', 'response'],
  judge({ table, operation, exchange: { answer }, response }) {
    const type = mediaTypeOf(answer) ?? 'application/json'
    const content = contentOf(response, type)
    const isTold = isAccepted(answer.status) && isJsonType(type) && LIKE_ONE.test(textOf(answer) ?? '')
    const body = isTold ? parseBody(answer) : undefined
    if (!body?.ok) return pass
    const { pointer } = operation
    return clearNumbers(table, content?.schema ?? true, body.value).map(({ at, by }) =>
      fail(by === 'code' ? 'no security code' : 'no card number, or one that is masked', `${WORDS[by]} at \`${at}\``, {
        pointer,
        keyword: at,
        ...(by === 'neighbour' ? { atMost: 'may' as const } : {}),
      }),
    )
  },
})
