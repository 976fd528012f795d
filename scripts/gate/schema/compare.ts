/**
 * Compares the schemas of two revisions pair by pair: each pair once, whatever number of operations uses it, so that one
 * change is one difference. Pairs that lead to each other form a graph; circles are no trouble.
 * Pure; an instance serves one pair of documents.
 */
import { sameJson } from '../../lib/json.ts'
import { follow, refPointer } from '../../lib/pointer.ts'
import type { Located } from '../../lib/sampling/schema-view.ts'
import type { Position } from '../change.ts'
import { takeBack } from '../proof/take-back.ts'
import { isLone } from '../rules/condition.ts'
import { rules } from '../rules/index.ts'
import type { Delta } from '../rules/rule.ts'
import { proveAlternatives } from './alternatives.ts'
import { compareChoices } from './choices.ts'
import { discriminatorDelta } from './discriminator.ts'
import type { Normal } from './form.ts'
import { inlined, normalise } from './normal.ts'
import { isOpenList, openValueDeltas } from './open-values.ts'
import { type Forms, type Note, type Pair, WORDS } from './pair.ts'
import { compareProperties } from './properties.ts'
import { valueDeltas } from './values.ts'

/** Compares the schemas of two documents. */
export class SchemaComparison {
  readonly #base: object
  readonly #head: object
  readonly #documents: { base: object; head: object }
  readonly #pairs = new Map<unknown, Map<unknown, Pair>>()
  readonly #normals = new WeakMap<object, Normal>()

  /** The roots are the tables the schemas refer into; the documents say what tables leave out. */
  constructor(base: object, head: object, documents: { base: object; head: object }) {
    this.#documents = documents
    this.#base = base
    this.#head = head
  }

  /** The pair of two schemas. */
  pair(base: Located, head: Located): Pair {
    const from = resolved(this.#base, base)
    const to = resolved(this.#head, head)
    const known = this.#pairs.get(from.schema)?.get(to.schema)
    if (known) return known
    const pair: Pair = { differences: [], below: [], base: from, head: to }
    const row = this.#pairs.get(from.schema) ?? new Map<unknown, Pair>()
    this.#pairs.set(from.schema, row.set(to.schema, pair))
    const normals = this.#fill(pair)
    takeBack(pair, normals, { base: this.#base, head: this.#head })
    return pair
  }

  #normal(root: object, located: Located): Normal {
    if (typeof located.schema === 'boolean') return normalise(root, located)
    const known = this.#normals.get(located.schema)
    const normal = known ?? normalise(root, located)
    this.#normals.set(located.schema, normal)
    return normal
  }

  #fill(pair: Pair): { base: Normal; head: Normal } {
    const raw = { base: this.#normal(this.#base, pair.base), head: this.#normal(this.#head, pair.head) }
    const alike = raw.base.choices.length === raw.head.choices.length
    const base = alike ? raw.base : inlined(this.#base, raw.base)
    const head = alike ? raw.head : inlined(this.#head, raw.head)
    const pointers = { base: pair.base.pointer, head: pair.head.pointer }
    const note: Note = (rule, effect, path, more = {}) => {
      const named = { rule: `${rule}-${WORDS[effect]}`, effect, path, pointers, absentFrom: undefined }
      pair.differences.push({ ...named, ...more })
    }
    if (base.never || head.never) {
      if (base.never !== head.never) note('schema', head.never ? 'narrower' : 'wider', '')
      return raw
    }
    const turned = discriminatorDelta(this.#documents, pointers)
    if (turned) note('discriminator', turned.effect, '', turned.shown)
    for (const { effect, ...shown } of openValueDeltas(this.#documents, pointers)) {
      note('enum', effect, '', { open: true, ...shown })
    }
    const values = this.#values(pair, base, head)
    // Of other types all else is other, too.
    const isOpen = isOpenList(this.#documents.base, pointers.base)
    if (keywordsDiffer(base, head, { isOpen, values }, note) === 'wholly') return raw
    this.#below(pair, base, head, note)
    proveAlternatives(pair, raw, (one, other) => this.pair(one, other), { base: this.#base, head: this.#head })
    return raw
  }

  /** What became of the values, where either side lists them and they are not the same list. */
  #values(pair: Pair, base: Normal, head: Normal): Delta[] | undefined {
    if (base.values === undefined && head.values === undefined) return undefined
    if (sameJson(pair.base.schema, pair.head.schema)) return undefined
    const beside = ({ plain, patterns, formats }: Normal) => [plain, patterns, formats]
    // Two lists among the same other words differ in what they list.
    if (base.values && head.values && sameJson(beside(base), beside(head))) return undefined
    return valueDeltas(
      { root: this.#base, located: pair.base, normal: base },
      { root: this.#head, located: pair.head, normal: head },
    )
  }

  #below(pair: Pair, base: Normal, head: Normal, note: Note): void {
    const forms: Forms = {
      base: (located) => this.#normal(this.#base, located),
      head: (located) => this.#normal(this.#head, located),
    }
    const go = (path: string, one: Located, other: Located, absentFrom?: Position) =>
      void pair.below.push({ path, pair: this.pair(one, other), absentFrom })
    compareProperties(forms, base, head, note, go)
    if (base.items !== head.items) go('/*', base.items, head.items)
    if (base.held !== head.held) {
      pair.below.push({ path: '/{content}', pair: this.pair(base.held, head.held), absentFrom: undefined, apart: true })
    }
    const [held, holds] = [base.contains[0], head.contains[0]]
    if (held && holds && isLone(base) && isLone(head)) go('/*', held, holds)
    for (let index = 0; index < Math.max(base.prefixItems.length, head.prefixItems.length); index++) {
      go(`/${index}`, base.prefixItems[index] ?? base.items, head.prefixItems[index] ?? head.items)
    }
    compareChoices(forms, base, head, note, go)
  }
}

/** Rules that a list of values says everything about; the types of its values are told by it. */
const SAID_BY_VALUES = /^(type|enum|pattern|format|multiple-of|maximum|minimum|(max|min|exclusive)-.*)$/

/** Compares keyword by keyword; says whether all else is other, too. */
function keywordsDiffer(
  base: Normal,
  head: Normal,
  { isOpen, values }: { isOpen: boolean; values: readonly Delta[] | undefined },
  note: Note,
): 'wholly' | 'in parts' {
  for (const rule of rules) {
    const isSaid = values !== undefined && SAID_BY_VALUES.test(rule.id)
    const deltas = !isSaid ? rule.compare(base, head) : rule.id === 'enum' ? values : []
    for (const { effect, before, after } of deltas) {
      note(rule.id, effect, '', {
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
        ...(rule.id === 'enum' && isOpen ? { open: true } : {}),
      })
    }
    if (rule.id === 'type' && deltas.some(({ effect }) => effect === 'different')) return 'wholly'
  }
  return 'in parts'
}

/** What a chain of references leads to. */
function resolved(root: object, located: Located): Located {
  let { schema, pointer } = located
  for (let hops = 0; hops < 64; hops++) {
    if (typeof schema === 'boolean' || typeof schema.$ref !== 'string' || Object.keys(schema).length > 1) break
    const target = refPointer(schema.$ref)
    const next = target === undefined ? undefined : follow(root, target)
    if (typeof next !== 'boolean' && (typeof next !== 'object' || next === null)) break
    schema = next as Located['schema']
    pointer = target ?? pointer
  }
  return { schema, pointer }
}
