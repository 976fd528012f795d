/**
 * The declarations of the guards of both sides. They promise no types: what is received may be more than its type says.
 * Pure.
 */
import { type Judged, nestedText } from './judged-values.ts'

const PREAMBLE = `/** One thing that is wrong with a value, or new about it. */
export interface GuardError {
  /** JSON pointer of the place within the value. */
  instancePath: string
  /** The broken rule; of what is received, \`propertyNames\` is an unknown name and \`enum\` an unknown value. */
  keyword: string
  /** What the rule asks for; for \`propertyNames\` the name, as \`propertyName\`. */
  params: Record<string, unknown>
  /** The name that the error is about, when it is not about the value. */
  propertyName?: string
  /** The rule in words; without the value. */
  message?: string
}

/** Says whether nothing is wrong with a value, or new about it. */
export interface Guard {
  (value: unknown): boolean
  /** All that is wrong with the last value; \`null\` when nothing is. */
  errors?: GuardError[] | null
}
`

/** Writes the declarations for what is judged. */
export function guardDeclarations(operations: readonly string[], judged: readonly Judged[]): string {
  const values = judged.map(({ path }) => ({ path, text: 'Guard' }))
  const type = nestedText(operations, values, (name) => JSON.stringify(name))
  return `${PREAMBLE}
/** Guards by operation. */
export interface Guards ${type.replaceAll('},\n', '}\n')}

/** For who calls: closed for requests, open for answers. */
export declare const clientGuards: Guards

/** For who is called: open for requests, closed for answers. */
export declare const serverGuards: Guards
`
}
