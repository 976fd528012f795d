/**
 * Text on a grid of 80 columns: the width of what is shown, wrapping, tables.
 * Pure; takes printable text and adds no colour.
 */

/** Columns of a report. */
export const WIDTH = 80

/** Characters that take two columns of a terminal. @see https://www.unicode.org/reports/tr11/ */
const WIDE =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u4DBF\u4E00-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u

/** What a reader takes for one character. */
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Columns a text takes on a terminal. */
export function displayWidth(text: string): number {
  // Almost every text is ASCII, and segmenting is slow.
  if (/^[ -~]*$/.test(text)) return text.length
  let width = 0
  for (const { segment } of characters.segment(text)) {
    width += WIDE.test(segment) ? 2 : /^\p{M}+$/u.test(segment) ? 0 : 1
  }
  return width
}

/** Fills up to a width; what is longer stays whole. */
export function padded(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const blank = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return side === 'left' ? text + blank : blank + text
}

/** Cuts a word that is wider than a line. */
function pieces(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word]
  const cut: string[] = []
  let piece = ''
  let taken = 0
  for (const { segment } of characters.segment(word)) {
    const columns = displayWidth(segment)
    if (taken + columns > width && piece !== '') {
      cut.push(piece)
      piece = ''
      taken = 0
    }
    piece += segment
    taken += columns
  }
  return [...cut, piece]
}

/** Breaks a text into lines of at most `width` columns, at blanks where it can. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/ +/).flatMap((each) => pieces(each, width))) {
    if (line === '') line = word
    else if (displayWidth(line) + 1 + displayWidth(word) <= width) line += ` ${word}`
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}

/** A paragraph behind an indent. */
export function paragraph(text: string, indent: number, first = ' '.repeat(indent)): string {
  return wrap(text, WIDTH - indent)
    .map((line, index) => (index === 0 ? first : ' '.repeat(indent)) + line)
    .join('\n')
}

/** A paragraph that is broken wherever a line is full: what has blanks in it is one thing. */
export function unbroken(text: string, indent: number, first = ' '.repeat(indent)): string {
  return pieces(text, WIDTH - indent)
    .map((line, index) => (index === 0 ? first : ' '.repeat(indent)) + line)
    .join('\n')
}

/** A table: the first column to the left, the others to the right; a long first cell gets a line of its own. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], first: number): string[] {
  const widths = head.map((title, column) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[column] ?? ''))),
  )
  const [widest = 0, ...others] = widths
  const taken = (gap: number) => others.reduce((sum, width) => sum + width + gap, 0)
  // Columns move together before a name has to leave its line.
  const gap = Math.min(first, widest) + taken(2) > WIDTH ? 1 : 2
  const numbers = (row: readonly string[]) =>
    row
      .slice(1)
      .map((cell, index) => padded(cell, (others[index] ?? 0) + gap, 'right'))
      .join('')
  const width = Math.max(0, Math.min(first, widest, WIDTH - taken(gap)))
  return [head, ...rows].flatMap((row) => {
    const [name = ''] = row
    return displayWidth(name) <= width
      ? [padded(name, width) + numbers(row)]
      : [...wrap(name, WIDTH), ' '.repeat(width) + numbers(row)]
  })
}
