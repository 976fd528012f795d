/**
 * Puts facts together: each was applied to the pages alone, so their order cannot matter; what they changed is united
 * node by node, and two facts that want one node to be different things are a conflict.
 * Pure.
 */
import { isObject, type Json, type JsonObject, sameJson } from '../lib/json.ts'
import { joinPointer, type Step } from '../lib/pointer.ts'
import type { Evidence } from '../lib/provenance.ts'
import type { Fact } from './facts.ts'
import type { Sheet } from './overlay.ts'

/** What one fact made of the pages. */
export interface Reading {
  fact: Fact
  sheet: Sheet
}

/** Two facts that disagree. */
export interface Conflict {
  pointer: string
  facts: [Fact, Fact]
}

/** The pages with all facts. */
export interface Union {
  spec: JsonObject
  /** Origin of every node. */
  nodes: Record<string, string>
  /** Containers that facts filled together, or with the pages: pointer → the facts. */
  joined: Map<string, Fact[]>
  /** Where items of arrays went because earlier ones were removed: old pointer → new. */
  moves: Map<string, string>
  /** What facts removed: old pointer → the facts. */
  removed: Map<string, Fact[]>
  conflicts: Conflict[]
}

/** Arrays whose order says nothing, so that several facts may add to one. */
const SETS = new Set(['parameters', 'required', 'servers', 'tags', 'x-constraints'])

/** Members that hold an instance: two facts must agree on the whole of it. */
const INSTANCES = new Set(['const', 'default', 'enum', 'example', 'value'])

const STRENGTH: Readonly<Record<Evidence, number>> = { stated: 2, derived: 1, assumed: 0 }

/** The fact with the best evidence; the first of equals. */
export function strongest(facts: readonly Fact[]): Fact | undefined {
  return facts.reduce<Fact | undefined>(
    (best, fact) => (best === undefined || STRENGTH[fact.evidence.kind] > STRENGTH[best.evidence.kind] ? fact : best),
    undefined,
  )
}

/** The weakest of some kinds of evidence. */
export function weakest(kinds: readonly Evidence[]): Evidence | undefined {
  return kinds.reduce<Evidence | undefined>(
    (least, kind) => (least === undefined || STRENGTH[kind] < STRENGTH[least] ? kind : least),
    undefined,
  )
}

/** One node as one fact left it; `undefined` when the fact removed it or never had it. */
interface Version {
  fact: Fact
  origin: Sheet['origin']
  node: Json | undefined
}

/** Where a node stands: in the pages, in the result, and under which name. */
interface Spot {
  before: string
  after: string
  name: Step
}

/** Unites what facts made of the pages; `records` says where the nodes of the pages come from. */
export function unite(
  base: JsonObject,
  records: Readonly<Record<string, string>>,
  readings: readonly Reading[],
): Union {
  return new Weaver(records).weave(base, readings)
}

/** The recursion with what it collects. */
class Weaver {
  readonly #records: Readonly<Record<string, string>>
  readonly #union: Omit<Union, 'spec'> = {
    nodes: {},
    joined: new Map(),
    moves: new Map(),
    removed: new Map(),
    conflicts: [],
  }

  constructor(records: Readonly<Record<string, string>>) {
    this.#records = records
  }

  weave(base: JsonObject, readings: readonly Reading[]): Union {
    const versions = readings.map(({ fact, sheet }) => ({ fact, origin: sheet.origin, node: sheet.spec }))
    const spec = this.#join({ before: '', after: '', name: '' }, base, versions)
    return { spec: isObject(spec) ? spec : base, ...this.#union }
  }

  /** The node as all versions want it; `undefined` when it goes. */
  #join(spot: Spot, base: Json | undefined, all: readonly Version[]): Json | undefined {
    const versions = all.filter(({ node }) => !sameJson(node, base))
    const first = versions[0]
    if (first === undefined) return base === undefined ? undefined : this.#write(spot, base, undefined)
    const whole = versions.length > 1 && INSTANCES.has(String(spot.name))
    if (!whole && versions.every(({ node }) => isObject(node)) && (base === undefined || isObject(base))) {
      return this.#joinObjects(spot, base, versions)
    }
    if (!whole && versions.every(({ node }) => Array.isArray(node)) && (base === undefined || Array.isArray(base))) {
      return this.#joinArrays(spot, base, versions)
    }
    const rival = versions.find(({ node }) => !sameJson(node, first.node))
    if (rival) this.#union.conflicts.push({ pointer: spot.after, facts: [first.fact, rival.fact] })
    const facts = versions.map(({ fact }) => fact)
    if (first.node !== undefined) return this.#write(spot, first.node, strongest(facts))
    this.#union.removed.set(spot.before, facts)
    return undefined
  }

  #joinObjects(spot: Spot, base: JsonObject | undefined, versions: readonly Version[]): JsonObject {
    const members = versions.map((version) => ({ ...version, node: isObject(version.node) ? version.node : {} }))
    const keys = new Set([base ?? {}, ...members.map(({ node }) => node)].flatMap((node) => Object.keys(node)))
    this.#record(spot, base, versions)
    const result: JsonObject = {}
    for (const key of keys) {
      const child = this.#join(
        { before: joinPointer(spot.before, key), after: joinPointer(spot.after, key), name: key },
        base && Object.hasOwn(base, key) ? base[key] : undefined,
        members.map((version) => ({
          ...version,
          node: Object.hasOwn(version.node, key) ? version.node[key] : undefined,
        })),
      )
      if (child !== undefined) result[key] = child
    }
    return result
  }

  #joinArrays(spot: Spot, base: Json[] | undefined, versions: readonly Version[]): Json[] {
    this.#record(spot, base, versions)
    const aligned = versions.map((version) => ({ version, ...align(base ?? [], version) }))
    const result: Json[] = []
    base?.forEach((item, index) => {
      const before = joinPointer(spot.before, index)
      const at = { before, after: joinPointer(spot.after, result.length), name: index }
      const kept = this.#join(
        at,
        item,
        aligned.map(({ version, kept }) => ({ ...version, node: kept[index] })),
      )
      if (kept === undefined) return
      if (at.after !== before) this.#union.moves.set(before, at.after)
      result.push(kept)
    })
    this.#append(spot, result, aligned)
    return result
  }

  /** Appends what versions added to an array; the same item of two versions once. */
  #append(spot: Spot, result: Json[], aligned: readonly { version: Version; added: Json[] }[]): void {
    const adding = aligned.filter(({ added }) => added.length > 0)
    const [one, other] = adding
    if (one && other && !SETS.has(String(spot.name)) && !adding.every(({ added }) => sameJson(added, one.added))) {
      this.#union.conflicts.push({ pointer: spot.after, facts: [one.version.fact, other.version.fact] })
    }
    const fresh = adding.flatMap(({ version, added }) => added.map((item) => ({ fact: version.fact, item })))
    for (const { item } of fresh) {
      if (result.some((present) => sameJson(present, item))) continue
      const facts = fresh.filter((candidate) => sameJson(candidate.item, item)).map(({ fact }) => fact)
      const at = { before: '-', after: joinPointer(spot.after, result.length), name: result.length }
      result.push(this.#write(at, item, strongest(facts)))
    }
  }

  /** Records the origin of a container that is joined; an empty one of the pages says nothing, so it is the facts'. */
  #record({ before, after }: Spot, base: JsonObject | Json[] | undefined, versions: readonly Version[]): void {
    const facts = versions.map(({ fact }) => fact)
    const made = base === undefined || Object.keys(base).length === 0
    const record = made ? `fact:${strongest(facts)?.id}` : this.#records[before]
    if (record !== undefined) this.#union.nodes[after] = record
    this.#union.joined.set(after, facts)
  }

  /** Writes a node that has one origin: a fact, or the pages. */
  #write(spot: Spot, node: Json, fact: Fact | undefined): Json {
    const record = fact === undefined ? this.#records[spot.before] : `fact:${fact.id}`
    if (record !== undefined) this.#union.nodes[spot.after] = record
    if (typeof node !== 'object' || node === null) return node
    const below = (child: Json, name: Step) =>
      this.#write({ before: joinPointer(spot.before, name), after: joinPointer(spot.after, name), name }, child, fact)
    if (Array.isArray(node)) return node.map(below)
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, below(child, key)]))
  }
}

/** Which items of an array a version kept (by place in the original), and which it added. */
function align(base: readonly Json[], { node, origin }: Version): { kept: (Json | undefined)[]; added: Json[] } {
  const kept: (Json | undefined)[] = base.map(() => undefined)
  const added: Json[] = []
  for (const item of Array.isArray(node) ? node : []) {
    const twin = typeof item === 'object' && item !== null ? origin.get(item) : undefined
    const index = base.findIndex((original, at) => kept[at] === undefined && original === (twin ?? item))
    if (index === -1) added.push(item)
    else kept[index] = item
  }
  return { kept, added }
}
