/**
 * Sections of GitBook's rendered form as rows: a name line with its description, `Default:`, `Example:`, `Pattern:`,
 * possible values, and the rows below it. Takes apart what is glued together.
 * Pure.
 *
 * @see https://github.com/GitbookIO/gitbook/blob/main/packages/react-openapi/src/OpenAPISchema.tsx
 */
import { isBareWord, type Line, type NameLine, readNameLine, type Vocabulary } from './gitbook-rendered-lines.ts'

/** One property, parameter, header or security scheme. */
export interface Row extends Tail {
  name: NameLine
  line: number
  indent: number
  description: Line[]
  children: Row[]
}

/** What may stand after a description. */
export interface Tail {
  default?: Line
  example?: Line
  pattern?: Line
  /** The label of the possible values. */
  enumLabel?: Line
  /** The possible values, where the text still has them. */
  values?: Line[]
}

/** A section taken apart. */
export interface Rows {
  /** What stands before the first row. */
  preamble: Line[]
  rows: Row[]
}

/** Tells about a line that fits no rule. */
export type Warn = (line: number, message: string) => void

/** What the reading of a section needs to know. */
export interface RowContext {
  vocabulary: Vocabulary
  warn: Warn
}

/** Takes a section apart into rows, nested by indentation and by the names the renderer gives to child rows. */
export function readRows(lines: readonly Line[], context: RowContext): Rows {
  const pieces = lines.flatMap((line) => unglue(line, context))
  const starts: { index: number; name: NameLine }[] = []
  pieces.forEach((piece, index) => {
    const name = readNameLine(piece.text, context.vocabulary)
    if (name && isRow(name, pieces, index, context.vocabulary)) starts.push({ index, name })
  })
  const rows = starts.map(({ index, name }, position): Row => {
    const { line, indent } = pieces[index] ?? { line: 0, indent: 0 }
    const after = pieces.slice(index + 1, starts[position + 1]?.index)
    const text = name.rest === '' ? after : [{ text: name.rest, line, indent }, ...after]
    return { name, line, indent, children: [], ...readTail(text, context) }
  })
  return { preamble: pieces.slice(0, starts[0]?.index), rows: nest(rows) }
}

/** Whether a name line at this place starts a row: a lone word like `substring` does so only where a row can begin. */
function isRow(name: NameLine, lines: readonly Line[], index: number, { tailLabel }: Vocabulary): boolean {
  if (name.name === '' && index > 0 && isBareWord(name)) return false
  if (!isBareWord(name)) return true
  const before = lines[index - 1]?.text ?? ''
  tailLabel.lastIndex = 0
  return before === '' || tailLabel.test(before)
}

/** Puts child rows below their parent. */
function nest(rows: readonly Row[]): Row[] {
  const top: Row[] = []
  const open: Row[] = []
  for (const row of rows) {
    while (open.length > 0 && !isParent(open.at(-1), row)) open.pop()
    const parent = open.at(-1)
    if (parent) parent.children.push(row)
    else top.push(row)
    open.push(row)
  }
  return top
}

/** Whether a row stands below another: indented deeper, or `items` right after an array. */
function isParent(parent: Row | undefined, row: Row): boolean {
  if (!parent) return false
  if (row.indent > parent.indent) return true
  return row.indent === parent.indent && row.name.name === 'items' && parent.name.arrays > 0
}

/** Splits a line in which a name line is glued to the end of the row before. */
function unglue(line: Line, { vocabulary, warn }: RowContext): Line[] {
  const possible = `${vocabulary.labels.possibleValues}:`
  const ends = [
    line.text.indexOf(possible) === -1 ? -1 : line.text.indexOf(possible) + possible.length,
    /^(?:\S.*)?Pattern: /.test(line.text) ? line.text.lastIndexOf('$') + 1 : -1,
    /(?:Default|Example): (?:-?\d+(?:\.\d+)?|true|false)(?=[A-Za-z_])/.exec(line.text)?.[0].length ?? -1,
  ]
  for (const end of ends) {
    const rest = end > 0 ? line.text.slice(end).trim() : ''
    const name = rest === '' ? undefined : readNameLine(rest, vocabulary)
    if (name && name.name !== '' && !isBareWord(name) && name.rest.length < rest.length) {
      return [
        { ...line, text: line.text.slice(0, end).trim() },
        ...unglue({ ...line, text: rest }, { vocabulary, warn }),
      ]
    }
  }
  return [line]
}

/** Separates a description from what the renderer prints after it. */
function readTail(text: readonly Line[], { vocabulary, warn }: RowContext): Tail & { description: Line[] } {
  const { tailLabel, labels } = vocabulary
  const lines = [...text]
  const tail: Tail = {}
  const values: Line[] = []
  const label = `${labels.possibleValues}:`
  const labelled = lines.findLastIndex((line) => line.text.includes(label))
  const after = labelled === -1 ? [] : lines.slice(labelled + 1).filter((line) => line.text !== '')
  if (labelled !== -1 && after.every((line) => !/\s/.test(line.text))) {
    values.push(...after)
    lines.length = labelled + 1
  }
  for (let last = lines.pop(); last; last = lines.pop()) {
    if (last.text === '') continue
    tailLabel.lastIndex = 0
    const start = tailLabel.exec(last.text)?.index
    if (start === undefined) {
      lines.push(last)
      break
    }
    readLabels({ ...last, text: last.text.slice(start) }, tail, vocabulary, values)
    if (start > 0) {
      lines.push({ ...last, text: last.text.slice(0, start) })
      break
    }
  }
  if (tail.enumLabel) tail.values = values
  else if (values.length > 0) warn(values[0]?.line ?? 0, 'The possible values belong to no property.')
  return { ...tail, description: lines }
}

/** Reads a text that is nothing but labels with their values, glued to each other. */
function readLabels(line: Line, tail: Tail, { tailLabel, labels }: Vocabulary, values: Line[]): void {
  const found = [...line.text.matchAll(new RegExp(tailLabel, 'g'))]
  found.forEach((match, index) => {
    const label = match[0].slice(0, -1)
    const value = line.text.slice(match.index + match[0].length, found[index + 1]?.index).trim()
    const piece = { ...line, text: value }
    if (label === 'Default') tail.default = piece
    else if (label === 'Example') tail.example = piece
    else if (label === 'Pattern') tail.pattern = piece
    else if (label === labels.possibleValues) {
      tail.enumLabel = piece
      values.push(
        ...value
          .split(/[\s,]+/)
          .filter((word) => word !== '')
          .map((word) => ({ ...line, text: word })),
      )
    }
  })
}
