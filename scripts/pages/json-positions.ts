/**
 * Strict JSON (RFC 8259) with the line and column of every node.
 * Pure and linear; refuses what would hurt a reader later: nesting beyond {@link MAX_DEPTH}, repeated keys, `__proto__`.
 */
import { PipelineError } from '../lib/errors.ts'
import type { Located, Origin, PageName, Scalar } from './located.ts'

/** The deepest nesting that is read. */
export const MAX_DEPTH = 200

/** A text to read, and where on the page it stands. */
export interface JsonText {
  text: string
  page: PageName
  /** Page line of the first character; columns count from the start of a line of the text. */
  line: number
}

const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

/** Reads one JSON value and nothing after it. @throws PipelineError `PAGE` with line and column. */
export function readJson(source: JsonText): Located {
  return new Reader(source).whole()
}

/** A position that moves through the text. */
class Reader {
  readonly #text: string
  readonly #page: PageName
  #line: number
  #lineStart = 0
  #at = 0

  constructor({ text, page, line }: JsonText) {
    this.#text = text
    this.#page = page
    this.#line = line
  }

  whole(): Located {
    const root = this.#node(1)
    this.#skipSpace()
    if (this.#at < this.#text.length) this.#refuse('The JSON is followed by something else.')
    return root
  }

  #node(depth: number): Located {
    this.#skipSpace()
    if (depth > MAX_DEPTH) this.#refuse(`The JSON is nested more than ${MAX_DEPTH} levels deep.`)
    const at = this.#origin()
    const opening = this.#text[this.#at]
    if (opening === '{') return { at, value: this.#members(depth) }
    if (opening === '[') return { at, value: this.#elements(depth) }
    return { at, value: opening === '"' ? this.#string() : this.#literal() }
  }

  #members(depth: number): Map<string, Located> {
    const value = new Map<string, Located>()
    this.#at += 1
    for (this.#skipSpace(); this.#text[this.#at] !== '}' || value.size > 0; this.#skipSpace()) {
      const key = this.#key(value)
      value.set(key, this.#node(depth + 1))
      this.#skipSpace()
      if (this.#text[this.#at] === '}') break
      this.#expect(',', '`,` or `}`')
    }
    this.#at += 1
    return value
  }

  #key(taken: ReadonlyMap<string, unknown>): string {
    const start = this.#at
    if (this.#text[start] !== '"') this.#unexpected('a key in quotes')
    const key = this.#string()
    const end = this.#at
    this.#at = start
    if (key === '__proto__') this.#refuse('The key `__proto__` is refused: it can reach into every object of a reader.')
    if (taken.has(key)) this.#refuse(`The key \`${key.slice(0, 80)}\` stands twice in one object.`)
    this.#at = end
    this.#skipSpace()
    this.#expect(':', '`:`')
    return key
  }

  #elements(depth: number): Located[] {
    const value: Located[] = []
    this.#at += 1
    for (this.#skipSpace(); this.#text[this.#at] !== ']' || value.length > 0; this.#skipSpace()) {
      value.push(this.#node(depth + 1))
      this.#skipSpace()
      if (this.#text[this.#at] === ']') break
      this.#expect(',', '`,` or `]`')
    }
    this.#at += 1
    return value
  }

  #string(): string {
    const start = this.#at
    const closed = this.#closingQuote()
    try {
      if (closed !== -1) {
        this.#at = closed + 1
        return JSON.parse(this.#text.slice(start, closed + 1)) as string
      }
    } catch {
      this.#at = start
      return this.#refuse('The JSON is broken: this text holds a control character or an unknown escape.')
    }
    return this.#refuse('The JSON ends inside this text; the page is cut: capture it again.')
  }

  #closingQuote(): number {
    for (let at = this.#at + 1; at < this.#text.length; at += 1) {
      const character = this.#text[at]
      if (character === '"') return at
      if (character === '\\') at += 1
    }
    return -1
  }

  #literal(): Scalar {
    LITERAL.lastIndex = this.#at
    if (!LITERAL.test(this.#text)) return this.#unexpected('a value')
    const taken = this.#text.slice(this.#at, LITERAL.lastIndex)
    const value = JSON.parse(taken) as Scalar
    if (typeof value === 'number' && !Number.isFinite(value)) return this.#refuse('The number is too large.')
    this.#at = LITERAL.lastIndex
    return value
  }

  #skipSpace(): void {
    for (; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text[this.#at]
      if (character === '\n') {
        this.#line += 1
        this.#lineStart = this.#at + 1
      } else if (character !== ' ' && character !== '\t' && character !== '\r') return
    }
  }

  #expect(character: string, wanted: string): void {
    if (this.#text[this.#at] !== character) this.#unexpected(wanted)
    this.#at += 1
  }

  #unexpected(wanted: string): never {
    if (this.#at < this.#text.length) return this.#refuse(`The JSON is broken: ${wanted} is expected here.`)
    return this.#refuse(`The JSON ends where ${wanted} is expected; the page is cut: capture it again.`)
  }

  #refuse(sentence: string): never {
    const { line, column } = this.#origin()
    throw new PipelineError('PAGE', sentence, { file: this.#page.file, line, column })
  }

  #origin(): Origin {
    return { page: this.#page, line: this.#line, column: this.#at - this.#lineStart + 1 }
  }
}
