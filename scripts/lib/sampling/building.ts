/**
 * What the builders of values share: the builder as they see it, and the frame that says where building stands.
 * Pure.
 */
import type { Json } from '../json.ts'
import { joinPointer, type Step } from '../pointer.ts'
import type { Located, Part } from './schema-view.ts'

/** Builds values for schemas that must all hold, and counts what it built. */
export interface Builder {
  readonly root: object
  readonly seed: number
  /** Values built so far. */
  nodes: number
  /** The best value for the schemas; `undefined` when none was found. */
  build(schemas: readonly Located[], frame: Frame): Json | undefined
  /** Every value that is found for the schemas, best first. */
  buildEach(schemas: readonly Located[], frame: Frame): Generator<Json>
  /** Whether a value satisfies all the schemas. */
  holds(schemas: readonly Located[], value: Json): boolean
}

/** Where building stands: how deep, below which schemas, and which of several different values is wanted. */
export interface Frame {
  depth: number
  /** Schema objects on the way down; one that comes again is a circle. */
  path: readonly object[]
  variant: number
  /** Pointer of the place, so that neighbours get different values. */
  name: string
}

/** The frame of a whole value. */
export const TOP: Frame = { depth: 0, path: [], variant: 0, name: '' }

/** The frame one level down, at a property or an item. */
export function below(parts: readonly Part[], step: Step, frame: Frame): Frame {
  const path = [...frame.path, ...parts.map((part) => part.schema)]
  return { depth: frame.depth + 1, path, variant: frame.variant, name: joinPointer(frame.name, step) }
}
