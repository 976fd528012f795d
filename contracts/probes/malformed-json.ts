/** Sends bodies that say they are JSON and are none. */
import { isObject } from '../../scripts/lib/json.ts'
import type { Fault, Severity } from '../result.ts'
import { isJsonType } from '../transport/exchange.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'malformed-json',
  title: 'Bodies that are no JSON',
  aims: ['malformed'],
  *cases({ operation, base, write }) {
    const { mediaType, body } = base.draft
    const { requestBody } = operation
    if (!requestBody || mediaType === undefined || !isJsonType(mediaType) || body === undefined) return
    for (const { keyword, words, bytes, atMost } of malformed(
      JSON.stringify(body),
      requestBody.required,
      isObject(body) || Array.isArray(body),
    )) {
      const { request, secrets } = write(base.draft)
      const fault: Fault = { location: 'syntax', name: 'body', keyword, sentence: `the body ${words}` }
      yield {
        intent: 'fault',
        aims: { malformed: { fault } },
        request: { ...request, body: bytes },
        secrets,
        rule: keyword === 'empty' ? `${requestBody.pointer}/required` : requestBody.pointer,
        fault,
        ...(atMost === undefined ? {} : { atMost }),
      }
    }
  },
})

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
  }
  if (required) bodies.push({ keyword: 'empty', words: 'is empty', bytes: new Uint8Array() })
  return bodies
}

/** The valid body with a byte in front that begins no character. */
function notUtf8(valid: string): Uint8Array {
  return Buffer.concat([Buffer.from(valid.slice(0, 1)), Buffer.from([0xff, 0xfe]), Buffer.from(valid.slice(1))])
}
