/**
 * The lines of GitBook's rendered form: the language of the labels, section labels, and the glued name line
 * (`limitinteger · min: 1 · max: 50Optional`).
 * Pure.
 *
 * @see https://github.com/GitbookIO/gitbook/blob/main/packages/react-openapi/src/OpenAPISchemaName.tsx
 */
import { languages } from './labels/index.ts'
import type { Labels } from './labels/labels.ts'

/** A line of the page, or a piece of one that holds several things. */
export interface Line {
  /** Without spaces at the ends. */
  text: string
  /** Number of the page line, from 1. */
  line: number
  /** Columns of space before the text. */
  indent: number
}

/** What a name line says. */
export interface NameLine {
  /** Empty for a line that only names a type. */
  name: string
  /** `string`, `any of`, `string | null`, … ; `undefined` when a constant stands in its place. */
  base?: string
  /** What follows the type: `enum`, a format, or the title of an object. */
  detail?: string
  /** How many `[]` follow. */
  arrays: number
  constant?: string
  min?: number
  max?: number
  nullable: boolean
  readOnly: boolean
  writeOnly: boolean
  /** `undefined` when neither flag is printed. */
  required?: boolean
  deprecated: boolean
  discriminator: boolean
  /** What is glued to the end: a description, or `Default:` and the like. */
  rest: string
}

/** The sections of an operation, in the order in which they are printed. */
export type Section = 'authorizations' | 'path' | 'query' | 'header' | 'cookie' | 'body' | 'responses'

/** The words of one language, ready to be found in lines. */
export interface Vocabulary {
  labels: Labels
  /** Section labels, in printed order. */
  sections: ReadonlyMap<string, Section>
  /** Matches a whole name line. */
  nameLine: RegExp
  /** Matches a line that ends like a name line. */
  nameEnd: RegExp
  /** Matches `Default:` and the like at the start of a text or glued to what stands before. */
  tailLabel: RegExp
}

const TYPES = 'string|integer|number|boolean|object|array|null|undefined|any of|one of|all of|not|any'
const NUMBER = String.raw`[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?`

/** A text as a regular expression that matches it. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}

/** The words of each language. */
export const vocabularies: readonly Vocabulary[] = languages.map((labels) => ({
  labels,
  sections: new Map<string, Section>([
    [labels.authorizations, 'authorizations'],
    [labels.pathParameters, 'path'],
    [labels.queryParameters, 'query'],
    [labels.headerParameters, 'header'],
    ['cookie', 'cookie'],
    [labels.body, 'body'],
    [labels.payload, 'body'],
    [labels.responses, 'responses'],
  ]),
  nameLine: nameLinePattern(labels),
  nameEnd: new RegExp(
    `(?:${TYPES})(?:\\[\\])*(?: · \\S+| · \\S+: \\S+)*(?:${literally(labels.required)}|${literally(labels.optional)})$`,
  ),
  tailLabel: tailLabelPattern(labels),
}))

/** The labels of what follows a description: at the start or glued to it, before a value or glued to the next label. */
function tailLabelPattern({ possibleValues }: Labels): RegExp {
  const label = `(?:Sunset date|Default|Example|Pattern|${literally(possibleValues)}):`
  return new RegExp(`(?<![\\s(])${label}(?= |$|${label})`, 'g')
}

/** The grammar of a name line in one language. */
function nameLinePattern(labels: Labels): RegExp {
  const word = (group: string, text: string) => `(?<${group}>${literally(text)})?`
  const bound = (group: string, text: string) => `(?: · ${literally(text)}: (?<${group}>${NUMBER}))?`
  const nullable = literally(labels.nullable)
  const type =
    `(?:const: (?<constant>.+?)|(?<base>(?:${TYPES})(?: \\| (?:${TYPES}))*)` +
    `(?: · (?!${nullable})(?<detail>[^\\s:]+?))?(?<arrays>(?:\\[\\]){0,8}))`
  const flags =
    word('readOnly', labels.readOnly) +
    word('writeOnly', labels.writeOnly) +
    `(?:(?<required>${literally(labels.required)})|(?<optional>${literally(labels.optional)}))` +
    `${word('deprecated', labels.deprecated)}(?<rest>.*)`
  const bare =
    `${word('bareReadOnly', labels.readOnly)}${word('bareWriteOnly', labels.writeOnly)}` +
    `${word('bareDeprecated', labels.deprecated)}` +
    `(?<bareRest>(?:Default|Example|Pattern|${literally(labels.possibleValues)}):.*)?`
  return new RegExp(
    `^(?<name>Other properties|[^\\s·]*?)${word('discriminator', labels.discriminator)}${type}` +
      `${bound('min', labels.min)}${bound('max', labels.max)}(?<nullable> [·|] ${nullable})?(?:${flags}|${bare})$`,
  )
}

/** Reads a name line; `undefined` when the line is none. */
export function readNameLine(text: string, { nameLine }: Vocabulary): NameLine | undefined {
  const found = nameLine.exec(text)?.groups
  if (!found) return undefined
  const number = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits))
  return {
    name: found.name ?? '',
    ...defined({ base: found.base, detail: found.detail, constant: found.constant }),
    ...defined({ min: number(found.min), max: number(found.max) }),
    arrays: (found.arrays?.length ?? 0) / 2,
    nullable: found.nullable !== undefined,
    readOnly: (found.readOnly ?? found.bareReadOnly) !== undefined,
    writeOnly: (found.writeOnly ?? found.bareWriteOnly) !== undefined,
    ...(found.required ? { required: true } : found.optional ? { required: false } : {}),
    deprecated: (found.deprecated ?? found.bareDeprecated) !== undefined,
    discriminator: found.discriminator !== undefined,
    rest: (found.rest ?? found.bareRest ?? '').trim(),
  }
}

/** Leaves out the members that are `undefined`. */
function defined<Members extends object>(from: Members): { [Key in keyof Members]?: NonNullable<Members[Key]> } {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as never
}

/** Whether a name line says nothing but one word that ends like a type (`substring`). */
export function isBareWord(name: NameLine): boolean {
  const plain = !name.detail && name.arrays === 0 && name.min === undefined && name.max === undefined && !name.constant
  return plain && name.required === undefined && !name.nullable && !name.readOnly && !name.writeOnly && !name.deprecated
}

/** The language in which most lines of a page are labels, at least one of a section; `undefined` when there is none. */
export function detectLanguage(lines: readonly Line[]): Vocabulary | undefined {
  const counts = new Map<string, number>()
  for (const { text } of lines) if (text !== '' && text.length < 500) counts.set(text, (counts.get(text) ?? 0) + 1)
  let best: { score: number; vocabulary: Vocabulary } | undefined
  for (const vocabulary of vocabularies) {
    const { required, optional, noContent, possibleValues } = vocabulary.labels
    const ends = [required, optional, `${possibleValues}:`]
    let sections = 0
    let others = 0
    for (const [text, count] of counts) {
      // `cookie` is the same in every language.
      if (text !== 'cookie' && vocabulary.sections.has(text)) sections += count
      else if (text === noContent) others += count
      else if (!text.includes('. ') && ends.some((end) => text.endsWith(end))) others += count
    }
    const score = sections === 0 ? 0 : sections + others
    if (score > (best?.score ?? 0)) best = { score, vocabulary }
  }
  return best?.vocabulary
}

/** Splits a page into lines. */
export function splitLines(text: string): Line[] {
  return text.split(/\r\n|\r|\n/).map((raw, index) => {
    const trimmed = raw.trim()
    return { text: trimmed, line: index + 1, indent: raw.length - raw.trimStart().length }
  })
}
