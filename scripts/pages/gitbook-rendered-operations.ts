/**
 * Where the operations of a page in GitBook's rendered form begin and end: each opens with its title, method and path and
 * closes with method and path again.
 * Pure.
 */
import { PipelineError } from '../lib/errors.ts'
import type { Line, Section, Vocabulary } from './gitbook-rendered-lines.ts'
import type { PageName } from './located.ts'

/** One operation as lines. */
export interface RenderedOperation {
  title?: Line
  /** Between title and method: `Deprecated`, `Beta`. */
  badges: Line[]
  method: Line
  path: Line
  /** Between the path and the first section. */
  description: Line[]
  sections: { section: Section; label: Line; lines: Line[] }[]
  /** Between the closing path and the next operation's title, or the end of the page. */
  trailer: Line[]
}

/** The lines of a page around and in its operations. */
export interface RenderedPage {
  /** Before the first operation's title. */
  head: Line[]
  operations: RenderedOperation[]
}

/** A method line with the path line after it, if there is one. */
interface Signature {
  index: number
  method: Line
  path?: Line
  /** Index of the first line after it. */
  end: number
}

const METHOD = /^(?:get|put|post|delete|options|head|patch|trace)$/i
const PATH = /^\/\S*$/

/**
 * Finds the operations of a page.
 *
 * @throws PipelineError `PAGE` when an operation is not closed: the page is cut.
 */
export function findOperations(lines: readonly Line[], page: PageName, vocabulary: Vocabulary): RenderedPage {
  const signatures = findSignatures(lines, vocabulary)
  const operations: RenderedOperation[] = []
  const head = splitTitle(lines.slice(0, signatures[0]?.index), vocabulary)
  let heading = head
  for (let index = 0; index < signatures.length; index += 2) {
    const [opening, closing, next] = signatures.slice(index, index + 3)
    if (!opening) break
    const path = opening.path ?? closing?.path
    const { title, badges } = heading
    if (!closing || !path || !sameSignature(opening, closing)) {
      const called = title?.text ?? opening.path?.text ?? opening.method.text
      const sentence = `The operation \`${called}\` is not closed by its method and path; the page is cut: capture it again.`
      throw new PipelineError('PAGE', sentence, { file: page.file, line: opening.method.line })
    }
    const body = splitSections(lines.slice(opening.end, closing.index), vocabulary)
    const after = lines.slice(closing.end, next?.index)
    heading = next ? splitTitle(after, vocabulary) : { badges: [], rest: after }
    operations.push({
      ...(title ? { title } : {}),
      badges,
      method: opening.method,
      path,
      ...body,
      trailer: heading.rest,
    })
  }
  return { head: head.rest, operations }
}

/** The title and badges of an operation, and the lines before them. */
interface Heading {
  title?: Line
  badges: Line[]
  rest: Line[]
}

/** Takes the last lines before a method apart. */
function splitTitle(lines: readonly Line[], { labels }: Vocabulary): Heading {
  const shown = lines.filter(({ text }) => text !== '')
  const badges: Line[] = []
  const isBadge = ({ text }: Line) => text === labels.deprecated || labels.stability.includes(text)
  for (let last = shown.at(-1); last && shown.length > 1 && isBadge(last); last = shown.at(-1)) {
    badges.push(last)
    shown.pop()
  }
  const title = shown.pop()
  // An operation without a title comes right after the last panel of the one before.
  if (!title || title.text === labels.noContent) return { badges, rest: [...lines] }
  return { title, badges, rest: lines.slice(0, lines.indexOf(title)) }
}

/** Every place where a method stands alone on a line, with a path below it or where a section follows. */
function findSignatures(lines: readonly Line[], { sections }: Vocabulary): Signature[] {
  const found: Signature[] = []
  lines.forEach((method, index) => {
    if (!METHOD.test(method.text)) return
    let next = index + 1
    while (lines[next]?.text === '') next += 1
    const path = lines[next]
    if (path && PATH.test(path.text)) found.push({ index, method, path, end: next + 1 })
    else if (path && found.length % 2 === 0 && opensOperation(lines, index, sections)) {
      found.push({ index, method, end: index + 1 })
    }
  })
  return found
}

/** Whether a method without a path is followed by a section before the next method. */
function opensOperation(lines: readonly Line[], index: number, sections: ReadonlyMap<string, Section>): boolean {
  for (let next = index + 1; next < lines.length; next += 1) {
    const { text } = lines[next] ?? { text: '' }
    if (sections.has(text)) return true
    if (METHOD.test(text)) return false
  }
  return false
}

function sameSignature(a: Signature, b: Signature): boolean {
  if (a.method.text.toLowerCase() !== b.method.text.toLowerCase()) return false
  return a.path === undefined || b.path === undefined || a.path.text === b.path.text
}

/** Cuts the lines of an operation at the section labels, which come in a fixed order. */
function splitSections(
  lines: readonly Line[],
  { sections }: Vocabulary,
): Pick<RenderedOperation, 'description' | 'sections'> {
  const order = [...sections.values()]
  const description: Line[] = []
  const found: RenderedOperation['sections'] = []
  for (const line of lines) {
    const section = sections.get(line.text)
    const open = found.at(-1)
    if (section && (!open || order.indexOf(section) > order.indexOf(open.section))) {
      found.push({ section, label: line, lines: [] })
    } else (open?.lines ?? description).push(line)
  }
  return { description, sections: found }
}
