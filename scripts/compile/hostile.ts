/**
 * Refuses parsed values that no consumer should meet: nesting that exhausts the stack, prototype keys, cycles.
 * Pure; iterative, so that it survives what it looks for.
 */
import { type ErrorCode, PipelineError } from '../lib/errors.ts'
import { joinPointer } from '../lib/pointer.ts'

/** Levels of nesting; far above any real document, far below what exhausts the stack. */
const MAX_DEPTH = 400

/**
 * Holds that a value is plain.
 *
 * @throws PipelineError with the given code and the pointer of the first offending node
 */
export function refuseHostile(value: unknown, code: ErrorCode, file: string): void {
  const open: [value: unknown, pointer: string, depth: number][] = [[value, '', 0]]
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const [node, pointer, depth] = entry
    if (typeof node !== 'object' || node === null) continue
    if (depth > MAX_DEPTH) {
      throw new PipelineError(code, `The document is nested deeper than ${MAX_DEPTH} levels.`, { file })
    }
    if (Object.hasOwn(node, '__proto__')) {
      throw new PipelineError(code, 'The document has a key "__proto__"; remove it.', { file, pointer })
    }
    for (const [key, child] of Object.entries(node)) open.push([child, joinPointer(pointer, key), depth + 1])
  }
}
