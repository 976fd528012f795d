/**
 * What the keyword readers propose for one place, before the judge has seen it.
 * Types only.
 */
import type { Json } from '../json.ts'

/** A value for a place, or for a property below it. */
export interface Proposal {
  keyword: string
  /** Pointer of the schema object that holds the keyword. */
  schemaPointer: string
  label: string
  /** `undefined` takes the place away. */
  value: Json | undefined
  /** Pointer of what the proposal is about, relative to the place; the place itself when absent. */
  about?: string
  /** The whole new value of the place when `value` is only a part of it, or is absent. */
  whole?: Json
  /** Whether it is dropped when an earlier proposal with the same keyword and label was good. */
  alternative?: boolean
}
