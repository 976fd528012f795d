/**
 * Compares the schemas of two revisions pair by pair: each pair once, whatever number of operations uses it, so that one
 * change is one difference. Pairs that lead to each other form a graph; circles are no trouble.
 * Pure; an instance serves one pair of documents.
 */
import { sameJson } from '../../lib/json.ts'
import { follow, joinPointer, refPointer } from '../../lib/pointer.ts'
import type { Located } from '../../lib/sampling/schema-view.ts'
import type { Difference, Effect, Position } from '../change.ts'
import { rules } from '../rules/index.ts'
import { discriminatorDelta } from './discriminator.ts'
import { ANYTHING, type Normal } from './form.ts'
import { inlined, normalise } from './normal.ts'

/** A pair of schemas: what differs right there, and the pairs below it. */
export interface Pair {
  differences: SchemaDifference[]
  below: Step[]
  /** The schemas themselves, for those who look for a witness. */
  base: Located
  head: Located
}

/** The way from one pair to another. */
export interface Step {
  /** What is appended to the place: `/name`, `/*`. */
  path: string
  pair: Pair
  /** The side that does not send this: a read-only property is no part of a request. */
  absentFrom: Position | undefined
}

/** A difference at the place of a pair, or just below it. */
export interface SchemaDifference extends Difference {
  /** Below the place of the pair. */
  path: string
  absentFrom: Position | undefined
}

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
    this.#fill(pair)
    return pair
  }

  #normal(root: object, located: Located): Normal {
    if (typeof located.schema === 'boolean') return normalise(root, located)
    const known = this.#normals.get(located.schema)
    const normal = known ?? normalise(root, located)
    this.#normals.set(located.schema, normal)
    return normal
  }

  #fill(pair: Pair): void {
    const raw = { base: this.#normal(this.#base, pair.base), head: this.#normal(this.#head, pair.head) }
    const alike = raw.base.choices.length === raw.head.choices.length
    const base = alike ? raw.base : inlined(this.#base, raw.base)
    const head = alike ? raw.head : inlined(this.#head, raw.head)
    const pointers = { base: pair.base.pointer, head: pair.head.pointer }
    const note = (rule: string, effect: Effect, path: string, more: Partial<SchemaDifference> = {}) =>
      void pair.differences.push({
        rule: `${rule}-${WORDS[effect]}`,
        effect,
        path,
        pointers,
        absentFrom: undefined,
        ...more,
      })
    if (base.never || head.never) {
      if (base.never !== head.never) note('schema', head.never ? 'narrower' : 'wider', '')
      return
    }
    const turned = discriminatorDelta(this.#documents, pointers)
    if (turned) note('discriminator', turned.effect, '', turned.shown)
    for (const rule of rules) {
      const deltas = rule.compare(base, head)
      for (const { effect, before, after } of deltas) {
        note(rule.id, effect, '', {
          ...(before === undefined ? {} : { before }),
          ...(after === undefined ? {} : { after }),
        })
      }
      // Of other types all else is other, too.
      if (rule.id === 'type' && deltas.some(({ effect }) => effect === 'different')) return
    }
    const go = (path: string, one: Located, other: Located, absentFrom?: Position) =>
      void pair.below.push({ path, pair: this.pair(one, other), absentFrom })
    this.#properties(base, head, note, go)
    if (base.items !== head.items) go('/*', base.items, head.items)
    for (let index = 0; index < Math.max(base.prefixItems.length, head.prefixItems.length); index++) {
      go(`/${index}`, base.prefixItems[index] ?? base.items, head.prefixItems[index] ?? head.items)
    }
    if (!isOpen(base.additional) || !isOpen(head.additional)) go('/…', base.additional, head.additional)
    this.#choices(base, head, note, go)
  }

  #properties(base: Normal, head: Normal, note: Note, go: Go): void {
    for (const [name, located] of base.properties) {
      const other = head.properties.get(name)
      const path = joinPointer('', name)
      const was = this.#normal(this.#base, located)
      if (other) {
        const is = this.#normal(this.#head, other)
        go(path, located, other, absence(was) === absence(is) ? absence(was) : undefined)
        continue
      }
      const deprecated = was.plain.deprecated === true
      const more = {
        absentFrom: absence(was),
        pointers: { base: located.pointer },
        ...(deprecated ? { deprecated } : {}),
      }
      note('property', 'narrower', path, { rule: 'property-removed', effect: 'different', ...more })
    }
    for (const [name, located] of head.properties) {
      if (base.properties.has(name)) continue
      const is = this.#normal(this.#head, located)
      const needed = head.required.includes(name)
      // A reader who was told that there is nothing else may refuse what is new.
      const effect =
        needed && !base.required.includes(name) ? 'narrower' : base.additional.schema === false ? 'wider' : 'none'
      const rule = needed ? 'required-property-added' : 'property-added'
      note('property', effect, joinPointer('', name), {
        rule,
        absentFrom: absence(is),
        pointers: { head: located.pointer },
      })
    }
    for (const name of new Set([...base.patternProperties.keys(), ...head.patternProperties.keys()])) {
      go(`/{${name}}`, base.patternProperties.get(name) ?? ANYTHING, head.patternProperties.get(name) ?? ANYTHING)
    }
  }

  #choices(base: Normal, head: Normal, note: Note, go: Go): void {
    for (let index = 0; index < Math.max(base.choices.length, head.choices.length); index++) {
      const [one, other] = [base.choices[index], head.choices[index]]
      if (!one || !other) {
        note('alternatives', one ? 'wider' : 'narrower', '')
        continue
      }
      const { matched, gone, come } = this.#match(one.branches, other.branches)
      for (const [from, to] of matched) go('', from, to)
      for (const branch of gone)
        note('alternative', 'narrower', '', { pointers: { base: branch.pointer }, before: nameOf(branch) })
      for (const branch of come)
        note('alternative', 'wider', '', { pointers: { head: branch.pointer }, after: nameOf(branch) })
      if (one.keyword !== other.keyword)
        note('choice', one.keyword === 'oneOf' ? 'wider' : 'narrower', '', {
          before: one.keyword,
          after: other.keyword,
        })
    }
  }

  /** Branches that are the same, then those of one name, then those that differ in place only by what they say. */
  #match(
    base: readonly Located[],
    head: readonly Located[],
  ): { matched: [Located, Located][]; gone: Located[]; come: Located[] } {
    const matched: [Located, Located][] = []
    let gone = [...base]
    let come = [...head]
    const pairUp = (alike: (one: Located, other: Located) => boolean) => {
      for (const one of [...gone]) {
        const other = come.find((candidate) => alike(one, candidate))
        if (!other) continue
        matched.push([one, other])
        gone = gone.filter((branch) => branch !== one)
        come = come.filter((branch) => branch !== other)
      }
    }
    pairUp((one, other) => nameOf(one) !== '' && nameOf(one) === nameOf(other))
    pairUp((one, other) => sameJson(one.schema, other.schema))
    pairUp(
      (one, other) =>
        sameTypes(this.#normal(this.#base, one), this.#normal(this.#head, other)) && base.length === head.length,
    )
    return { matched, gone, come }
  }
}

type Note = (rule: string, effect: Effect, path: string, more?: Partial<SchemaDifference>) => void
type Go = (path: string, base: Located, head: Located, absentFrom?: Position) => void

const WORDS: Readonly<Record<Effect, string>> = {
  narrower: 'narrowed',
  wider: 'widened',
  different: 'changed',
  none: 'changed',
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

/** The side a property is no part of. */
function absence({ plain }: Normal): Position | undefined {
  if (plain.readOnly === true) return 'request'
  return plain.writeOnly === true ? 'response' : undefined
}

function isOpen({ schema }: Located): boolean {
  return schema === true || (typeof schema === 'object' && Object.keys(schema).length === 0)
}

/** What a branch is called: the component it refers to, its title, or the one value that tells it from others. */
function nameOf({ schema }: Located): string {
  if (typeof schema === 'boolean') return ''
  if (typeof schema.$ref === 'string') return schema.$ref.split('/').at(-1) ?? ''
  return typeof schema.title === 'string' ? schema.title : ''
}

function sameTypes(one: Normal, other: Normal): boolean {
  return [...one.types].join() === [...other.types].join()
}
