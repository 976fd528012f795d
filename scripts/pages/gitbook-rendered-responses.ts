/**
 * The responses and bodies of GitBook's rendered form: status, description, headers, media type, properties.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#responses-object
 */
import { joinPointer } from '../lib/pointer.ts'
import { isBareWord, type Line, readNameLine } from './gitbook-rendered-lines.ts'
import { readRows } from './gitbook-rendered-rows.ts'
import {
  type Making,
  noteGap,
  objectSchema,
  ordered,
  propertySchema,
  rowSchema,
  safeName,
} from './gitbook-rendered-schema.ts'
import { markdown } from './gitbook-rendered-text.ts'
import { type LocatedObject, type Origin, object, scalar } from './located.ts'

const STATUS = /^(?:[1-5]\d\d|[1-5]XX|default)$/
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+*-]+(?:;\s*\S+)*$/
/** What a body is in when the page does not say. */
const JSON_TYPE = 'application/json'

/** The responses an operation shows, by status. */
export function readResponses(label: Line, lines: readonly Line[], pointer: string, making: Making): LocatedObject {
  const responses = object({ page: making.page, line: label.line })
  const starts = lines.flatMap((line, index) => (STATUS.test(line.text) ? [index] : []))
  for (const { text, line } of lines.slice(0, starts[0])) {
    if (text === making.vocabulary.labels.noContent) noteUnknownStatus(pointer, line, making)
    else if (text !== '') making.warn(line, 'The line stands before any response and fits no rule.')
  }
  starts.forEach((start, index) => {
    const status = lines[start]
    if (!status) return
    if (responses.value.has(status.text)) {
      making.warn(status.line, `The response ${status.text} is shown twice; the first is kept.`)
      return
    }
    const block = lines.slice(start + 1, starts[index + 1])
    responses.value.set(status.text, readResponse(status, block, joinPointer(pointer, status.text), making))
  })
  return responses
}

/** Notes a panel that says "no content" without saying of which response. */
export function noteUnknownStatus(pointer: string, line: number, making: Making): void {
  const message = 'A response without content is shown, but not its status.'
  noteGap(making, 'response-without-status', pointer, line, message)
}

/** One response. */
function readResponse(status: Line, lines: readonly Line[], pointer: string, making: Making): LocatedObject {
  const { labels } = making.vocabulary
  const at: Origin = { page: making.page, line: status.line }
  const rest = [...lines]
  const takeUntil = (stop: (line: Line) => boolean): Line[] => {
    const end = rest.findIndex(stop)
    return rest.splice(0, end === -1 ? rest.length : end)
  }
  const isContent = ({ text }: Line) => MEDIA_TYPE.test(text) || text === labels.noContent
  const isRow = ({ text }: Line) => {
    const name = readNameLine(text, making.vocabulary)
    return name !== undefined && !isBareWord(name)
  }
  const description = markdown(
    takeUntil((line) => isContent(line) || isRow(line) || line.text === labels.headers),
    making.page,
  )
  const response = object(at, { description: description ?? scalar(at, '') })
  if (rest[0]?.text === labels.headers) {
    const [label, ...headerLines] = takeUntil(isContent)
    const headersAt: Origin = { page: making.page, line: label?.line ?? status.line }
    response.value.set('headers', readHeaders(headerLines, headersAt, joinPointer(pointer, 'headers'), making))
  }
  if (rest[0]?.text === labels.noContent) rest.shift()
  const content = readContent(rest, at, joinPointer(pointer, 'content'), making)
  if (content) response.value.set('content', content)
  return response
}

/** The content of a response or request body: its media type, if it is shown, and its schema. */
export function readContent(
  lines: readonly Line[],
  at: Origin,
  pointer: string,
  making: Making,
): LocatedObject | undefined {
  const first = lines.findIndex(({ text }) => text !== '')
  const shown = lines[first]
  if (!shown) return undefined
  const stated = MEDIA_TYPE.test(shown.text)
  const media = stated ? shown.text : JSON_TYPE
  const mediaAt: Origin = stated ? { page: making.page, line: shown.line } : at
  const rest = stated ? lines.slice(first + 1) : lines
  const schema = readBodySchema(rest, mediaAt, joinPointer(pointer, media, 'schema'), making)
  const content = object(mediaAt)
  content.value.set(media, object(mediaAt, { schema }))
  return content
}

/** The headers of a response. */
function readHeaders(lines: readonly Line[], at: Origin, pointer: string, making: Making): LocatedObject {
  const headers = object(at)
  const { preamble, rows } = readRows(lines, making)
  for (const { text, line } of preamble) {
    if (text !== '') making.warn(line, 'The line stands before any header and fits no rule.')
  }
  for (const row of rows) {
    const name = safeName(row, making)
    const rowAt: Origin = { page: making.page, line: row.line }
    const required = row.name.required ? scalar(rowAt, true) : undefined
    const schema = rowSchema(row, joinPointer(pointer, name, 'schema'), making)
    headers.value.set(name, object(rowAt, { description: markdown(row.description, making.page), required, schema }))
  }
  return headers
}

/** The schema of a body: an object of the rows, or what a row without a name says. */
function readBodySchema(
  lines: readonly Line[],
  at: Origin,
  pointer: string,
  making: Making,
): LocatedObject | undefined {
  const { body, payload, response, attributes, properties } = making.vocabulary.labels
  const captions = [body, payload, response, attributes, properties]
  const { preamble, rows } = readRows(lines, making, { root: true })
  const [root, ...others] = rows
  const description = markdown(
    preamble.filter(({ text }) => !captions.includes(text)),
    making.page,
  )
  if (!root) return description && object(at, { description })
  const isRoot = root.name.name === ''
  const whole = isRoot && others.length > 0 ? { ...root, children: [...root.children, ...others] } : root
  const schema = isRoot ? propertySchema(whole, pointer, making) : objectSchema(rows, at, pointer, making)
  if (description && !schema.value.has('description')) schema.value.set('description', description)
  return ordered(schema)
}
