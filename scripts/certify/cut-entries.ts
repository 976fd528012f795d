/**
 * Cuts the text of an HTTP archive into its entries and what stands around them, chunk by chunk.
 * Keeps one entry and the frame; refuses what no archive is: too deep, too large, cut off.
 */
import { PipelineError } from '../lib/errors.ts'

/** A part of the text, with the line it begins at. */
export interface Piece {
  /** `opening` is the text up to the first entry, closed for the time being; `frame` the whole text without entries. */
  type: 'opening' | 'entry' | 'frame'
  text: string
  line: number
}

/** The largest entry, and the largest text around the entries, in characters. */
const LARGEST = 48 * 1024 * 1024
/** How deep an entry may be nested: bodies stand in it as text. */
const DEEPEST = 100
/** How deep the entries are: `{"log":{"entries":[`. */
const LIST = 3
/** What the structure of JSON is made of; an escaped character is none of it. */
const TOKEN = /\\[\s\S]|["{}[\]\n]/g

/** Reads the text. */
class Cutter {
  readonly #file: string
  #line = 1
  #depth = 0
  #inText = false
  #state: 'before' | 'within' | 'after' = 'before'
  #frame = ''
  #entry = ''
  #entryLine = 1
  /** A backslash at the end of a chunk belongs to what comes next. */
  #carried = ''

  constructor(file: string) {
    this.#file = file
  }

  /** Reads a chunk. */
  *take(chunk: string): Generator<Piece> {
    const whole = this.#carried + chunk
    this.#carried = /(?<!\\)(?:\\\\)*\\$/.test(whole.slice(-1000)) ? '\\' : ''
    const text = this.#carried === '' ? whole : whole.slice(0, -1)
    let from = 0
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
      if (token === '\n') this.#line += 1
      else if (token === '"') this.#inText = !this.#inText
      if (this.#inText || !/^[{}[\]]$/.test(token)) continue
      const [before, after] = [text.slice(from, index), text.slice(from, index + 1)]
      const piece = token === '{' || token === '[' ? this.#open(token, before) : this.#close(before, after)
      if (piece === undefined) continue
      from = piece === 'entry begins' || piece === 'list ends' ? index : index + 1
      if (typeof piece !== 'string') yield piece
    }
    this.#keep(text.slice(from))
  }

  /** Ends the text. */
  *end(): Generator<Piece> {
    if (this.#depth > 0 || this.#inText) throw this.#fault('The archive ends in the middle; it was cut off')
    yield { type: 'frame', text: this.#frame, line: 1 }
  }

  #open(token: string, before: string): Piece | 'entry begins' | undefined {
    const begins = this.#state === 'within' && this.#depth === LIST
    if (begins) {
      this.#keep(before)
      this.#entryLine = this.#line
    }
    this.#depth += 1
    if (this.#depth > DEEPEST) throw this.#fault(`The archive is nested more than ${DEEPEST} deep`)
    if (begins) return 'entry begins'
    if (this.#state !== 'before' || this.#depth !== LIST || token !== '[') return undefined
    const frame = this.#frame + before
    if (!/"entries"\s*:\s*$/.test(frame.slice(-100))) return undefined
    this.#frame = this.#held(`${frame}[`)
    this.#state = 'within'
    return { type: 'opening', text: `${this.#frame}]}}`, line: 1 }
  }

  #close(before: string, after: string): Piece | 'list ends' | undefined {
    this.#depth -= 1
    if (this.#depth < 0) throw this.#fault('The archive is not valid JSON here')
    if (this.#state !== 'within') return undefined
    if (this.#depth === LIST) {
      const text = this.#held(this.#entry + after)
      this.#entry = ''
      return { type: 'entry', text, line: this.#entryLine }
    }
    if (this.#depth >= LIST) return undefined
    this.#depth += 1
    this.#keep(before)
    this.#depth -= 1
    this.#state = 'after'
    return 'list ends'
  }

  /** Keeps text that belongs to an entry under way, or to what is around the entries. */
  #keep(text: string): void {
    if (this.#state !== 'within') this.#frame = this.#held(this.#frame + text)
    else if (this.#depth > LIST) this.#entry = this.#held(this.#entry + text)
    else if (/[^\s,]/.test(text)) throw this.#fault('The archive has something in `log.entries` that is no entry')
  }

  #held(text: string): string {
    if (text.length > LARGEST) throw this.#fault(`The archive has a part of more than ${LARGEST} characters`)
    return text
  }

  #fault(problem: string): PipelineError {
    return new PipelineError('SPEC', `${problem}.`, { file: this.#file, line: this.#line })
  }
}

/** Cuts a text into pieces. @throws PipelineError `SPEC` at the line of what is wrong. */
export async function* cutEntries(chunks: AsyncIterable<string>, file: string): AsyncGenerator<Piece> {
  const cutter = new Cutter(file)
  let first = true
  for await (const chunk of chunks) {
    yield* cutter.take(first ? chunk.replace(/^\uFEFF/, '') : chunk)
    first &&= chunk === ''
  }
  yield* cutter.end()
}
