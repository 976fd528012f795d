/**
 * Running text of GitBook's rendered form as Markdown: paragraphs, line breaks and bullet lists.
 * Pure.
 */
import type { Line } from './gitbook-rendered-lines.ts'
import { type Located, type PageName, scalar } from './located.ts'

const BULLET = /^[•◦▪‣·]\s+/

/** Lines of text as one Markdown text that knows its page lines; `undefined` when all are blank. */
export function markdown(lines: readonly Line[], page: PageName): Located | undefined {
  const texts: string[] = []
  const numbers: number[] = []
  const push = (text: string, line: number) => {
    texts.push(text)
    numbers.push(line)
  }
  const margin = Math.min(...lines.filter(({ text }) => BULLET.test(text)).map(({ indent }) => indent))
  let blank = false
  let inList = false
  for (const { text, line, indent } of lines) {
    if (text === '') {
      blank = true
      continue
    }
    const bullet = BULLET.test(text)
    // A blank line before a paragraph and around a list makes them one in Markdown; between bullets it does not count.
    if (texts.length > 0 && (bullet !== inList || (blank && !bullet))) push('', line)
    const depth = bullet ? '  '.repeat(Math.min(8, Math.floor((indent - margin) / 2))) : ''
    push(bullet ? `${depth}- ${text.replace(BULLET, '')}` : text, line)
    blank = false
    inList = bullet
  }
  const [first] = numbers
  if (first === undefined) return undefined
  return { ...scalar({ page, line: first }, texts.join('\n')), lines: numbers }
}
