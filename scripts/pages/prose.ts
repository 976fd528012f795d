/**
 * Sentences that state a rule in regular wording: "`offset` must be a multiple of `limit`", "(default value: 0)",
 * "If not provided, the default reason code is X".
 * Pure. Knows no names of its own: the subjects are handed in; what is not plainly a rule is left alone.
 */

/** A sentence, and where in its text it begins. */
export interface Sentence {
  text: string
  offset: number
}

/** A rule that one value is a multiple of another. */
export interface MultipleOfRule {
  /** As written; `undefined` when the sentence means what it stands under. */
  subject?: string
  of: string
  status?: number
  errorCode?: string
}

/** A value taken when nothing is sent. */
export interface DefaultRule {
  /** As written; `undefined` when the sentence means what it stands under. */
  subject?: string
  value: string
  /** Whether the value stands in quotes, so that any word may be one. */
  quoted: boolean
}

/** Longer ones are no sentences. */
const MAX_SENTENCE = 1000

/** Up to a full stop that a capital, a quoted name or the end follows. */
const SENTENCE = /(?:[^.!?]|(?<=\b(?:e\.g|i\.e|cf))\.|[.!?](?!\s+(?:["'`“]|\(?\p{Lu})|\s*$))+[.!?]*/gu
/** Pages misspell it: "multipe", "mulitpe". */
const MULTIPLE = 'mul(?:ti|it)p(?:le|el|e|l)s?'
const REFUSAL = /\b(?:reject|refus|declin|den(?:y|ie)|fail|invalid|error|not (?:be )?(?:accept|allow|valid)|4\d\d\b)/i
const MODAL = '(?:must|shall|should|ha(?:s|ve) to|needs? to|(?:is|are) (?:required|expected) to|can only|may only)'
const QUALIFIERS = String.raw`(?:\s+(?:always|only|not|be|an?|exact(?:ly)?|whole|integer|positive|strictly|zero|0|or|and|number))*`
const NOUN = String.raw`(?:\s+(?:parameter|property|field|header|attribute|value|number))*`
const ARTICLE = String.raw`(?:(?:the|its|a|an)\s+)?(?:value\s+of\s+)?(?:the\s+)?`

/** Cuts a text into sentences; lists, table rows and line breaks end one, wrapped lines do not. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = []
  let start = 0
  for (const end of [...text.matchAll(/<br\s*\/?>|(?<=\|)\n|\n(?![a-z(`])/g), undefined]) {
    const block = text.slice(start, end?.index)
    for (const piece of block.matchAll(SENTENCE)) {
      const lead = /^\s*(?:[-*+•]\s+)?/.exec(piece[0])?.[0].length ?? 0
      const sentence = piece[0].slice(lead).replace(/\s+/g, ' ').trim()
      if (sentence === '' || sentence.length > MAX_SENTENCE || sentence.startsWith('|')) continue
      found.push({ text: sentence, offset: start + piece.index + lead })
    }
    start = end ? end.index + end[0].length : text.length
  }
  return found
}

/** A pattern that finds any of the names as a word of its own, perhaps in quotes. */
function anyOf(names: readonly string[], group: string): string {
  const longestFirst = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const words = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`))
  return String.raw`(?<![\w-])[\`'"“]?(?<${group}>${words.join('|')})[\`'"”]?(?![\w-])`
}

/** Finds rules about given names. */
export interface RuleFinder {
  /** A multiple-of rule; the sentence after it may say how a breach is refused. */
  multipleOf(sentence: string, next?: string): MultipleOfRule | undefined
  /** A default that is stated of one of the names. */
  namedDefault(sentence: string): DefaultRule | undefined
}

/** A finder for the names of one operation. */
export function ruleFinder(names: readonly string[]): RuleFinder {
  let multiples: RegExp[] | undefined
  let defaults: RegExp[] | undefined
  return {
    multipleOf(sentence, next = '') {
      if (names.length === 0 || !/mul(?:ti|it)p|divisible/i.test(sentence)) return undefined
      multiples ??= multipleForms(names)
      for (const form of multiples) {
        const groups = form.exec(sentence)?.groups
        if (!groups?.object || !asksForMultiple(sentence, groups.verb ?? groups.ownVerb ?? 'must')) continue
        const subject = groups.subject ? { subject: groups.subject } : {}
        return { ...subject, of: groups.object, ...refusalOf(next), ...refusalOf(sentence) }
      }
      return undefined
    },
    namedDefault(sentence) {
      if (names.length === 0 || !/default|\b(?:if|when)\b/i.test(sentence)) return undefined
      defaults ??= namedDefaultForms(names)
      for (const form of defaults) {
        const groups = form.exec(sentence)?.groups
        const rule = defaultRule(groups)
        if (rule && groups?.subject) return { ...rule, subject: groups.subject }
      }
      return undefined
    },
  }
}

/** Wordings of a multiple-of rule. */
function multipleForms(names: readonly string[]): RegExp[] {
  const subject = `${anyOf(names, 'subject')}${NOUN}`
  const object = `${ARTICLE}${anyOf(names, 'object')}`
  const of = `(?:${MULTIPLE}\\s+of|divisible\\s+by)\\s+${object}`
  const accepted = String.raw`(?:is|are)\s+(?:accepted|allowed|valid|supported|permitted)\s+(?:for|as|in)`
  const accepts = String.raw`(?:only\s+)?(?:accepts?|supports?|allows?|takes?)\s+(?:only\s+)?`
  const implied = String.raw`(?:it|(?:the|this)\s+(?:value|number|parameter|field|property))?`
  return [
    `${subject}\\s+(?<verb>(?:(?:that|which)\\s+)?(?:${MODAL}|is|are|isn['’]t)${QUALIFIERS})\\s+${of}`,
    `only\\s+${MULTIPLE}\\s+of\\s+${object}${NOUN}\\s+${accepted}\\s+${ARTICLE}${subject}`,
    `${subject}\\s+${accepts}${MULTIPLE}\\s+of\\s+${object}`,
    `^${implied}\\s*(?<ownVerb>${MODAL}${QUALIFIERS})\\s+${of}`,
  ].map((form) => new RegExp(form, 'i'))
}

/** Whether a verb makes it a rule: "rejected if it is a multiple" and "must not be a multiple" say the opposite. */
function asksForMultiple(sentence: string, verb: string): boolean {
  const negated = /\bnot\b|n['’]t/i.test(verb)
  const modal = new RegExp(MODAL, 'i').test(verb)
  const unless = /\b(?:unless|only if|otherwise|or else)\b/i.test(sentence)
  if (negated) return !modal && REFUSAL.test(sentence) && !unless
  return modal || unless || !REFUSAL.test(sentence)
}

/** The status and code a sentence announces for a refusal. */
function refusalOf(sentence: string): { status?: number; errorCode?: string } {
  if (!REFUSAL.test(sentence)) return {}
  const status = /\b(?:status|code|http|with|error|an?)\s+(?:code\s+|http\s+)*(?<status>4\d\d)\b/i.exec(sentence)
  const code = /\berror\s?code\s+(?:is\s+)?[`'"]?(?<code>[A-Z][A-Z0-9]*_[A-Z0-9_]+)/i.exec(sentence)
  return {
    ...(status?.groups?.status ? { status: Number(status.groups.status) } : {}),
    ...(code?.groups?.code ? { errorCode: code.groups.code } : {}),
  }
}

const QUOTED = String.raw`"[^"]{0,100}"|'[^']{0,100}'|\`[^\`]{0,100}\`|“[^”]{0,100}”`
const VALUE = String.raw`(?:(?<quoted>${QUOTED})|(?<plain>[-+]?\w(?:[\w.:/+-]*\w)?))`
/** After a value: the end, or something that ends a clause. */
const END = String.raw`(?=\s*(?:$|[.,;:)!]|and\b|or\b|if\b|when\b|\(|\bis\s+(?:used|assumed|applied|taken)))`
const ABSENT = String.raw`\b(?:if|when)\b[^.,]{0,60}?\b(?:not\s+(?:provided|set|given|specified|present|supplied|sent|filled|included)|omitted|absent|missing|left\s+out|unset|unspecified)\b`
const BECOMES = String.raw`\b(?:considered|assumed|taken|treated|used|set|defaults?|is|be|apply|applies)\b(?:\s+(?:as|to|to\s+be|is|being))*`

/** Wordings of a default of the thing that is described. */
const OWN_DEFAULTS = [
  String.raw`\bdefault(?:s|ed)?(?:\s+value)?\s*(?:(?:is|are)\b|to\b|of\b|[:=])\s*(?:set\s+to\s+)?${VALUE}${END}`,
  String.raw`\(\s*default\s+${VALUE}\s*\)`,
  String.raw`\bdefault\s+(?:\w+\s+){1,3}?(?:is|:)\s+${VALUE}${END}`,
  String.raw`${ABSENT}[^.]{0,20}?,\s*${VALUE}\s+(?:is|will\s+be)\s+(?:used|assumed|taken|applied)`,
  String.raw`${ABSENT}[^.]{0,80}?${BECOMES}\s+${VALUE}${END}`,
  String.raw`${VALUE}\s*(?:\((?:by\s+|the\s+)?default\)|,?\s+which\s+is\s+the\s+default|\s+is\s+(?:the\s+|used\s+(?:by|as\s+the)\s+)default)`,
  String.raw`\bby\s+default,?\s+(?:(?:it|the\s+value)\s+is\s+)?${VALUE}${END}`,
].map((form) => new RegExp(form, 'i'))

/** Finds a default that a sentence states about the thing it describes. */
export function findOwnDefault(sentence: string): DefaultRule | undefined {
  if (!/default|\b(?:if|when)\b/i.test(sentence)) return undefined
  for (const form of OWN_DEFAULTS) {
    const rule = defaultRule(form.exec(sentence)?.groups)
    if (rule) return rule
  }
  return undefined
}

/** Wordings of a default of something that is named. */
function namedDefaultForms(names: readonly string[]): RegExp[] {
  const subject = `${anyOf(names, 'subject')}${NOUN}`
  const missing = String.raw`(?:not\s+(?:provided|set|given|specified|present|supplied|sent)|omitted|absent|missing)`
  return [
    String.raw`${subject}\s*(?:=|:|of|is)?\s*${VALUE}\s*\((?:by\s+|the\s+)?default\)`,
    String.raw`${subject}\s*\(?\s*(?:defaults?\s+to|default(?:\s+value)?\s*(?:is|[:=])?)\s*${VALUE}${END}`,
    String.raw`\bdefault(?:\s+value)?\s+(?:(?:of|for)\s+)?${ARTICLE}${subject}\s*(?:is|[:=])\s*${VALUE}${END}`,
    String.raw`\b(?:if|when)\s+${ARTICLE}${subject}\s+(?:is\s+)?${missing}\b[^.]{0,40}?${BECOMES}\s+${VALUE}${END}`,
  ].map((form) => new RegExp(form, 'i'))
}

function defaultRule(groups: Record<string, string | undefined> | undefined): DefaultRule | undefined {
  if (groups?.quoted !== undefined) return { value: groups.quoted.slice(1, -1), quoted: true }
  return groups?.plain === undefined ? undefined : { value: groups.plain, quoted: false }
}
