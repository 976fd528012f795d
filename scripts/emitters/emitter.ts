/**
 * What an emitter is: a spec in, the text of generated files out.
 * Types only.
 */
import type { LoadedSpec } from '../lib/load-spec.ts'
import type { OperationsTable } from '../lib/operations.ts'

/** One way to turn a spec into code. */
export interface Emitter {
  /** Name of its file in this folder. */
  id: string
  /**
   * Makes the files, by name, without the header that says where they come from.
   * Same spec, same bytes; the files of one API may import each other and packages, nothing else.
   */
  emit(spec: LoadedSpec, table: OperationsTable): Promise<Readonly<Record<string, string>>>
}
