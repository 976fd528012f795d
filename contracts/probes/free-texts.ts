/**
 * Sends texts as people, shops and programs write them where the document sets no form: with an apostrophe, with a
 * combining accent, with a link, with signs that have to be escaped, of a blank, digits with a zero in front, and long
 * where no most is named. Where its publisher fills them, a receiver has to take them.
 */
import { withValue } from '../../scripts/lib/sampling/edits.ts'
import { settledBody } from '../requests/body-rules.ts'
import { bodyFault } from '../requests/fault.ts'
import { escapeOf } from '../requests/json-escapes.ts'
import { receivedTexts, type TextPlace } from '../requests/received-texts.ts'
import type { Severity } from '../result.ts'
import { isJsonType } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** One way of writing. */
export interface Way {
  keyword: string
  label: string
  text: string
  atMost: Severity
  /** How JSON is written, where not as usual; a body that is none is not sent then. */
  written?: (json: string) => string
}

const UTF8 = new TextEncoder()

const WAYS: readonly Way[] = [
  { keyword: 'apostrophe', label: 'with an apostrophe', text: "Joe's", atMost: 'should' },
  { keyword: 'combining', label: 'with a combining accent', text: 'Cafe\u0301', atMost: 'should' },
  // What stands before a server may take a tag for an attack.
  { keyword: 'markup', label: 'with a link', text: '<a href="https://a.example/">ok</a>', atMost: 'may' },
  { keyword: 'quotes', label: 'with a quote, a backslash and a line break', text: '"a\\\n', atMost: 'should' },
  // What keeps texts may not be able to keep this one.
  { keyword: 'zero', label: 'with the character U+0000', text: 'a\u0000b', atMost: 'may' },
  {
    keyword: 'escapes',
    label: 'with a slash and a sign of two units, both escaped',
    text: 'a/😀',
    atMost: 'should',
    written: escaped,
  },
  { keyword: 'blank', label: 'of one blank', text: ' ', atMost: 'may' },
  { keyword: 'length', label: 'long, and no most is named', text: 'long text '.repeat(100), atMost: 'should' },
]

export default defineProbe({
  id: 'free-texts',
  title: 'Texts as people write them, where no form is named',
  aims: ['valid'],
  *cases(context) {
    for (const place of receivedTexts(context)) {
      for (const way of [...WAYS, ...zeroInFront(place)]) yield* writtenAs(context, place, way)
    }
  },
})

/** A text of digits with a zero in front, which a reader of numbers would lose. */
function zeroInFront({ was }: TextPlace): Way[] {
  if (!/^[1-9]\d+$/.test(was)) return []
  return [{ keyword: 'leading-zero', label: 'digits with a zero in front', text: `0${was.slice(1)}`, atMost: 'should' }]
}

/** JSON in ASCII, and with its slashes escaped, as some writers of it do. */
function escaped(json: string): string {
  return json.replace(/[^\0-\x7f]/g, escapeOf).replaceAll('/', '\\/')
}

/** The request with another text in one place, where the document allows that. */
export function writtenAs(context: ProbeContext, { pointer, was }: TextPlace, way: Way): Case[] {
  const { table, base, operation, judge, masker, write } = context
  const { body, mediaType = '' } = base.draft
  const content = operation.requestBody?.content[mediaType]
  const { keyword, label, text, atMost, written } = way
  if (body === undefined || content === undefined || (written && !isJsonType(mediaType))) return []
  const kind = { table, operation, schema: content.schema }
  const instance = settledBody(kind, withValue(body, pointer, text), [pointer])
  if (!judge.accepts(content.schema, instance)) return []
  const fault = bodyFault(masker, pointer, { keyword, label, was, value: text })
  const sent = write({ ...base.draft, body: instance })
  const request = written ? { ...sent.request, body: UTF8.encode(written(JSON.stringify(instance))) } : sent.request
  return [
    {
      intent: 'valid',
      aims: { valid: { fromData: false } },
      ...sent,
      request,
      rule: `${content.pointer}/schema`,
      fault,
      atMost,
    },
  ]
}
