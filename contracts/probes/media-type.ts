/** Sends a valid body under a media type the operation does not take, and under none. */

import type { Fault } from '../result.ts'
import type { Request } from '../transport/exchange.ts'
import { essence, isJsonType } from '../transport/exchange.ts'
import { type Case, defineProbe } from './probe.ts'

/** What a body is not. */
const OTHER = 'text/plain'
/** What it is not either, `jsonp` only begins like what it is: operations have one of them in turn, receivers all. */
const IN_TURN = ['application/xml', 'application/jsonp', 'application/x-www-form-urlencoded']
/** What something that is like JSON is not called. */
const PLAIN = 'application/json'

export default defineProbe({
  id: 'media-type',
  title: 'Bodies under a wrong media type, and under none',
  aims: ['mediaType'],
  *cases({ table, operation, base, received, write }) {
    const { requestBody } = operation
    const { mediaType } = base.draft
    const taken = Object.keys(requestBody?.content ?? {}).map(essence)
    if (!requestBody || mediaType === undefined || !isJsonType(mediaType)) return
    const turn = table.operations.indexOf(operation) % IN_TURN.length
    const tried = [OTHER, ...IN_TURN.filter((_, index) => received || index === turn)]
    // What is like JSON, and is not asked for as JSON, means something else.
    const wrong = [...tried, ...(taken.every((type) => type.endsWith('+json')) ? [PLAIN] : [])].filter(
      (type) => !taken.some((range) => range === type || covers(range, type)),
    )
    for (const type of [...wrong, undefined]) {
      const { request, secrets } = write(base.draft)
      const sentence =
        type === undefined ? 'the media type of the body is missing' : `the media type of the body is ${type}`
      const keyword = type === undefined ? 'missing' : 'content'
      const value = type === undefined ? {} : { value: type }
      const fault: Fault = { location: 'media-type', name: 'content-type', keyword, was: mediaType, ...value, sentence }
      const wrongly: Case = {
        intent: 'fault',
        aims: { mediaType: { fault } },
        request: withMediaType(request, type),
        secrets,
        rule: `${requestBody.pointer}/content`,
        fault,
        // A recipient may guess the type of a body that names none (RFC 9110, 8.3), and one that is JSON after all.
        atMost: type === undefined || (type === PLAIN && !taken.some(isPatch)) ? 'may' : 'should',
      }
      yield wrongly
    }
  },
})

/** Whether a type says what is to be done with what there is. */
function isPatch(type: string): boolean {
  return /-patch\+json$/.test(type)
}

/** Whether a range such as `text/*` takes a type. */
function covers(range: string, type: string): boolean {
  return range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)))
}

function withMediaType(request: Request, type: string | undefined): Request {
  const others = request.headers.filter(([name]) => name !== 'content-type')
  return { ...request, headers: type === undefined ? others : [...others, ['content-type', type]] }
}
