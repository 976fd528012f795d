/**
 * The operations of a page in GitBook's rendered form → one OpenAPI 3.0 document.
 * Pure.
 */
import { PipelineError } from '../lib/errors.ts'
import { joinPointer } from '../lib/pointer.ts'
import { type Line, literally } from './gitbook-rendered-lines.ts'
import type { RenderedOperation } from './gitbook-rendered-operations.ts'
import { noteUnknownStatus, readContent, readResponses } from './gitbook-rendered-responses.ts'
import { type Row, readRows } from './gitbook-rendered-rows.ts'
import { type Making, noteGap, rowSchema } from './gitbook-rendered-schema.ts'
import { readSecurity } from './gitbook-rendered-security.ts'
import { markdown } from './gitbook-rendered-text.ts'
import { type Located, type LocatedObject, list, type Origin, object, scalar } from './located.ts'

/** Adds an operation to the paths, and its security schemes to the others. */
export function addOperation(
  shown: RenderedOperation,
  paths: LocatedObject,
  schemes: LocatedObject,
  making: Making,
): void {
  const { page } = making
  const method = shown.method.text.toLowerCase()
  const path = shown.path.text
  const pointer = joinPointer('/paths', path, method)
  const operation = object({ page, line: shown.method.line })
  if (shown.title) operation.value.set('summary', scalar({ page, line: shown.title.line }, shown.title.text))
  addBadges(operation, shown, making)
  const description = markdown(shown.description, page)
  if (description) operation.value.set('description', description)
  addSections(operation, shown, pointer, schemes, making)
  noteResponses(operation, joinPointer(pointer, 'responses'), making)
  const item = paths.value.get(path)?.value ?? new Map<string, Located>()
  if (!(item instanceof Map)) return
  if (item.size === 0) paths.value.set(path, { at: { page, line: shown.path.line }, value: item })
  if (item.has(method)) {
    const place = { file: page.file, line: shown.method.line }
    throw new PipelineError('CONFLICT', `The operation \`${method} ${path}\` is shown twice on the page.`, place)
  }
  item.set(method, operation)
}

/** Writes what the badges of an operation say. */
function addBadges(operation: LocatedObject, shown: RenderedOperation, { page, vocabulary: { labels } }: Making): void {
  const sunset = new RegExp(`^${literally(labels.deprecatedOn).replace(literally('{1}'), '.+')}$`)
  const deprecated = [...shown.badges, ...shown.description].find(
    ({ text }) => text === labels.deprecated || sunset.test(text),
  )
  if (deprecated) operation.value.set('deprecated', scalar({ page, line: deprecated.line }, true))
  for (const { text, line } of shown.badges) {
    const stability = ['experimental', 'alpha', 'beta'][labels.stability.indexOf(text)]
    if (stability) operation.value.set('x-stability', scalar({ page, line }, stability))
  }
}

/** Adds security, parameters, body and responses to an operation. */
function addSections(
  operation: LocatedObject,
  shown: RenderedOperation,
  pointer: string,
  schemes: LocatedObject,
  making: Making,
): void {
  const { page } = making
  const parameters: Located[] = []
  for (const { section, label, lines } of shown.sections) {
    const at: Origin = { page, line: label.line }
    if (section === 'authorizations') {
      operation.value.set('security', readSecurity({ lines, label }, schemes, joinPointer(pointer, 'security'), making))
    } else if (section === 'body') {
      operation.value.set('requestBody', readRequestBody(lines, at, joinPointer(pointer, 'requestBody'), making))
    } else if (section === 'responses') {
      operation.value.set('responses', readResponses(label, lines, joinPointer(pointer, 'responses'), making))
    } else {
      const { preamble, rows } = readRows(lines, making)
      for (const { text, line } of preamble) {
        if (text !== '') making.warn(line, 'The line stands before any parameter and fits no rule.')
      }
      for (const row of rows) {
        parameters.push(readParameter(row, section, joinPointer(pointer, 'parameters', parameters.length), making))
      }
      if (parameters[0]) operation.value.set('parameters', list(parameters[0].at, parameters))
    }
  }
  if (!operation.value.has('responses')) operation.value.set('responses', object(operation.at))
  for (const { text, line } of shown.trailer) {
    if (text === making.vocabulary.labels.noContent) noteUnknownStatus(joinPointer(pointer, 'responses'), line, making)
    else if (text !== '') making.warn(line, 'The line stands after an operation and fits no rule.')
  }
}

/** One parameter; one the renderer could not resolve is named by its reference. */
function readParameter(row: Row, section: string, pointer: string, making: Making): LocatedObject {
  const at: Origin = { page: making.page, line: row.line }
  const { name, required, deprecated } = row.name
  if (name.startsWith('#/')) return object(at, { $ref: scalar(at, name) })
  const schema = rowSchema(row, joinPointer(pointer, 'schema'), making)
  const example = schema.value.get('example')
  schema.value.delete('example')
  const isRequired = section === 'path' ? true : required
  return object(at, {
    name: scalar(at, name),
    in: scalar(at, section),
    description: markdown(row.description, making.page),
    required: isRequired === undefined ? undefined : scalar(at, isRequired),
    deprecated: deprecated ? scalar(at, true) : undefined,
    schema,
    example,
  })
}

/** The request body. */
function readRequestBody(lines: readonly Line[], at: Origin, pointer: string, making: Making): LocatedObject {
  const content = readContent(lines, at, joinPointer(pointer, 'content'), making)
  if (content) return object(at, { content })
  const empty = object(at)
  empty.value.set('application/json', object(at, { schema: object(at, { type: scalar(at, 'object') }) }))
  const to = joinPointer(pointer, 'content', 'application/json', 'schema')
  noteGap(making, 'body-without-properties', to, at.line, 'The page shows no property of the body.')
  return object(at, { content: empty })
}

/** Notes that a page hides responses: it only ever unfolds one. */
function noteResponses(operation: LocatedObject, pointer: string, making: Making): void {
  const responses = operation.value.get('responses')
  const [shown, ...others] = responses?.value instanceof Map ? [...responses.value.keys()] : []
  if (shown === undefined || others.length > 0) return
  const message = `Only the response ${shown} is unfolded; others, if there are any, are not shown.`
  noteGap(making, 'responses-not-shown', pointer, responses?.at.line ?? operation.at.line, message)
}
