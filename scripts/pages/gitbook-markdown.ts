/**
 * GitBook's Markdown form of a page: per operation a heading, a quoted description and one fence with a whole OpenAPI
 * document in JSON.
 * Pure; reads the fences, and the headings and quotes only where a document leaves them out.
 */
import { PipelineError } from '../lib/errors.ts'
import { readJson } from './json-positions.ts'
import { isLocatedObject, type LocatedObject, member, type Origin, type PageName, scalar } from './located.ts'
import { operationsOf } from './operations.ts'
import type { Page, PageForm, PageWarning, Reading } from './page.ts'

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^\s`]*)/
const DOCUMENT = /^\s*\{[\s\S]*?"openapi"\s*:/

/** A line of the page. */
interface Line {
  text: string
  line: number
  /** Column of the first character of the text. */
  column: number
}

/** A fenced block and what leads to it. */
interface Fence {
  /** The word after the opening backticks. */
  info: string
  /** Line of its first content line. */
  line: number
  text: string
  lead: Lead
}

/** A heading and the quoted lines below it. */
interface Lead {
  heading?: Line
  quote: Line[]
}

/** Pages in GitBook's Markdown. */
export const gitbookMarkdown: PageForm = {
  id: 'gitbook-markdown',
  title: "GitBook's Markdown, with an OpenAPI document in a fence per operation",
  recognises: (text) => /^ {0,3}(?:`{3,}|~{3,})[ \t]*json\b/m.test(text),
  read,
}

/** Reads every fence of a page. */
function read(page: Page): Reading {
  const warnings: PageWarning[] = []
  const warn = (line: number, message: string) => warnings.push({ file: page.file, line, message })
  const { fences, idle } = scan(page)
  const documents = fences.filter(({ text }) => DOCUMENT.test(text))
  if (documents.length === 0) {
    throw new PipelineError('PAGE', 'No fence of the page holds an OpenAPI document.', { file: page.file })
  }
  for (const fence of fences) {
    if (fence.info === 'json' && !documents.includes(fence)) warn(fence.line, 'The fence holds no OpenAPI document.')
  }
  for (const { heading } of idle) {
    if (heading) warn(heading.line, `The operation \`${heading.text}\` has no document below its description.`)
  }
  const last = page.text.trimEnd().split('\n')
  if (/^(?:#{1,6}(?:\s|$)|>|`{1,2}$)/.test(last.at(-1) ?? ''))
    warn(last.length, 'The page ends within an operation; it may be cut.')
  const parts = documents.map((fence) => ({ document: readFence(fence, page), unstatedInfo: false }))
  return { parts, gaps: [], warnings: warnings.sort((a, b) => a.line - b.line) }
}

/** The fenced blocks of a page, and the headings with quotes that lead to none. */
function scan(page: Page): { fences: Fence[]; idle: Lead[] } {
  const lines = page.text.split('\n')
  const fences: Fence[] = []
  const idle: Lead[] = []
  let lead: Lead = { quote: [] }
  const start = (heading?: Line) => {
    if (lead.heading && lead.quote.length > 0) idle.push(lead)
    lead = { ...(heading ? { heading } : {}), quote: [] }
  }
  for (let index = 0; index < lines.length; index += 1) {
    const text = lines[index] ?? ''
    const [, opening, info = ''] = FENCE.exec(text) ?? []
    const [, marks = '', heading] = /^(#{1,6}\s+)(.*?)\s*#*\s*$/.exec(text) ?? []
    const [, quoted] = /^>\s?(.*?)\r?$/.exec(text) ?? []
    if (opening) {
      const end = closing(lines, index + 1, opening, page)
      fences.push({ info, line: index + 2, text: lines.slice(index + 1, end).join('\n'), lead })
      lead = { quote: [] }
      index = end
    } else if (heading !== undefined)
      start({ text: unescapeMarkdown(heading), line: index + 1, column: marks.length + 1 })
    else if (quoted !== undefined) lead.quote.push({ text: quoted, line: index + 1, column: 3 })
  }
  start()
  return { fences, idle }
}

/** Index of the line that closes a fence. @throws PipelineError when there is none: the page is cut. */
function closing(lines: readonly string[], from: number, opening: string, page: PageName): number {
  const pattern = new RegExp(`^ {0,3}\\${opening[0]}{${opening.length},}\\s*$`)
  for (let index = from; index < lines.length; index += 1) if (pattern.test(lines[index] ?? '')) return index
  const place = { file: page.file, line: from }
  throw new PipelineError('PAGE', 'The fence is never closed; the page is cut: capture it again.', place)
}

/** The document of a fence. */
function readFence({ text, line, lead }: Fence, page: Page): LocatedObject {
  const name = { id: page.id, file: page.file }
  const document = readJson({ text, line, page: name })
  const version = member(document, 'openapi')
  if (!isLocatedObject(document) || typeof version?.value !== 'string' || !/^3\.[01]\./.test(version.value)) {
    const { at } = version ?? document
    const place = { file: page.file, line: at.line, column: at.column }
    throw new PipelineError('PAGE', 'The document is not OpenAPI 3.0 or 3.1.', place)
  }
  describe(document, lead, name)
  return document
}

/** Gives the only operation of a document the heading and the quote as summary and description, if it has none. */
function describe(document: LocatedObject, { heading, quote }: Lead, page: PageName): void {
  const [operation, another] = operationsOf(document)
  if (!operation || another) return
  const { value } = operation.node
  const at = ({ line, column }: Line): Origin => ({ page, line, column })
  if (heading && !value.has('summary')) value.set('summary', scalar(at(heading), heading.text))
  const [first] = quote
  if (first && !value.has('description')) {
    const text = unescapeMarkdown(quote.map((line) => line.text).join('\n'))
    const lines = quote.map(({ line }) => line)
    value.set('description', { ...scalar(at(first), text), lines })
  }
}

/** Undoes the escapes of GitBook's Markdown. */
function unescapeMarkdown(text: string): string {
  return text
    .replace(/&#x20;/g, ' ')
    .replace(/\\(<br\s*\/?>)\\?$/gm, '$1')
    .replace(/\\$/gm, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim()
}
