/**
 * Sections of GitBook's rendered form as rows: a name line, its description, what the renderer prints after it, and the
 * rows below it. Takes apart what is glued together.
 * Pure.
 *
 * @see https://github.com/GitbookIO/gitbook/blob/main/packages/react-openapi/src/OpenAPISchema.tsx
 */
import { isBareWord, type Line, type NameLine, readNameLine, type Vocabulary } from './gitbook-rendered-lines.ts'
import { readTail, type Tail } from './gitbook-rendered-tail.ts'

/** One property, parameter or header. */
export interface Row extends Tail {
  name: NameLine
  line: number
  indent: number
  children: Row[]
  /** Which of the alternatives that a whole has it belongs to, from 0: `or` stands between them. */
  alternative: number
  /** Whether a button of the page hides what is below the row. */
  folded: boolean
}

/** A section taken apart. */
export interface Rows {
  /** What stands before the first row. */
  preamble: Line[]
  rows: Row[]
}

/** What the reading of a section needs to know. */
export interface RowContext {
  vocabulary: Vocabulary
  /** Tells about a line that fits no rule. */
  warn(line: number, message: string): void
}

/** How deep rows nest; no portal indents further. */
const MAX_DEPTH = 30
const COMPOSITION = /^(?:any of|one of|all of|not)$/

/** Whether a row stands for several schemas. */
export function isComposition({ name }: Row): boolean {
  return COMPOSITION.test(name.base ?? '')
}

/**
 * Takes a section apart into rows, nested by indentation and by the names the renderer gives to child rows.
 * With `root`, the first row may be one that names only a type.
 */
export function readRows(lines: readonly Line[], context: RowContext, { root = false } = {}): Rows {
  const preamble: Line[] = []
  const rows: Row[] = []
  let texts: Line[] = preamble
  let before = ''
  let alternative = 0
  const close = () => {
    const row = rows.at(-1)
    if (row) Object.assign(row, readTail(row.name, texts, context))
  }
  const pieces = lines.flatMap((line) => unglue(line, context.vocabulary))
  for (const [index, piece] of pieces.entries()) {
    const last = rows.at(-1)
    const name = readNameLine(piece.text, context.vocabulary)
    if (
      name &&
      startsRow(name, { before, root, rows, isFirst: !last && preamble.every(({ text }) => text === '') }, context)
    ) {
      close()
      const { line, indent } = piece
      rows.push({ name, line, indent, description: [], children: [], alternative, folded: false })
      texts = name.rest === '' ? [] : [{ ...piece, text: name.rest }]
    } else if (last && isFold(piece.text, last, context.vocabulary)) last.folded = true
    else if (root && isAlternative(pieces, index, rows, context.vocabulary)) alternative += 1
    else if (!isSeparator(piece.text, rows, context.vocabulary)) {
      if (
        !name &&
        context.vocabulary.nameEnd.test(piece.text) &&
        piece.text.search(context.vocabulary.tailLabel) === -1
      ) {
        context.warn(piece.line, 'The line ends like the name of a property, but does not begin like one.')
      }
      texts.push(piece)
    }
    before = piece.text
  }
  close()
  return { preamble, rows: nest(rows) }
}

/** What stands before a name line. */
interface Position {
  /** The line before. */
  before: string
  root: boolean
  rows: readonly Row[]
  isFirst: boolean
}

/** Whether a name line starts a row here: a lone word like `substring` does so only where a row can begin. */
function startsRow(name: NameLine, { before, root, rows, isFirst }: Position, { vocabulary }: RowContext): boolean {
  if (name.name === '') return (isFirst && root) || rows.some(isComposition)
  if (!isBareWord(name)) return true
  return before === '' || before.search(vocabulary.tailLabel) !== -1
}

/** Whether a line is the button, or the notice, that stands for what a row hides. */
function isFold(text: string, row: Row, { labels }: Vocabulary): boolean {
  if (text.startsWith('Circular reference to ') || text === labels.circularReference) return true
  const what = [labels.properties, labels.availableItems, labels.attributes, row.name.detail ?? labels.properties]
  return what.some((noun) => [labels.show, labels.hide].some((form) => sameWords(text, form.replace('{1}', noun))))
}

function sameWords(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** Whether a line is the `or` or `and` between alternatives. */
function isSeparator(text: string, rows: readonly Row[], { labels }: Vocabulary): boolean {
  return (text === labels.or || text === labels.and) && rows.some(isComposition)
}

/** Whether a line is the `or` between two alternatives of the whole, whose type no row says: another row follows. */
function isAlternative(lines: readonly Line[], at: number, rows: readonly Row[], vocabulary: Vocabulary): boolean {
  const line = lines[at]
  if (line?.text !== vocabulary.labels.or || line.indent !== rows[0]?.indent || rows.some(isComposition)) return false
  const next = lines.find(({ text }, index) => index > at && text !== '')
  const name = next && readNameLine(next.text, vocabulary)
  return name !== undefined && name.name !== '' && !isBareWord(name)
}

/** Puts child rows below their parent; deeper than {@link MAX_DEPTH} they stay side by side. */
function nest(rows: readonly Row[]): Row[] {
  const top: Row[] = []
  const open: Row[] = []
  for (const row of rows) {
    while (open.length >= MAX_DEPTH || (open.length > 0 && !isParent(open.at(-1), row))) open.pop()
    const siblings = open.at(-1)?.children ?? top
    siblings.push(row)
    open.push(row)
  }
  return top
}

/** Whether a row stands below another: indented deeper, an alternative, or `items` right after an array. */
function isParent(parent: Row | undefined, row: Row): boolean {
  if (!parent || row.alternative !== parent.alternative) return false
  if (row.indent > parent.indent) return true
  if (row.indent < parent.indent) return false
  if (row.name.name === '') return isComposition(parent)
  return row.name.name === 'items' && parent.name.arrays > 0
}

/** Splits a line in which a name line is glued to the end of the row before. */
function unglue(line: Line, vocabulary: Vocabulary): Line[] {
  const possible = `${vocabulary.labels.possibleValues}:`
  const label = line.text.indexOf(possible)
  const values = line.text.matchAll(/(?<![\s(])(?:Default|Example): (?:-?\d+(?:\.\d+)?|true|false)(?=[A-Za-z_])/g)
  const ends = [
    label === -1 ? 0 : label + possible.length,
    /(?:^|\S)Pattern: /.test(line.text) ? line.text.lastIndexOf('$') + 1 : 0,
    ...[...values].map((value) => value.index + value[0].length),
  ]
  for (const end of ends.filter((index) => index > 0)) {
    const rest = line.text.slice(end).trim()
    const name = readNameLine(rest, vocabulary)
    if (name && name.name !== '' && !isBareWord(name)) {
      return [{ ...line, text: line.text.slice(0, end).trim() }, ...unglue({ ...line, text: rest }, vocabulary)]
    }
  }
  return [line]
}
