/**
 * GitBook's rendered form of a page: the visible text, in which name, type, flags and bounds are glued to each other.
 * Pure; a line that fits no rule is a warning.
 */
import { PipelineError } from '../lib/errors.ts'
import { addOperation } from './gitbook-rendered-document.ts'
import {
  detectLanguage,
  type Line,
  literally,
  splitLines,
  type Vocabulary,
  vocabularies,
} from './gitbook-rendered-lines.ts'
import { findOperations, type RenderedOperation } from './gitbook-rendered-operations.ts'
import { type Making, noteGap } from './gitbook-rendered-schema.ts'
import { markdown } from './gitbook-rendered-text.ts'
import { type LocatedObject, type Origin, object, scalar } from './located.ts'
import type { Page, PageForm, Reading } from './page.ts'

/** The notice that the site puts above every page; what stands before it is a banner. */
const NOTICE = /\bllms\.txt\b/
const BANNER = /^Welcome to our new developer portal\b/

/** A method alone on its line, and a path alone on the next that is not blank. */
const SIGNATURE = /^[ \t]*(?:get|put|post|delete|options|head|patch|trace)[ \t]*(?:\r?\n[ \t]*){1,4}\/\S*[ \t]*\r?$/im

/** Pages as they are read on the screen. */
export const gitbookRendered: PageForm = {
  id: 'gitbook-rendered',
  title: "the visible text of GitBook's page, with method and path around each operation",
  recognises: (text) => SIGNATURE.test(text),
  read,
}

/** Reads a page. */
function read(page: Page): Reading {
  const lines = splitLines(page.text)
  const vocabulary = detectLanguage(lines)
  if (!vocabulary) {
    const known = vocabularies.map(({ labels }) => labels.language).join(', ')
    const sentence = `The labels of the page are in no known language (${known}); add it to scripts/pages/labels.`
    throw new PipelineError('PAGE', sentence, { file: page.file })
  }
  const name = { id: page.id, file: page.file }
  const warnings: Reading['warnings'] = []
  const warn: Making['warn'] = (line, message) => warnings.push({ file: page.file, line, message })
  const making: Making = { page: name, vocabulary, gaps: [], warn }
  const { head, operations } = findOperations(lines, name, vocabulary)
  if (operations.length === 0) {
    throw new PipelineError('PAGE', 'The page shows no operation with its method and path.', { file: page.file })
  }
  cutSiteLines(operations, lines, vocabulary, warn)
  const document = makeDocument(head, operations, making)
  warnings.sort((a, b) => a.line - b.line)
  return {
    language: vocabulary.labels.language,
    parts: [{ document, unstatedInfo: true }],
    gaps: making.gaps,
    warnings,
  }
}

/** Drops what the site prints after the last operation; a page with the site's head but not its foot may be cut. */
function cutSiteLines(
  operations: readonly RenderedOperation[],
  lines: readonly Line[],
  { labels }: Vocabulary,
  warn: Making['warn'],
): void {
  const last = operations.at(-1)
  if (!last) return
  const helpful = literally(labels.helpful.replace(/\s*[?？]$/, ''))
  const foot = new RegExp(`^(?:${literally(labels.lastUpdated)}|${helpful}\\s*[?？])`, 'i')
  const end = last.trailer.findIndex(({ text }) => foot.test(text))
  if (end !== -1) last.trailer.length = end
  else if (lines.some(({ text }) => NOTICE.test(text))) {
    warn(lines.length, `The page ends without \`${labels.lastUpdated}\`; it may be cut.`)
  }
}

/** The document of a page. */
function makeDocument(head: readonly Line[], operations: readonly RenderedOperation[], making: Making): LocatedObject {
  const { page } = making
  const { title, intro } = readHead(head)
  const at: Origin = { page, line: title?.line ?? 1 }
  const paths = object({ page, line: operations[0]?.method.line ?? 1 })
  const schemes = object(at)
  for (const operation of operations) addOperation(operation, paths, schemes, making)
  const [first] = schemes.value.values()
  if (!title) noteGap(making, 'missing-info', '/info/title', 1, 'The page shows no title.')
  noteGap(making, 'missing-info', '/info/version', at.line, 'The page states no version of the API.')
  return object(at, {
    openapi: scalar(at, '3.0.0'),
    info: object(at, {
      title: scalar(at, title?.text ?? 'unstated'),
      description: markdown(intro, page),
      version: scalar(at, 'unstated'),
    }),
    paths,
    components: first && object(first.at, { securitySchemes: { at: first.at, value: schemes.value } }),
  })
}

/** The title of a page, below the site's notice, and the text between it and the first operation. */
function readHead(head: readonly Line[]): { title: Line | undefined; intro: Line[] } {
  const notice = head.findLastIndex(({ text }) => NOTICE.test(text))
  const own = head.slice(notice + 1).filter(({ text }) => !BANNER.test(text))
  const at = own.findIndex(({ text }) => text !== '')
  return { title: own[at], intro: at === -1 ? [] : own.slice(at + 1) }
}
