/**
 * The expressions of workflows, evaluated as GitHub does, as far as the workflows here use them.
 * Pure.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 */
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'

/** What `${{ }}` can name: `github`, `inputs`, `needs` and the like. */
export type Context = JsonObject

/** A text with its expressions replaced; one that is nothing but an expression keeps the type of its value. */
export function filled(text: string, context: Context): Json {
  const [, whole] = /^\$\{\{((?:(?!\}\}).)*)\}\}$/s.exec(text.trim()) ?? []
  if (whole !== undefined) return evaluate(whole, context)
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => textOf(evaluate(expression, context)))
}

/** Whether a condition holds; what does not ask how things went asks that nothing failed. */
export function holds(condition: string, context: Context, hasFailed: boolean): boolean {
  const expression = /^\$\{\{(.*)\}\}$/s.exec(condition.trim())?.[1] ?? condition
  if (hasFailed && !/\b(?:cancelled|always|failure)\(\)/.test(expression)) return false
  return expression.trim() === '' || isTrue(evaluate(expression, context))
}

/** A value as it is written into a text. */
export function textOf(value: Json): string {
  return value === null ? '' : isObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value)
}

/** The value of an expression. @throws Error for what is not known here */
export function evaluate(expression: string, context: Context): Json {
  const tokens = expression.match(/'(?:[^']|'')*'|&&|\|\||==|!=|[!()]|[\w.-]+/g) ?? []
  const value = either(tokens, context)
  if (tokens.length > 0)
    throw new Error(`The expression ${expression} ends with what is not known: ${tokens.join(' ')}.`)
  return value
}

function either(tokens: string[], context: Context): Json {
  let value = both(tokens, context)
  while (tokens[0] === '||') {
    tokens.shift()
    const next = both(tokens, context)
    if (!isTrue(value)) value = next
  }
  return value
}

function both(tokens: string[], context: Context): Json {
  let value = compared(tokens, context)
  while (tokens[0] === '&&') {
    tokens.shift()
    const next = compared(tokens, context)
    if (isTrue(value)) value = next
  }
  return value
}

function compared(tokens: string[], context: Context): Json {
  const value = single(tokens, context)
  if (tokens[0] !== '==' && tokens[0] !== '!=') return value
  const wanted = tokens.shift() === '=='
  return areEqual(value, single(tokens, context)) === wanted
}

function single(tokens: string[], context: Context): Json {
  const token = tokens.shift() ?? ''
  if (token === '!') return !isTrue(single(tokens, context))
  if (token === '(') {
    const value = either(tokens, context)
    tokens.shift()
    return value
  }
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'")
  if (/^\d+$/.test(token)) return Number(token)
  return tokens[0] === '(' ? called(token, tokens, context) : named(token, context)
}

/** The value of a function; what was handed to it stands in parentheses. */
function called(name: string, tokens: string[], context: Context): Json {
  tokens.shift()
  const given = tokens[0] === ')' ? null : either(tokens, context)
  tokens.shift()
  if (name === 'always') return true
  if (name === 'cancelled') return false
  if (name === 'fromJSON') return JSON.parse(textOf(given))
  throw new Error(`The function ${name} of workflows is not known here.`)
}

/** The value of a name; null where a context has none. */
function named(path: string, context: Context): Json {
  const [first = '', ...rest] = path.split('.')
  const start = context[first]
  if (start === undefined) throw new Error(`The rehearsal knows no ${path}.`)
  return rest.reduce<Json>((value, name) => (isObject(value) ? (value[name] ?? null) : null), start)
}

function isTrue(value: Json): boolean {
  return value !== null && value !== false && value !== 0 && value !== ''
}

/** Loosely, as GitHub compares: what differs in type as numbers. */
function areEqual(a: Json, b: Json): boolean {
  return typeof a === typeof b && a !== null && b !== null ? a === b : Number(a) === Number(b)
}
