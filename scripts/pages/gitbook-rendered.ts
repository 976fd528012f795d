/**
 * GitBook's rendered form of a page: the visible text, in which name, type, flags and bounds are glued to each other.
 * Pure; a line that fits no rule is a warning.
 */
import { PipelineError } from '../lib/errors.ts'
import { joinPointer } from '../lib/pointer.ts'
import {
  detectLanguage,
  type Line,
  literally,
  splitLines,
  type Vocabulary,
  vocabularies,
} from './gitbook-rendered-lines.ts'
import { findOperations, type RenderedOperation } from './gitbook-rendered-operations.ts'
import { readBodySchema, readResponses } from './gitbook-rendered-responses.ts'
import { readRows } from './gitbook-rendered-rows.ts'
import { type Making, noteGap, objectSchema, rowSchema } from './gitbook-rendered-schema.ts'
import { readSecurity } from './gitbook-rendered-security.ts'
import { markdown } from './gitbook-rendered-text.ts'
import { type Located, type LocatedObject, list, type Origin, object, scalar } from './located.ts'
import type { Page, PageForm, Reading } from './page.ts'

/** Pages as they are read on the screen. */
export const gitbookRendered: PageForm = {
  id: 'gitbook-rendered',
  title: "the visible text of GitBook's page, method and path around each operation",
  recognises: (text) => /^[ \t]*(?:get|put|post|delete|options|head|patch|trace)[ \t]*\r?$/im.test(text),
  read,
}

/** Reads a page. */
function read(page: Page): Reading {
  const lines = splitLines(page.text)
  const vocabulary = detectLanguage(lines)
  if (!vocabulary) {
    const known = vocabularies.map(({ labels }) => labels.language).join(', ')
    const sentence = `The labels of the page are in no known language (${known}); add one in scripts/pages/labels.`
    throw new PipelineError('PAGE', sentence, { file: page.file })
  }
  const name = { id: page.id, file: page.file }
  const warnings: Reading['warnings'] = []
  const making: Making = {
    page: name,
    vocabulary,
    gaps: [],
    warn: (line, message) => warnings.push({ file: page.file, line, message }),
  }
  const { head, operations } = findOperations(lines, name, vocabulary)
  const document = makeDocument(head, operations, making)
  return {
    language: vocabulary.labels.language,
    parts: [{ document, unstatedInfo: true }],
    gaps: making.gaps,
    warnings: warnings.sort((a, b) => a.line - b.line),
  }
}

/** The document of a page. */
function makeDocument(head: readonly Line[], operations: readonly RenderedOperation[], making: Making): LocatedObject {
  const at: Origin = { page: making.page, line: 1 }
  const title = readHead(head, making)
  const titleAt: Origin = { page: making.page, line: title?.line ?? 1 }
  const paths = object({ page: making.page, line: operations[0]?.method.line ?? 1 })
  const schemes = object(at)
  for (const operation of operations) addOperation(operation, paths, schemes, making)
  const [firstScheme] = schemes.value.values()
  noteGap(making, 'missing-info', '/info/version', titleAt.line, 'The page states no version of the API.')
  return object(at, {
    openapi: scalar(at, '3.0.0'),
    info: object(titleAt, { title: scalar(titleAt, title?.text ?? 'unstated'), version: scalar(titleAt, 'unstated') }),
    paths,
    components: firstScheme && object(firstScheme.at, { securitySchemes: { ...schemes, at: firstScheme.at } }),
  })
}

/** The title of a page: the last line before the operations that is no notice of the site. */
function readHead(head: readonly Line[], making: Making): Line | undefined {
  const notice = /llms\.txt|available as Markdown|Use the "Ask" button|developer portal!/
  const [title, ...others] = head.filter(({ text }) => text !== '' && !notice.test(text))
  for (const other of others) making.warn(other.line, 'The line stands before any operation and fits no rule.')
  return title
}

/** Adds an operation to the paths. */
function addOperation(shown: RenderedOperation, paths: LocatedObject, schemes: LocatedObject, making: Making): void {
  const { page } = making
  const at: Origin = { page, line: shown.method.line }
  const pathAt: Origin = { page, line: shown.path.line }
  const method = shown.method.text.toLowerCase()
  const path = shown.path.text
  const pointer = joinPointer('/paths', path, method)
  const operation = object(at)
  if (shown.title) operation.value.set('summary', scalar({ page, line: shown.title.line }, shown.title.text))
  const description = markdown(shown.description, page)
  if (description) operation.value.set('description', description)
  addSections(operation, shown, pointer, schemes, making)
  readTrailer(shown, pointer, making)
  const item = paths.value.get(path) ?? object(pathAt)
  paths.value.set(path, item)
  if (!(item.value instanceof Map)) return
  if (item.value.has(method)) {
    throw new PipelineError('CONFLICT', `The operation \`${method} ${path}\` is shown twice on the page.`, {
      file: page.file,
      line: at.line,
    })
  }
  item.value.set(method, operation)
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
    if (section === 'authorizations') operation.value.set('security', readSecurity(lines, schemes, at, making))
    else if (section === 'body') operation.value.set('requestBody', readRequestBody(lines, at, pointer, making))
    else if (section === 'responses') {
      const to = joinPointer(pointer, 'responses')
      operation.value.set('responses', readResponses(label, lines, to, making))
    } else parameters.push(...readParameters(section, lines, parameters.length, pointer, making))
    if (parameters[0]) operation.value.set('parameters', list(parameters[0].at, parameters))
  }
  const responses = operation.value.get('responses') ?? object(operation.at)
  operation.value.set('responses', responses)
  noteResponseGaps(responses, joinPointer(pointer, 'responses'), making)
}

/** Notes which responses a page hides: it only ever unfolds one. */
function noteResponseGaps(responses: Located, pointer: string, making: Making): void {
  const shown = responses.value instanceof Map ? [...responses.value.keys()] : []
  if (shown.length === 0) {
    noteGap(making, 'operation-without-responses', pointer, responses.at.line, 'The page shows no response.')
  } else if (shown.length === 1) {
    const message = `Only the response ${shown[0]} is unfolded; the others are not shown.`
    noteGap(making, 'responses-not-shown', pointer, responses.at.line, message)
  }
}

/** The parameters of one section. */
function readParameters(
  section: string,
  lines: readonly Line[],
  offset: number,
  pointer: string,
  making: Making,
): Located[] {
  const { preamble, rows } = readRows(lines, making)
  for (const line of preamble) {
    if (line.text !== '') making.warn(line.line, 'The line stands before any parameter and fits no rule.')
  }
  return rows.map((row, index) => {
    const at: Origin = { page: making.page, line: row.line }
    const schema = rowSchema(row, joinPointer(pointer, 'parameters', offset + index, 'schema'), making)
    const required = section === 'path' || row.name.required
    const example = schema.value.get('example')
    schema.value.delete('example')
    return object(at, {
      name: scalar(at, row.name.name),
      in: scalar(at, section),
      description: markdown(row.description, making.page),
      required: required === undefined ? undefined : scalar(at, required),
      deprecated: row.name.deprecated ? scalar(at, true) : undefined,
      schema,
      example,
    })
  })
}

/** The request body. */
function readRequestBody(lines: readonly Line[], at: Origin, pointer: string, making: Making): LocatedObject {
  const media = 'application/json'
  const to = joinPointer(pointer, 'requestBody', 'content', media, 'schema')
  const schema = readBodySchema(lines, at, to, making) ?? objectSchema([], at, to, making)
  if (schema.value instanceof Map && [...schema.value.keys()].join() === 'type') {
    noteGap(making, 'body-without-properties', to, at.line, 'The page shows no property of the body.')
  }
  const content = object(at)
  content.value.set(media, object(at, { schema }))
  return object(at, { content })
}

/** Reads what stands between an operation and the next one. */
function readTrailer(shown: RenderedOperation, pointer: string, making: Making): void {
  const { labels } = making.vocabulary
  const isSite = siteLine(making.vocabulary)
  for (const { text, line } of shown.trailer) {
    if (text === '' || isSite(text)) continue
    if (text === labels.noContent) {
      const message = 'A response without content is shown, but not its status.'
      noteGap(making, 'response-without-status', joinPointer(pointer, 'responses'), line, message)
    } else making.warn(line, 'The line stands after an operation and fits no rule.')
  }
}

/** Tells the lines the site puts at the end of a page. */
function siteLine({ labels }: Vocabulary): (text: string) => boolean {
  const helpful = labels.helpful.replace(/\s*[?？]$/, '')
  const pattern = new RegExp(`^(?:${literally(labels.lastUpdated)}|${literally(helpful)}\\s*[?？])`, 'i')
  return (text) => pattern.test(text)
}
