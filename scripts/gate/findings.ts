/**
 * Collects what differs between two revisions: each difference once, with all its uses. Schemas are compared pair by pair
 * and their differences led to every use at the end.
 * Pure; an instance serves one pair of revisions.
 */
import type { Surface } from '../emitters/operations.ts'
import type { JsonObject } from '../lib/json.ts'
import type { Located } from '../lib/sampling/schema-view.ts'
import type { Difference, Effect, Party, Use, Witness } from './change.ts'
import type { OperationRuleId } from './operation-rules.ts'
import { graphOf, type Place, unexplained, withUsers } from './safety-net.ts'
import { SchemaComparison } from './schema/compare.ts'
import type { Pair, SchemaDifference } from './schema/pair.ts'

/** A revision: the spec as it stands, and as it was flattened. */
export interface Revision {
  document: JsonObject
  surface: Surface
  /** Who sends the requests of its paths. */
  caller: Party
}

/** A difference and its uses. */
export interface Found {
  difference: Difference
  uses: Use[]
  /** The schemas that differ, where a witness can show it. */
  schemas?: { base: Located; head: Located }
  /** What shows it, when that is how it was found. */
  witness?: Witness
}

/** Collects differences, each once. */
export class Findings {
  readonly #found = new Map<Difference, Found>()
  readonly #shared = new Map<string, Difference>()
  readonly #causes = new Map<SchemaDifference, Difference>()
  readonly #schemas: SchemaComparison
  readonly #revisions: { base: Revision; head: Revision }
  /** Pairs below which something may differ; looked into when all pairs are known. */
  readonly #roots: Place[] = []

  constructor(base: Revision, head: Revision) {
    this.#revisions = { base, head }
    this.#schemas = new SchemaComparison(base.surface.table, head.surface.table, {
      base: base.document,
      head: head.document,
    })
  }

  /** Takes a difference down. */
  note(
    rule: OperationRuleId,
    effect: Effect,
    use: Use,
    pointers: Difference['pointers'],
    more: Partial<Difference> = {},
  ): void {
    // One cause that several operations share (a scheme, a component) is one difference.
    const key = JSON.stringify([rule, effect, pointers, more])
    const difference = this.#shared.get(key) ?? { rule, effect, pointers, ...more }
    this.#shared.set(key, difference)
    this.#add(difference, use)
  }

  /** Takes the schemas of one place to be compared. */
  schemas(base: Located, head: Located, use: Use): void {
    this.#roots.push({ pair: this.#schemas.pair(base, head), use })
  }

  /** Everything found, in the order of the document. */
  list(): Found[] {
    this.#spread()
    const found = [...this.#found.values()]
    return [...found, ...unexplained(this.#roots, this.#revisions)]
  }

  #add(difference: Difference, use: Use, schemas?: Found['schemas']): void {
    const known = this.#found.get(difference)
    if (!known) {
      this.#found.set(difference, { difference, uses: [use], ...(schemas ? { schemas } : {}) })
      return
    }
    const isSame = (one: Use) => one.operation === use.operation && one.place === use.place && one.from === use.from
    if (!known.uses.some(isSame)) known.uses.push(use)
  }

  /** Leads every difference of a schema to all its uses, along those pairs only below which something differs. */
  #spread(): void {
    const { all, users } = graphOf(this.#roots.map(({ pair }) => pair))
    const dirty = withUsers(
      [...all].filter(({ differences }) => differences.length > 0),
      users,
    )
    for (const { pair, use } of this.#roots) {
      if (!dirty.has(pair)) continue
      const seen = new Set<Pair>([pair])
      const pending: [Pair, string][] = [[pair, '']]
      for (let next = pending.shift(); next; next = pending.shift()) {
        const [at, path] = next
        for (const difference of at.differences) this.#use(difference, at, use, path)
        for (const { path: step, pair: below, absentFrom } of at.below) {
          if (!dirty.has(below) || seen.has(below) || absentFrom === use.position) continue
          seen.add(below)
          pending.push([below, path + step])
        }
      }
    }
  }

  #use(difference: SchemaDifference, { base, head }: Pair, use: Use, path: string): void {
    if (difference.absentFrom === use.position) return
    const whole = path + difference.path
    const place = whole === '' ? use.place : `${use.place} ${whole}`
    this.#add(this.#cause(difference), { ...use, place }, { base, head })
  }

  /** The first difference at the same places: a component that is no schema is written into each of its users. */
  #cause(difference: SchemaDifference): Difference {
    const known = this.#causes.get(difference)
    if (known) return known
    const { base, head } = difference.pointers
    const key = JSON.stringify(difference)
    const cause = base === undefined && head === undefined ? difference : (this.#shared.get(key) ?? difference)
    this.#shared.set(key, cause)
    this.#causes.set(difference, cause)
    return cause
  }
}
