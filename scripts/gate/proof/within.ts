/**
 * Proves that everything that one schema admits is admitted by another, whatever words either of them uses.
 * Pure, bounded. A proof needs no luck and no examples; where none is found, nothing is said.
 *
 * @see https://arxiv.org/abs/1911.12651
 */
import type { Json } from '../../lib/json.ts'
import type { JsonSchema } from '../../lib/operations.ts'
import type { Cell, ListCell, ObjectCell } from './cells.ts'
import { meet } from './cells.ts'
import { isListWithin, itemsAt } from './lists.ts'
import { isCovered as isNumberCovered, tidied } from './numbers.ts'
import { isObjectWithin, propertyAt } from './objects.ts'
import { opened } from './opened.ts'
import { isCovered as isTextCovered, isEmpty as isTextEmpty } from './texts.ts'

/** Schemas that must all hold, in the document they refer into. */
export interface Term {
  root: object
  all: readonly JsonSchema[]
}

/** Questions that one proof may raise. */
const MOST_QUESTIONS = 300

/** Proofs within a proof. */
const DEEPEST = 16

/** Values that a property is told apart by, at most. */
const MOST_VALUES = 12

/** One proof. */
export class Proof {
  #left = MOST_QUESTIONS
  #depth = 0
  /** What is being proved: whoever comes back to it may take it for granted. */
  readonly #assumed = new Map<object, Set<string>>()

  /** Whether all values of one term are values of the other. */
  isWithin(one: Term, other: Term): boolean {
    if (other.all.every((schema) => schema === true)) return true
    return this.#taken(one, JSON.stringify([one.all, other.all]), () => {
      const around = openedTerm(other, 'under')
      return openedTerm(one, 'over').every((cell) => this.#isCovered(cell, one.root, around, other.root, 0))
    })
  }

  /** Whether a term has no values. */
  isEmpty(term: Term): boolean {
    if (term.all.every((schema) => schema === true)) return false
    return this.#taken(
      term,
      JSON.stringify([term.all]),
      () => openedTerm(term, 'over').every((cell) => this.#isEmptyCell(cell, term.root)),
      false,
    )
  }

  #taken({ root }: Term, key: string, prove: () => boolean, assumed = true): boolean {
    const known = this.#assumed.get(root) ?? new Set<string>()
    this.#assumed.set(root, known)
    if (known.has(key)) return assumed
    this.#left -= 1
    if (this.#left < 0 || this.#depth > DEEPEST) return false
    known.add(key)
    this.#depth += 1
    const isProved = prove()
    this.#depth -= 1
    known.delete(key)
    return isProved
  }

  #isCovered(cell: Cell, root: object, around: readonly Cell[], other: object, splits: number): boolean {
    this.#left -= 1
    if (this.#left < 0) return false
    if (this.#isEmptyCell(cell, root)) return true
    const fitting = around.filter(
      ({ type, marks }) => type === cell.type && marks.every((mark) => cell.marks.includes(mark)),
    )
    const of = <Type extends Cell['type']>(type: Type) =>
      fitting.filter((one): one is Extract<Cell, { type: Type }> => one.type === type)
    switch (cell.type) {
      case 'number': {
        const tidy = tidied(cell)
        return (
          !tidy ||
          isNumberCovered(
            tidy,
            of('number').flatMap((one) => tidied(one) ?? []),
          )
        )
      }
      case 'string':
        return isTextCovered(cell, of('string'))
      case 'array':
        return of('array').some((one) => isListWithin(this, { cell, root }, { cell: one, root: other }))
      case 'object': {
        const around = of('object')
        const isOne = around.some((one) => isObjectWithin(this, { cell, root }, { cell: one, root: other }))
        return isOne || this.#isCoveredInParts(cell, root, around, other, splits)
      }
      default: {
        const known = fitting.flatMap((one): readonly Json[] => ('values' in one ? (one.values ?? []) : []))
        return cell.values.every((value) => known.includes(value))
      }
    }
  }

  /** Whether objects are covered once they are told apart by a property: whether it is there, and by its values. */
  #isCoveredInParts(cell: ObjectCell, root: object, around: ObjectCell[], other: object, splits: number): boolean {
    if (splits >= 4 || around.length < 2) return false
    const names = new Set(around.flatMap(({ required, layers }) => [...required, ...layers.flatMap(namesIn)]))
    return [...names].some((name) => {
      const parts = cell.required.includes(name) ? this.#byValue(cell, root, name) : byPresence(cell, name)
      return parts.length > 1 && parts.every((part) => this.#isCovered(part, root, around, other, splits + 1))
    })
  }

  #byValue(cell: ObjectCell, root: object, name: string): ObjectCell[] {
    const cells = openedTerm({ root, all: propertyAt(cell, name) }, 'over')
    const values = cells.flatMap((one): readonly Json[] => ('values' in one ? (one.values ?? [NaN]) : [NaN]))
    if (values.length < 2 || values.length > MOST_VALUES || values.some((value) => Number.isNaN(value))) return []
    return values.map((value) => narrowed(cell, name, { const: value }))
  }

  #isEmptyCell(cell: Cell, root: object): boolean {
    if (cell.type === 'string') return isTextEmpty(cell)
    if (cell.type === 'number') return tidied(cell) === undefined
    if (cell.type === 'array') return this.#isEmptyList(cell, root)
    if (cell.type === 'object') {
      return cell.low > cell.high || cell.required.some((name) => this.isEmpty({ root, all: propertyAt(cell, name) }))
    }
    return cell.values.length === 0
  }

  #isEmptyList(cell: ListCell, root: object): boolean {
    if (cell.low > cell.high) return true
    return Array.from({ length: Math.min(cell.low, 8) }, (_, index) => index).some((index) =>
      this.isEmpty({ root, all: itemsAt(cell, index) }),
    )
  }
}

/** The cells of schemas that must all hold. */
function openedTerm({ root, all }: Term, bound: 'over' | 'under'): readonly Cell[] {
  const [schema = true, ...others] = all.filter((one) => one !== true)
  return opened(root, others.length === 0 ? schema : { allOf: [schema, ...others] }, bound)
}

function namesIn({ named }: ObjectCell['layers'][number]): string[] {
  return [...named.keys()]
}

function narrowed(cell: ObjectCell, name: string, schema: JsonSchema): ObjectCell {
  return { ...cell, layers: [...cell.layers, { named: new Map([[name, schema]]), patterned: [], rest: true }] }
}

function byPresence(cell: ObjectCell, name: string): ObjectCell[] {
  const there = meet(cell, { ...cell, required: [name], layers: [], names: [], marks: [] })
  const parts = there?.type === 'object' ? [there] : []
  return [...parts, narrowed(cell, name, false)]
}
