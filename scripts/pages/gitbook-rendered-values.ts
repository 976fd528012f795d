/**
 * Printed defaults, examples and possible values of GitBook's rendered form as JSON values.
 * Pure.
 */
import { readJson } from './json-positions.ts'
import { type Located, type Origin, scalar } from './located.ts'

const NUMBER = /^[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/

/** A printed value as a value of a type; a text where it cannot be one. */
export function typed(text: string, type: string | undefined, at: Origin): Located {
  if (type === 'string') return scalar(at, text === '""' ? '' : text)
  if (text === 'null') return scalar(at, null)
  const isNumber = NUMBER.test(text) && String(Number(text)).length <= 17
  if (isNumber && type !== 'boolean') return scalar(at, Number(text))
  const isBoolean = text === 'true' || text === 'false'
  if (isBoolean && type !== 'integer' && type !== 'number') return scalar(at, text === 'true')
  if (type !== 'array' && type !== 'object') return scalar(at, text)
  try {
    const value = readJson({ text, page: at.page, line: at.line })
    return Array.isArray(value.value) === (type === 'array') ? value : scalar(at, text)
  } catch {
    return scalar(at, text)
  }
}
