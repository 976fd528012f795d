/**
 * Holds that a request leads to one operation: no two path templates of the same shape, and no two templates of one
 * method that both match a path without one being the more concrete. `/cards/{id}` and `/cards/{id}:verify` are such a
 * pair; `/cards/{id}` and `/cards/all` are not, since concrete segments win.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#path-templating-matching
 */
import { type Draft, type Finding, placeIn } from '../compile/draft.ts'
import { type DraftOperation, operationsOf } from '../compile/operations.ts'
import { isObject } from '../lib/json.ts'
import { joinPointer } from '../lib/pointer.ts'
import type { Step } from './step.ts'

/** Checks the routes. */
export const checkRoutes: Step = {
  id: 'check-routes',
  title: 'No path can be read as two operations',
  run(document, findings) {
    const report = (path: string, sentence: string) =>
      findings.push({
        ...{ step: 'check-routes', severity: 'error', code: 'SPEC', sentence },
        place: placeIn(document, joinPointer('/paths', path)),
      } satisfies Finding)
    for (const [one, other] of pairs(pathsOf(document))) {
      if (shape(one) === shape(other))
        report(other, `The paths ${one} and ${other} differ only in the names of their variables.`)
    }
    for (const [one, other] of pairs(operationsOf(document.spec))) {
      if (one.method !== other.method || shape(one.path) === shape(other.path) || !isAmbiguous(one, other)) continue
      const method = one.method.toUpperCase()
      report(other.path, `The operations ${method} ${one.path} and ${method} ${other.path} match the same requests.`)
    }
    return document
  },
}

function pathsOf({ spec }: Draft): string[] {
  return isObject(spec.paths) ? Object.keys(spec.paths).filter((path) => path.startsWith('/')) : []
}

/** Every two of a list. */
function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other): [Item, Item] => [one, other]))
}

/** A template without the names of its variables. */
function shape(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}')
}

/** How two segments relate: apart, the same, one more concrete than the other, or overlapping without an order. */
type Relation = 'apart' | 'same' | 'first' | 'second' | 'overlap'

/** Whether two templates match a common path and neither is the more concrete one. */
function isAmbiguous(one: DraftOperation, other: DraftOperation): boolean {
  const left = one.path.split('/')
  const right = other.path.split('/')
  if (left.length !== right.length) return false
  const relations = left.map((segment, index) => relate(segment, right[index] ?? ''))
  if (relations.includes('apart')) return false
  return relations.includes('overlap') || (relations.includes('first') && relations.includes('second'))
}

/** Relates two segments. */
function relate(one: string, other: string): Relation {
  if (shape(one) === shape(other)) return 'same'
  const oneVaries = one.includes('{')
  const otherVaries = other.includes('{')
  if (!oneVaries && !otherVaries) return 'apart'
  if (!oneVaries) return matches(other, one) ? 'first' : 'apart'
  if (!otherVaries) return matches(one, other) ? 'second' : 'apart'
  // Two templates with variables overlap unless their fixed beginnings or ends exclude each other.
  const excluded = !compatible(fixedStart(one), fixedStart(other)) || !compatible(fixedEnd(one), fixedEnd(other))
  return excluded ? 'apart' : 'overlap'
}

/** Whether a template segment matches a literal one: fixed start, fixed end and the pieces between, in order. */
function matches(template: string, literal: string): boolean {
  const pieces = shape(template).split('{}')
  const start = pieces.shift() ?? ''
  const end = pieces.pop() ?? ''
  if (!literal.startsWith(start) || !literal.endsWith(end) || literal.length < start.length + end.length) return false
  let at = start.length
  return pieces.every((piece) => {
    const found = literal.indexOf(piece, at)
    at = found + piece.length
    return found !== -1 && at <= literal.length - end.length
  })
}

const fixedStart = (segment: string): string => segment.slice(0, segment.indexOf('{'))
const fixedEnd = (segment: string): string => [...segment.slice(segment.lastIndexOf('}') + 1)].reverse().join('')
const compatible = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)
