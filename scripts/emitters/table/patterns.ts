/**
 * Patterns as every validator can compile them: with the `u` flag, as JSON Schema asks. One that is valid only without
 * it (`\-`, a lone `}`) is rewritten to the same pattern in the stricter spelling.
 * Pure.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-6.4
 */
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp'

const parser = new RegExpParser({ ecmaVersion: 2025 })

/** The pattern, rewritten where it must be; `undefined` when it is no regular expression at all. */
export function unicodePattern(pattern: string): string | undefined {
  if (compiles(pattern, 'u')) return pattern
  if (!compiles(pattern, '')) return undefined
  try {
    const rewritten = rewrite(pattern)
    return compiles(rewritten, 'u') ? rewritten : undefined
  } catch {
    return undefined
  }
}

function compiles(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags)
    return true
  } catch {
    return false
  }
}

/** Spells out every character that the `u` flag reads differently. */
function rewrite(pattern: string): string {
  const edits: { start: number; end: number; text: string }[] = []
  const replace = ({ start, end }: AST.Node, text: string): void => {
    edits.push({ start, end, text })
  }
  visitRegExpAST(parser.parsePattern(pattern, 0, pattern.length, { unicode: false }), {
    onCharacterEnter: (node) => replace(node, spell(node)),
    onQuantifierEnter: (node) => {
      // A lookaround may not be repeated under `u`; a group around it may.
      if (node.element.type !== 'Assertion') return
      edits.push({ start: node.element.start, end: node.element.start, text: '(?:' })
      edits.push({ start: node.element.end, end: node.element.end, text: ')' })
    },
  })
  return apply(pattern, edits)
}

/** A character as `u` reads it. */
function spell({ value, raw, parent }: AST.Character): string {
  // Beside a class escape (`[\w-.]`) a hyphen is itself, which `u` wants escaped.
  if (value === 0x2d && parent.type.startsWith('CharacterClass')) return '\\-'
  if (compiles(raw, 'u') && raw.length <= 2) return raw
  if (/[\^$\\.*+?()[\]{}|/]/.test(String.fromCodePoint(value))) return `\\${String.fromCodePoint(value)}`
  if (value > 0x20 && value < 0x7f) return String.fromCodePoint(value)
  return `\\u${value.toString(16).padStart(4, '0')}`
}

/** Applies edits from left to right; of two for one place the later one counts. */
function apply(text: string, edits: readonly { start: number; end: number; text: string }[]): string {
  const latest = new Map(edits.map((edit) => [`${edit.start}-${edit.end}`, edit]))
  const ordered = [...latest.values()].sort((a, b) => a.start - b.start || a.end - b.end)
  let result = ''
  let at = 0
  for (const edit of ordered) {
    result += text.slice(at, edit.start) + edit.text
    at = edit.end
  }
  return result + text.slice(at)
}
