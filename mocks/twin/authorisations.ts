/**
 * The authorisations of a card: a list that is newest first and stays so, asked by page, period and id, added to while
 * it is served. A million rows cost twelve bytes each: a time and a number in columns; a row is made from its number
 * when somebody asks for it.
 * Changed in place; a page costs the same wherever it is, and so does adding the newest.
 */
import type { JsonObject } from '../../scripts/lib/json.ts'
import { createRecent, type Recent } from '../recent.ts'
import { createColumns } from './authorisation-columns.ts'

/** An authorisation and the time it happened. */
export interface Authorisation {
  id: string
  /** Milliseconds since 1970. */
  time: number
  /** Frozen once it is in a list. */
  row: JsonObject
}

/** Many authorisations of which each is made when it is asked for, always the same. */
export interface AuthorisationSource {
  /** When they happened, the newest first. */
  times: Float64Array
  /** The row at a position. */
  row(index: number): JsonObject
  /** The position of an id; `undefined` when none has it. */
  indexOf(id: string): number | undefined
}

/** Which authorisations are wanted; bounds of the period are part of it. */
export interface AuthorisationQuery {
  offset: number
  limit: number
  from?: number
  to?: number
  id?: string
}

/** The authorisations of one card. */
export interface AuthorisationList {
  /** Number of all of them. */
  readonly total: number
  /** Adds one at its place in time; of those of one moment the one added last is the newest. */
  add(authorisation: Authorisation): void
  /** Adds many at their places in time. */
  addSource(source: AuthorisationSource): void
  /** The rows that are wanted, the newest first; neither they nor the list of them can be changed. */
  page(query: AuthorisationQuery): JsonObject[]
}

/** Makes a list; of two that happened at the same time the one given first is the newer. */
export function createAuthorisations(authorisations: readonly Authorisation[] = []): AuthorisationList {
  const list = new Authorisations()
  for (const one of authorisations.toReversed()) list.add(one)
  return list
}

/** Half of the pages that are remembered of a card: a client asks again for those it is on. */
const HALF_PAGES = 4

/** A source and the number of its first row. */
interface Numbered {
  source: AuthorisationSource
  first: number
}

/** A list in columns; a class, because there is one for each of a hundred thousand cards. */
class Authorisations implements AuthorisationList {
  readonly #columns = createColumns()
  /** By number; what was added one by one. */
  #added: Map<number, Authorisation> | undefined
  #numbers: Map<string, number> | undefined
  #sources: Numbered[] | undefined
  #recent: Recent<number, JsonObject> | undefined
  /** Pages since the list last changed. */
  #pages: Recent<string, JsonObject[]> | undefined

  get total(): number {
    return this.#columns.length
  }

  add(authorisation: Authorisation): void {
    this.#pages = undefined
    const number = this.#columns.length
    Object.freeze(authorisation.row)
    this.#columns.insert(authorisation.time, number)
    this.#added = (this.#added ?? new Map()).set(number, authorisation)
    this.#numbers = (this.#numbers ?? new Map()).set(authorisation.id, number)
  }

  addSource(source: AuthorisationSource): void {
    this.#pages = undefined
    const first = this.#columns.length
    this.#columns.merge(source.times, first)
    this.#sources = [{ source, first }, ...(this.#sources ?? [])]
  }

  page({ offset, limit, from, to, id }: AuthorisationQuery): JsonObject[] {
    if (id === undefined) {
      this.#pages ??= createRecent(HALF_PAGES)
      return this.#pages(`${offset} ${limit} ${from} ${to}`, () => {
        const rows = this.#columns.page(offset, limit, from, to).map((number) => this.#rowOf(number))
        Object.freeze(rows)
        return rows
      })
    }
    const found = this.#find(id)
    const isIn = found && found.time >= (from ?? found.time) && found.time <= (to ?? found.time)
    return isIn && offset < 1 && limit > 0 ? [this.#rowOf(found.number)] : []
  }

  #rowOf(number: number): JsonObject {
    const added = this.#added?.get(number)
    if (added) return added.row
    this.#recent ??= createRecent()
    return this.#recent(number, () => {
      const made = this.#sources?.find(({ first }) => first <= number)
      return Object.freeze(made?.source.row(number - made.first) ?? {})
    })
  }

  #find(id: string): { number: number; time: number } | undefined {
    const number = this.#numbers?.get(id)
    if (number !== undefined) return { number, time: this.#added?.get(number)?.time ?? 0 }
    for (const { source, first } of this.#sources ?? []) {
      const index = source.indexOf(id)
      if (index !== undefined) return { number: first + index, time: source.times[index] ?? 0 }
    }
    return undefined
  }
}
