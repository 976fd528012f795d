/**
 * What flows through the compile steps: the document, where each node of it comes from, what is still unknown, and
 * the problems found on the way. Types, and the moving of pointers that every restructuring needs.
 * Pure.
 */
import type { ErrorCode, Place } from '../lib/errors.ts'
import type { JsonObject } from '../lib/json.ts'
import { escapeStep, parentPointer } from '../lib/pointer.ts'
import type { Gap, Provenance } from '../lib/provenance.ts'
import type { Fact } from './facts.ts'

/** What `assemble` hands over for one API. */
export interface Assembled {
  /** Id of the API. */
  api: string
  spec: JsonObject
  provenance: Provenance
  gaps: Gap[]
}

/** A document on its way from assembled to canonical. Steps return a new one and never change the one they get. */
export interface Draft extends Assembled {
  /** The facts of the API, sorted by id. */
  facts: readonly Fact[]
}

/** One problem, as data; a step reports it and goes on where it can. */
export interface Finding {
  /** Id of the step. */
  step: string
  /** An error ends the compilation after the step; a warning is counted. */
  severity: 'error' | 'warning'
  code: ErrorCode
  /** The message: subject first, what to do last. */
  sentence: string
  place: Place
}

/** The place of a node in the file that a draft becomes. */
export function placeIn({ api }: Pick<Draft, 'api'>, pointer: string): Place {
  return { file: `specs/canonical/${api}.yaml`, pointer }
}

/** Where nodes went: old pointer → new pointer; what lies below a moved node moves with it. */
export type Moves = ReadonlyMap<string, string>

/** The pointer of a node after moves. */
export function relocate(pointer: string, moves: Moves): string {
  for (let at: string | undefined = pointer; at !== undefined; at = parentPointer(at)) {
    const to = moves.get(at)
    if (to !== undefined) return to + pointer.slice(at.length)
  }
  return pointer
}

/** Calls back for a value and everything in it, containers before what they hold. */
export function eachNode(value: unknown, pointer: string, visit: (pointer: string, value: unknown) => void): void {
  visit(pointer, value)
  if (typeof value !== 'object' || value === null) return
  for (const [key, child] of Object.entries(value)) eachNode(child, `${pointer}/${escapeStep(key)}`, visit)
}

/** Every pointer of a document with its own record, or the one of its nearest recorded ancestor. */
export function completeNodes(spec: JsonObject, records: Readonly<Record<string, string>>): Record<string, string> {
  const nodes: Record<string, string> = {}
  eachNode(spec, '', (pointer) => {
    const above = parentPointer(pointer)
    const inherited = above === undefined ? undefined : nodes[above]
    const record = Object.hasOwn(records, pointer) ? records[pointer] : inherited
    if (record !== undefined) nodes[pointer] = record
  })
  return nodes
}
