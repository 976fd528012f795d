/**
 * Sends bodies that are too much: nested ten thousand levels deep, and larger than anybody needs. A target may refuse
 * them, or close the connection; it must not fail. Asked of one operation, of all of them when there is time.
 */
import type { Fault } from '../result.ts'
import { isJsonType } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Levels of lists in each other: far more than any parser's stack is meant for. */
const DEPTH = 10_000
const MEBIBYTE = 1024 * 1024

export default defineProbe({
  id: 'heavy-bodies',
  title: 'Bodies that are too deep or too large',
  aims: ['odd'],
  *cases(context) {
    const { table, operation, base, profile, target } = context
    const { body, mediaType } = base.draft
    const withBody = table.operations.filter(({ requestBody }) => requestBody !== undefined)
    const isAsked = profile === 'deep' || withBody[0] === operation
    if (body === undefined || mediaType === undefined || !isJsonType(mediaType) || !isAsked) return
    yield heavy(context, 'depth', `lists nested ${DEPTH} levels deep`, '['.repeat(DEPTH) + ']'.repeat(DEPTH))
    const deep = `{"deep":${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}}`
    yield heavy(context, 'depth', `objects nested ${DEPTH} levels deep`, deep)
    const size = profile === 'deep' || isLoopback(target.baseUrl) ? 10 : 1
    const json = Buffer.from(JSON.stringify(body))
    const padded = Buffer.alloc(json.length + size * MEBIBYTE, ' ')
    json.copy(padded)
    yield heavy(context, 'size', `larger than ${size} MiB`, padded)
  },
})

function heavy(
  { operation, base, write, masker }: ProbeContext,
  keyword: string,
  words: string,
  body: string | Buffer,
): Case {
  const fault: Fault = { location: 'body', name: '', keyword, sentence: `the body is ${words}` }
  const { request } = write(base.draft)
  return {
    intent: 'fault',
    aims: { odd: { fault } },
    // Copied once more, a large one would take longer than sending it does.
    request: { ...request, body: typeof body === 'string' ? Buffer.from(body) : body },
    secrets: masker.secretsIn(base.draft),
    rule: operation.requestBody?.pointer ?? operation.pointer,
    fault,
    mayHangUp: true,
  }
}

/** Whether a target is on this machine: nobody else pays for what is sent to it. */
function isLoopback(baseUrl: string): boolean {
  const host = URL.parse(baseUrl)?.hostname ?? ''
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host)
}
