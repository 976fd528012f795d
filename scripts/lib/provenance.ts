/**
 * Where a node of a spec comes from: a line of a page, or a fact.
 * Pure; the record types of `*.provenance.json` and `*.gaps.json` and the look-up by nearest ancestor.
 */
import { parentPointer } from './pointer.ts'

/** How well something is known: a page says it, it follows from what pages say, or it is a working assumption. */
export type Evidence = 'stated' | 'derived' | 'assumed'

/** The origin of one node. */
export interface Source {
  evidence: Evidence
  /** Id of the page in `specs/sources/pages.yaml`, when a page says it. */
  page?: string
  /** Line of the page, from 1. */
  line?: number
  /** Column of the line, from 1; only where many nodes share a line. */
  column?: number
  /** Id of the overlay fact, when a fact says it. */
  fact?: string
  /** Address of the public page. */
  url?: string
}

/**
 * The content of `<api>.provenance.json`.
 * `nodes` maps the JSON pointer of EVERY node of the document to `page:line`, `page:line:column` or `fact:<id>`.
 */
export interface Provenance {
  /** Pages by id. */
  pages: Record<string, { file: string; url?: string; sha256: string }>
  /** Facts by id; none in an assembled document. */
  facts: Record<string, { evidence: Evidence; why: string; url?: string; page?: string; line?: number; seen?: string }>
  nodes: Record<string, string>
}

/** What kind of hole a gap is. */
export type GapKind =
  | 'enum-without-values'
  | 'operation-without-responses'
  | 'responses-not-shown'
  | 'response-without-status'
  | 'response-without-body'
  | 'body-without-properties'
  | 'properties-not-shown'
  | 'example-breaks-schema'
  | 'undeclared-path-parameter'
  | 'dangling-reference'
  | 'missing-info'
  | 'missing-servers'
  | 'missing-security'
  | 'rule-without-status'
  | 'contradiction'

/** One hole in what the pages say. */
export interface Gap {
  /** JSON pointer of the node that is incomplete, in the document the gap list belongs to. */
  pointer: string
  kind: GapKind
  /** One sentence: what is missing. */
  message: string
  page: string
  line: number
  /** Only in canonical gap lists: `open` (nobody knows), or how a fact closed it. */
  state?: 'open' | Evidence
  /** Only in canonical gap lists: the facts that closed it. */
  facts?: string[]
}

/** The content of `<api>.gaps.json`. */
export interface GapList {
  gaps: Gap[]
}

/** Finds what is recorded for a pointer or, failing that, for its nearest ancestor. */
export function nearest<Value>(records: Readonly<Record<string, Value>>, pointer: string): Value | undefined {
  for (let at: string | undefined = pointer; at !== undefined; at = parentPointer(at)) {
    if (Object.hasOwn(records, at)) return records[at]
  }
  return undefined
}
