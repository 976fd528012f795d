/**
 * What an error gives away: signs of the inside of a server, and secrets that it repeats.
 * Pure; names the kind of thing, never the thing.
 */
import { type Answer, headerOf, type Parsed, parseBody, textOf } from '../transport/exchange.ts'

/** One thing an answer gives away. */
export interface Disclosure {
  kind: 'stack' | 'query' | 'file' | 'software' | 'secret'
  words: string
}

const SIGNS: readonly [Disclosure['kind'], string, RegExp][] = [
  ['stack', 'a stack trace', /(?:\n|\\n|<br>|"|^)\s*(?:&nbsp;\s*)*at [^\n"<]{1,200}(?::\d+|\.java|\.kt|\.cs)\b/],
  ['stack', 'a stack trace', /Traceback \(most recent call last\)|File "[^"\n]{1,200}", line \d+|goroutine \d+ \[/],
  [
    'stack',
    'a stack trace',
    /\b(?:java|javax|jakarta|org|com|kotlin|scala)(?:\.\w{1,60}){1,10}\.\w*(?:Exception|Error)\b/,
  ],
  [
    'stack',
    'a stack trace',
    /\bSystem\.(?:\w{1,60}\.)*\w*Exception\b|panicked at |runtime error: |Fatal error: Uncaught|\.rb:\d+:in [`']/,
  ],
  ['stack', 'a stack trace', /"(?:stack|stackTrace|stack_trace|trace)"\s*:\s*["[]/],
  [
    'query',
    'a database query',
    /\bSQLSTATE\b|\bORA-\d{5}\b|syntax error at or near|select \* from|You have an error in your SQL|\bMongoServerError\b|duplicate key value violates|SequelizeDatabaseError/i,
  ],
  [
    'query',
    'a database query',
    /\b(?:SELECT\s[^"\n]{1,200}\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\s+[\w"`.[]/,
  ],
  ['file', 'the path of a file', /\/(?:usr|home|var|opt|srv|app|root|etc|tmp)\/[\w.@-]+\/[\w.@/-]*|node_modules\//],
  ['file', 'the path of a file', /\b[A-Za-z]:\\\\?(?:[\w.@ -]+\\\\?)+/],
  [
    'software',
    'the name and version of its software',
    /\b(?:nginx|Apache(?: Tomcat)?|openresty|Jetty|Werkzeug)\/\d+\.\d+/i,
  ],
  ['software', 'the page of its framework', /Whitelabel Error Page|Django Version|Laravel|Werkzeug Debugger/i],
]

/** Longest body that is looked through. */
const LONGEST = 100_000
/** Shorter texts may stand in an answer by chance. */
const SHORTEST = 8
const UTF8 = new TextDecoder()

const known = new WeakMap<Parsed, readonly Disclosure[]>()

/** The signs in a body; looked for once, where bodies that are read once come again. */
function signsIn(answer: Answer): readonly Disclosure[] {
  const reading = parseBody(answer)
  const before = known.get(reading)
  if (before) return before
  const body = shownText(answer)
  const found = SIGNS.filter(([, , sign]) => sign.test(body)).map(([kind, words]) => ({ kind, words }))
  known.set(reading, found)
  return found
}

function shownText(answer: Answer): string {
  return textOf(answer)?.slice(0, LONGEST) ?? UTF8.decode(answer.body.subarray(0, LONGEST))
}

/** What an answer gives away, each kind once. */
export function disclosures(answer: Answer, secrets: readonly string[]): Disclosure[] {
  const body = shownText(answer)
  const found = [...signsIn(answer)]
  const headers = answer.headers.map(([, value]) => value).join('\n')
  if (headerOf(answer, 'x-aspnet-version') !== undefined)
    found.push({ kind: 'software', words: 'the version of its software' })
  if (secrets.some((secret) => secret.length >= SHORTEST && (body.includes(secret) || headers.includes(secret)))) {
    found.push({ kind: 'secret', words: 'a secret of the request' })
  }
  return found.filter(({ kind }, index) => found.findIndex((other) => other.kind === kind) === index)
}
