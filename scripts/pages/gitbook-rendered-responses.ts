/**
 * The responses section of GitBook's rendered form: status, description, media type, properties.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#responses-object
 */
import { joinPointer } from '../lib/pointer.ts'
import type { Line } from './gitbook-rendered-lines.ts'
import { readRows } from './gitbook-rendered-rows.ts'
import { type Making, objectSchema, propertySchema, rowSchema } from './gitbook-rendered-schema.ts'
import { markdown } from './gitbook-rendered-text.ts'
import { type Located, type LocatedObject, type Origin, object, scalar } from './located.ts'

const STATUS = /^(?:[1-5]\d\d|[1-5]XX|default)$/
const MEDIA_TYPE = /^[\w.+-]+\/[\w.+*-]+(?:;\s*\S+)*$/

/** The responses an operation shows, by status. */
export function readResponses(label: Line, lines: readonly Line[], pointer: string, making: Making): LocatedObject {
  const responses = object({ page: making.page, line: label.line })
  const starts = lines.flatMap((line, index) => (STATUS.test(line.text) ? [index] : []))
  for (const line of lines.slice(0, starts[0])) {
    if (line.text !== '' && line.text !== making.vocabulary.labels.noContent) {
      making.warn(line.line, 'The line stands before any response and fits no rule.')
    }
  }
  starts.forEach((start, index) => {
    const status = lines[start]
    if (!status) return
    const block = lines.slice(start + 1, starts[index + 1])
    responses.value.set(status.text, readResponse(status, block, joinPointer(pointer, status.text), making))
  })
  return responses
}

/** One response. */
function readResponse(status: Line, lines: readonly Line[], pointer: string, making: Making): LocatedObject {
  const { labels } = making.vocabulary
  const at: Origin = { page: making.page, line: status.line }
  const rest = [...lines]
  const takeUntil = (stop: (line: Line) => boolean) => {
    const end = rest.findIndex(stop)
    return rest.splice(0, end === -1 ? rest.length : end)
  }
  const isStop = ({ text }: Line) => MEDIA_TYPE.test(text) || text === labels.noContent || text === labels.headers
  const description = markdown(takeUntil(isStop), making.page)
  const response = object(at, { description: description ?? scalar(at, '') })
  if (rest[0]?.text === labels.headers) {
    const [, ...headerLines] = takeUntil(({ text }) => MEDIA_TYPE.test(text) || text === labels.noContent)
    response.value.set('headers', readHeaders(headerLines, at, joinPointer(pointer, 'headers'), making))
  }
  const media = rest.shift()
  if (!media || media.text === labels.noContent) return response
  const to = joinPointer(pointer, 'content', media.text, 'schema')
  const mediaAt: Origin = { page: making.page, line: media.line }
  const content = object(mediaAt)
  content.value.set(media.text, object(mediaAt, { schema: readBodySchema(rest, mediaAt, to, making) }))
  response.value.set('content', content)
  return response
}

/** The headers of a response. */
function readHeaders(lines: readonly Line[], at: Origin, pointer: string, making: Making): LocatedObject {
  const headers = object(at)
  for (const row of readRows(lines, making).rows) {
    const rowAt: Origin = { page: making.page, line: row.line }
    const description = markdown(row.description, making.page)
    const schema = rowSchema(row, joinPointer(pointer, row.name.name, 'schema'), making)
    headers.value.set(row.name.name, object(rowAt, { description, schema }))
  }
  return headers
}

/** The schema of a request or response body: an object of the rows, or what a row without a name says. */
export function readBodySchema(
  lines: readonly Line[],
  at: Origin,
  pointer: string,
  making: Making,
): Located | undefined {
  const { labels } = making.vocabulary
  const words = [labels.body, labels.response, labels.attributes, labels.properties]
  const { preamble, rows } = readRows(
    lines.filter(({ text }) => !words.includes(text)),
    making,
  )
  const [root, ...others] = rows
  const description = markdown(preamble, making.page)
  if (!root && !description) return undefined
  let schema: LocatedObject
  if (root && root.name.name === '')
    schema = propertySchema({ ...root, children: [...root.children, ...others] }, pointer, making)
  else schema = objectSchema(rows, at, pointer, making)
  if (description && !schema.value.has('description')) {
    const { type, ...rest } = Object.fromEntries(schema.value)
    return object(schema.at, { type, description, ...rest })
  }
  return schema
}
