/**
 * What stands below a name line in GitBook's rendered form: sunset date, description, `Default:`, `Example:`, `Pattern:`
 * and the possible values, in this order, each of them perhaps glued to the one before.
 * Pure.
 */
import { isBareWord, type Line, type NameLine, readNameLine, type Vocabulary } from './gitbook-rendered-lines.ts'

/** The parts below a name line. */
export interface Tail {
  description: Line[]
  sunset?: Line
  default?: Line
  example?: Line
  pattern?: Line
  /** The label of the possible values. */
  enumLabel?: Line
  /** The possible values, where the text still has them. */
  values?: Line[]
}

/** What the reading of a tail needs to know. */
interface TailContext {
  vocabulary: Vocabulary
  warn(line: number, message: string): void
}

/** A labelled value. */
interface Labelled {
  label: string
  value: Line
}

const SUNSET = 'Sunset date'
const MEMBERS = { Default: 'default', Example: 'example', Pattern: 'pattern' } as const

/** Separates a description from what the renderer prints before and after it. */
export function readTail(name: NameLine, texts: readonly Line[], context: TailContext): Tail {
  const lines = [...texts]
  const tail: Tail = { description: lines }
  const pending = takePending(name, lines, context.vocabulary)
  takeSunset(lines, tail)
  const listed = takeListedValues(lines, context.vocabulary)
  const found = takeLabels(lines, context.vocabulary)
  settlePending(pending, lines, found, context)
  for (const { label, value } of found) {
    if (label === context.vocabulary.labels.possibleValues) {
      tail.enumLabel = value
      const words = value.text.split(value.text.includes(',') ? /\s*,\s*/ : /\s+/).filter((word) => word !== '')
      tail.values = [...words.map((text) => ({ ...value, text })), ...listed]
    } else addLabelled(tail, { label, value }, context)
  }
  return tail
}

/** Labels glued to the name line without a value: their values follow the description. */
function takePending(name: NameLine, lines: Line[], { tailLabel, labels }: Vocabulary): Labelled[] {
  const [first] = lines
  if (!first || name.rest === '' || name.rest.replace(tailLabel, '').trim() !== '') return []
  // The possible values are buttons: their label stands alone everywhere.
  if (name.rest.includes(`${labels.possibleValues}:`)) return []
  lines.shift()
  return [...first.text.matchAll(tailLabel)].map((match) => ({
    label: match[0].slice(0, -1),
    value: { ...first, text: '' },
  }))
}

/** Takes the sunset date from the top. */
function takeSunset(lines: Line[], tail: Tail): void {
  const at = lines.findIndex(({ text }) => text !== '')
  const first = lines[at]
  if (!first?.text.startsWith(`${SUNSET}: `)) return
  tail.sunset = { ...first, text: first.text.slice(SUNSET.length + 2).trim() }
  lines.splice(0, at + 1)
}

/** Takes the lines below the label of the possible values, if each of them is one word. */
function takeListedValues(lines: Line[], { labels }: Vocabulary): Line[] {
  const label = lines.findLastIndex(({ text }) => text.includes(`${labels.possibleValues}:`))
  if (label === -1) return []
  const after = lines.slice(label + 1).filter(({ text }) => text !== '')
  if (after.some(({ text }) => /\s/.test(text))) return []
  lines.length = label + 1
  return after
}

/** Takes the labelled values from the end; what stands before the first label of a line is description. */
function takeLabels(lines: Line[], { tailLabel }: Vocabulary): Labelled[] {
  const found: Labelled[] = []
  for (let last = lines.pop(); last; last = lines.pop()) {
    const line = last
    if (line.text === '') continue
    const matches = [...line.text.matchAll(tailLabel)]
    const labelled = matches.map((match, index) => ({
      label: match[0].slice(0, -1),
      value: { ...line, text: line.text.slice(match.index + match[0].length, matches[index + 1]?.index).trim() },
    }))
    const start = matches[0]?.index
    const repeats = labelled.some(({ label }) => found.some((other) => other.label === label))
    // A label that comes again further up is part of the running text.
    if (start === undefined || repeats) {
      lines.push(line)
      break
    }
    found.unshift(...labelled)
    if (start > 0) {
      lines.push({ ...line, text: line.text.slice(0, start) })
      break
    }
  }
  return found
}

/** Gives the pending labels the values that stand after the description. */
function settlePending(pending: readonly Labelled[], lines: Line[], found: Labelled[], { warn }: TailContext): void {
  if (pending.length === 0) return
  const last = lines.findLastIndex(({ text }) => text !== '')
  const line = lines[last]
  const [first, second] = pending
  const [, example = '', pattern = ''] = /^(.*?)(\^.*)?$/.exec(line?.text ?? '') ?? []
  const isValue = line !== undefined && (found.length > 0 || lines.slice(0, last).some(({ text }) => text !== ''))
  if (!first || !line || !isValue || pending.length > 2 || (second && second.label !== 'Pattern')) {
    const labels = pending.map(({ label }) => `\`${label}:\``).join(' and ')
    warn(first?.value.line ?? 0, `The value of ${labels} is not where it is expected.`)
    return
  }
  lines.length = last
  if (second) found.push({ label: 'Pattern', value: { ...line, text: pattern } })
  found.push({ label: first.label, value: { ...line, text: second ? example : line.text } })
}

/** Adds a default, example or pattern. */
function addLabelled(tail: Tail, { label, value }: Labelled, { vocabulary, warn }: TailContext): void {
  if (value.text === '') {
    warn(value.line, `The value of \`${label}:\` is missing.`)
    return
  }
  if (label === SUNSET) tail.sunset = value
  const next = readNameLine(value.text, vocabulary)
  if (next && next.name !== '' && !isBareWord(next)) {
    warn(value.line, `The value of \`${label}:\` and the name after it are glued together and cannot be told apart.`)
  }
  const member = Object.entries(MEMBERS).find(([name]) => name === label)?.[1]
  if (member) tail[member] = value
}
