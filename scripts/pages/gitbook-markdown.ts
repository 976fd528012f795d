/**
 * GitBook's Markdown form of a page: per operation a heading, a quoted description and one fence with a whole OpenAPI
 * document in JSON. Pure; reads the fences, and the headings and quotes only where a document leaves them out.
 */
import { PipelineError } from '../lib/errors.ts'
import { readJson } from './json-positions.ts'
import { isLocatedObject, type LocatedObject, member, type PageName, scalar } from './located.ts'
import { operationsOf } from './operations.ts'
import type { Page, PageForm, PageWarning, Part, Reading } from './page.ts'

const FENCE = /^ {0,3}(`{3,}|~{3,})\s*([^\s`]*)/

/** A fenced block. */
interface Fence {
  /** Line of its first content line. */
  line: number
  text: string
}

/** The heading and the quoted lines that stand before a fence. */
interface Lead {
  heading?: { text: string; line: number }
  quote: { text: string; line: number }[]
}

/** Pages in GitBook's Markdown. */
export const gitbookMarkdown: PageForm = {
  id: 'gitbook-markdown',
  title: "GitBook's Markdown, an OpenAPI document in a fence per operation",
  recognises: (text) => /^ {0,3}(?:`{3,}|~{3,})\s*json\b/m.test(text),
  read,
}

/** Reads every fence of a page. */
function read(page: Page): Reading {
  const parts: Part[] = []
  const warnings: PageWarning[] = []
  for (const { fence, lead } of fences(page)) {
    if (!/^\s*\{/.test(fence.text)) continue
    const document = readJson({ ...fence, page: { id: page.id, file: page.file } })
    if (!isLocatedObject(document) || !document.value.has('openapi')) continue
    checkDocument(document, page)
    describe(document, lead, page)
    parts.push({ document, unstatedInfo: false })
  }
  if (parts.length === 0) {
    throw new PipelineError('PAGE', 'No fence of the page holds an OpenAPI document.', { file: page.file })
  }
  return { parts, gaps: [], warnings }
}

/** The fenced blocks of a page and what leads to them. @throws PipelineError when the last one is not closed. */
function fences(page: Page): { fence: Fence; lead: Lead }[] {
  const lines = page.text.split('\n')
  const found: { fence: Fence; lead: Lead }[] = []
  let lead: Lead = { quote: [] }
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    const opening = FENCE.exec(line)
    if (opening?.[1]) {
      const end = closing(lines, index + 1, opening[1])
      if (end === -1) {
        const place = { file: page.file, line: index + 1 }
        throw new PipelineError('PAGE', 'The fence is never closed; the page is cut: capture it again.', place)
      }
      found.push({ fence: { line: index + 2, text: lines.slice(index + 1, end).join('\n') }, lead })
      lead = { quote: [] }
      index = end
      continue
    }
    const heading = /^#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)
    if (heading?.[1] !== undefined) lead = { heading: { text: heading[1], line: index + 1 }, quote: [] }
    const quoted = /^>\s?(.*?)\r?$/.exec(line)
    if (quoted?.[1] !== undefined) lead.quote.push({ text: quoted[1], line: index + 1 })
  }
  return found
}

/** Index of the line that closes a fence, or -1. */
function closing(lines: readonly string[], from: number, opening: string): number {
  const pattern = new RegExp(`^ {0,3}\\${opening[0]}{${opening.length},}\\s*$`)
  for (let index = from; index < lines.length; index += 1) if (pattern.test(lines[index] ?? '')) return index
  return -1
}

/** Refuses a document that is no OpenAPI 3.0 or 3.1. */
function checkDocument(document: LocatedObject, page: PageName): void {
  const version = member(document, 'openapi')
  if (typeof version?.value === 'string' && /^3\.[01]\./.test(version.value)) return
  const place = { file: page.file, line: document.at.line, column: version?.at.column }
  throw new PipelineError('PAGE', 'The document is no OpenAPI 3.0 or 3.1.', place)
}

/** Gives the only operation of a document the heading and the quote as summary and description, if it has none. */
function describe(document: LocatedObject, lead: Lead, page: PageName): void {
  const operations = operationsOf(document)
  const operation = operations.length === 1 ? operations[0]?.node : undefined
  if (!operation) return
  if (lead.heading && !operation.value.has('summary')) {
    operation.value.set('summary', scalar({ page, line: lead.heading.line }, unescapeMarkdown(lead.heading.text)))
  }
  const [first] = lead.quote
  if (first && !operation.value.has('description')) {
    const text = unescapeMarkdown(lead.quote.map((line) => line.text).join('\n'))
    const lines = lead.quote.map(({ line }) => line)
    operation.value.set('description', { ...scalar({ page, line: first.line }, text), lines })
  }
}

/** Undoes the escapes of GitBook's Markdown. */
function unescapeMarkdown(text: string): string {
  return text
    .replace(/&#x20;/g, ' ')
    .replace(/\\<br\s*\/?>\\?$/gm, '<br>')
    .replace(/\\$/gm, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim()
}
