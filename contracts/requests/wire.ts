/**
 * What becomes of a value on its way: a negative that turns valid as text, or that HTTP cannot carry, or that leads to
 * another route, is none. This is the list that keeps a suite from crying wolf.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import type { Operation, OperationsTable, Parameter } from '../../scripts/lib/operations.ts'
import type { Judge } from '../../scripts/lib/sampling/judge.ts'
import { text } from './text.ts'

/** Longest text sent outside a body; servers may refuse longer request lines and headers whatever they mean. */
export const MAX_TEXT = 4096

/** Whether HTTP can carry a value in this place without changing what it means. */
export function canCarry(parameter: Parameter, value: Json): boolean {
  if (value === null || !isFlat(parameter, value)) return false
  const written = textsOf(value)
  if (written.length === 0 || written.some((one) => !one.isWellFormed() || one.length > MAX_TEXT)) return false
  if (parameter.in === 'path') return written.every((one) => one !== '.' && one !== '..' && /^[^/\\]+$/.test(one))
  if (parameter.in === 'header') return written.every((one) => /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(one))
  return true
}

/** What separates the parts of a list or an object in some style, and what some receivers take for a separator. */
const SEPARATOR = /[,;|.=&\s]|^$/

/** Whether a list or an object can be written so that every receiver takes it apart at the same places. */
function isFlat(parameter: Parameter, value: Json): boolean {
  if (parameter.contentType !== undefined || typeof value !== 'object' || value === null) return true
  const parts = Object.values(value)
  return parts.every((part) => typeof part !== 'object') && parts.every((part) => !SEPARATOR.test(text(part)))
}

/** Whether a value that breaks the schema of a parameter still does after travelling as text. */
export function staysInvalid(judge: Judge, parameter: Parameter, value: Json): boolean {
  if (!canCarry(parameter, value) || isStray(judge, parameter, value)) return false
  const empty = textsOf(value).every((one) => one === '')
  if (empty && !parameter.required) return false
  return !readings(parameter, value).some((reading) => judge.accepts(parameter.schema, reading))
}

/** Whether a text in place of an object would travel under a name that belongs to none of its properties. */
function isStray(judge: Judge, { style, explode, schema }: Parameter, value: Json): boolean {
  if (isObject(value) || !(style === 'deepObject' || (style === 'form' && explode))) return false
  return !judge.faults(schema, {}).some(({ pointer, keyword }) => pointer === '' && keyword === 'type')
}

/** Whether a value of a parameter reads back as something its schema allows. */
export function staysValid(judge: Judge, parameter: Parameter, value: Json): boolean {
  if (!canCarry(parameter, value)) return false
  if (parameter.contentType !== undefined) return judge.accepts(parameter.schema, value)
  // An empty text is often taken for an absent one, so it proves nothing either way.
  return textsOf(value).some((one) => one !== '') && judge.accepts(parameter.schema, value)
}

/** The texts a value is made of. */
function textsOf(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [text(value)]
}

/** Everything a receiver may reasonably take the text of a value for. */
function readings(parameter: Parameter, value: Json): Json[] {
  if (parameter.contentType !== undefined) return [value]
  const texts = textsOf(value)
  const whole = texts.join(',')
  const items = whole.split(',')
  const typed = items.map((item) => scalars(item))
  const first = typed.map((candidates) => candidates.at(-1) ?? null)
  // What comes under a name of its own each time is never one text.
  const isApart = Array.isArray(value) && texts.length > 1 && parameter.in === 'query' && parameter.explode
  const asOne = isApart ? [] : [...scalars(whole), [whole], ...scalars(whole).map((one) => [one])]
  const taken = [...asOne, value, items, first]
  return [...taken, ...partReadings(parameter, value)]
}

/** A list or an object with one of its parts taken for something else, as a text does not say what it was. */
function partReadings({ style, explode }: Parameter, value: Json): Json[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => scalars(text(item)).map((other) => value.with(index, other)))
  }
  if (!isObject(value)) return []
  const entries = Object.entries(value)
  const swapped = entries.flatMap(([name, part]) =>
    scalars(text(part)).map((other) =>
      Object.fromEntries(entries.map(([key, own]) => [key, key === name ? other : own])),
    ),
  )
  // Each property is a parameter of its own then, and one that is not known is ignored.
  const known = style === 'form' && explode ? entries.map(([name]) => entries.filter(([key]) => key !== name)) : []
  return [...swapped, ...known.map((kept) => Object.fromEntries(kept))]
}

/** Everything the value of a header may be taken for. */
export function readHeader(value: string): Json[] {
  const items = value.split(',').map((item) => item.trim())
  const typed = items.map((item) => scalars(item).at(-1) ?? null)
  return [...scalars(value), items, typed]
}

const TRUE = ['true', '1', 'yes', 'on', 't', 'y']
const FALSE = ['false', '0', 'no', 'off', 'f', 'n']

/** A text as text, number, truth value or null. */
function scalars(written: string): Json[] {
  const trimmed = written.trim().toLowerCase()
  const found: Json[] = [written]
  if (TRUE.includes(trimmed)) found.push(true)
  if (FALSE.includes(trimmed)) found.push(false)
  if (trimmed === '' || trimmed === 'null') found.push(null)
  const number = Number(trimmed)
  if (trimmed !== '' && Number.isFinite(number)) found.push(number)
  return found
}

/** Whether a concrete path of an operation could just as well be meant for another path of the table. */
export function leadsElsewhere(table: OperationsTable, operation: Operation, path: string): boolean {
  const [route = ''] = path.split('?')
  return table.operations.some(({ path: template }) => template !== operation.path && matchesTemplate(template, route))
}

/** Templates as they were asked for last: every path is held against those of a whole table. */
const compiled = new Map<string, RegExp>()
/** How many of them are remembered. */
const MOST_COMPILED = 10_000

/** Whether a concrete, encoded path fits a template. */
export function matchesTemplate(template: string, path: string): boolean {
  const pattern = compiled.get(template) ?? patternOf(template)
  if (compiled.size >= MOST_COMPILED) compiled.clear()
  compiled.set(template, pattern)
  return pattern.test(path)
}

function patternOf(template: string): RegExp {
  const parts = template.split(/\{[^{}]+\}/).map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('[^/]+')}/?$`)
}
