/**
 * Whether two nodes of OpenAPI documents mean the same.
 * Pure. Alike are: another order of members, of `required`, `enum` and `tags`; another layout of a description
 * (line breaks, Markdown or HTML marks, link targets); a flag that is false and one that is absent.
 */
import type { Located, Scalar } from './located.ts'

/** Flags whose absence means `false`. */
const FLAGS = new Set(['required', 'deprecated', 'nullable', 'readOnly', 'writeOnly', 'uniqueItems', 'explode'])

/** Members whose text is prose. */
const PROSE = new Set(['description', 'summary'])

/** Lists whose order means nothing. */
const SETS = new Set(['required', 'enum', 'tags', 'type'])

/** Maps from names of the publisher: nothing in them is a keyword. */
const NAMED = new Set(['properties', 'patternProperties', 'schemas', 'responses', 'headers', 'parameters', 'content'])

/** Prose without its marks and layout. */
export function plainProse(text: string): string {
  return text
    .replace(/<[^<>]{0,200}>/g, ' ')
    .replace(/!?\[([^\][]{0,500})\]\([^()]{0,2000}\)/g, '$1')
    .replace(/&(?:nbsp|#x20|#160);/g, ' ')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[`*•]|(?<=^|\n)\s*[-+]\s/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,;:!?])/g, '')
    .trim()
}

/** Whether two nodes mean the same; `key` is the keyword they stand under, if it is one. */
export function sameMeaning(a: Located | undefined, b: Located | undefined, key?: string): boolean {
  if (a === b) return true
  if (a === undefined || b === undefined) return false
  if (a.value instanceof Map) return b.value instanceof Map && sameMembers(a.value, b.value, key)
  if (Array.isArray(a.value)) return Array.isArray(b.value) && sameItems(a.value, b.value, key)
  if (b.value instanceof Map || Array.isArray(b.value)) return false
  return sameScalar(a.value, b.value, key)
}

function sameScalar(a: Scalar, b: Scalar, key: string | undefined): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return a === b
  if (key !== undefined && PROSE.has(key)) return a === b || plainProse(a) === plainProse(b)
  return a === b || (key === 'example' && a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim())
}

function sameItems(a: readonly Located[], b: readonly Located[], key: string | undefined): boolean {
  if (a.length !== b.length) return false
  if (key === undefined || !SETS.has(key)) return a.every((item, index) => sameMeaning(item, b[index]))
  const sorted = (items: readonly Located[]) => items.map(({ value }) => JSON.stringify(value)).sort()
  return sorted(a).join() === sorted(b).join()
}

function sameMembers(a: Map<string, Located>, b: Map<string, Located>, key: string | undefined): boolean {
  const named = key !== undefined && NAMED.has(key)
  const counts = (map: Map<string, Located>) =>
    named ? [...map] : [...map].filter(([name, node]) => !(FLAGS.has(name) && node.value === false))
  const left = counts(a)
  if (left.length !== counts(b).length) return false
  return left.every(([name, node]) => b.has(name) && sameMeaning(node, b.get(name), named ? undefined : name))
}
