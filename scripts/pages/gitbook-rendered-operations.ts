/**
 * Where the operations of a page in GitBook's rendered form begin and end: each opens with its title, method and path and
 * closes with method and path again. Pure.
 */
import { PipelineError } from '../lib/errors.ts'
import type { Line, Section, Vocabulary } from './gitbook-rendered-lines.ts'
import type { PageName } from './located.ts'

/** One operation as lines. */
export interface RenderedOperation {
  title?: Line
  method: Line
  path: Line
  /** Between the path and the first section. */
  description: Line[]
  sections: { section: Section; label: Line; lines: Line[] }[]
  /** Between the closing path and the next operation. */
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
const PATH = /^(?:\/|https?:\/\/)\S*$/

/**
 * Finds the operations of a page.
 *
 * @throws PipelineError `PAGE` when an operation is not closed: the page is cut.
 */
export function findOperations(lines: readonly Line[], page: PageName, vocabulary: Vocabulary): RenderedPage {
  const signatures = findSignatures(lines, vocabulary)
  const operations: RenderedOperation[] = []
  let head: Line[] = []
  let from = 0
  for (let index = 0; index < signatures.length; index += 2) {
    const [opening, closing] = [signatures[index], signatures[index + 1]]
    if (!opening) break
    const before = lines.slice(from, opening.index)
    const title = before.findLast((line) => line.text !== '')
    const between = before.slice(0, title ? before.indexOf(title) : 0)
    const last = operations.at(-1)
    if (last) last.trailer = between
    else head = between
    const path = opening.path ?? closing?.path
    if (!closing || !path || !sameSignature(opening, closing)) {
      const sentence = `The operation \`${title?.text ?? opening.method.text}\` is not closed by its method and path; the page is cut: capture it again.`
      throw new PipelineError('PAGE', sentence, { file: page.file, line: opening.method.line })
    }
    const body = splitSections(lines.slice(opening.end, closing.index), vocabulary)
    operations.push({ ...(title ? { title } : {}), method: opening.method, path, ...body, trailer: [] })
    from = closing.end
  }
  const last = operations.at(-1)
  if (last) last.trailer = lines.slice(from)
  return { head, operations }
}

/** Every place where a method stands alone on a line, with a path below it or at a place where only a method fits. */
function findSignatures(lines: readonly Line[], { sections }: Vocabulary): Signature[] {
  const found: Signature[] = []
  lines.forEach((method, index) => {
    if (!METHOD.test(method.text)) return
    const next = lines.findIndex((line, at) => at > index && line.text !== '')
    const path = lines[next]
    if (path && PATH.test(path.text)) found.push({ index, method, path, end: next + 1 })
    else if (path && found.length % 2 === 0 && opensOperation(lines, index, sections)) {
      found.push({ index, method, end: index + 1 })
    }
  })
  return found
}

/** Whether a method without a path is followed by sections before the next method. */
function opensOperation(lines: readonly Line[], index: number, sections: ReadonlyMap<string, Section>): boolean {
  const next = lines.slice(index + 1).find((line) => METHOD.test(line.text) || sections.has(line.text))
  return next !== undefined && sections.has(next.text)
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
