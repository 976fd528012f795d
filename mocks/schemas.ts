/**
 * Judging values against the schemas of a table, and putting what is wrong into words that repeat nothing that was
 * sent: neither values nor names that only the client knows.
 * Pure.
 */
import { PipelineError } from '../scripts/lib/errors.ts'
import { isObject } from '../scripts/lib/json.ts'
import type { JsonSchema, OperationsTable } from '../scripts/lib/operations.ts'
import { escapeStep, parentPointer, splitPointer } from '../scripts/lib/pointer.ts'
import { placeWords } from '../scripts/lib/sampling/fault-words.ts'
import { createJudge, type SchemaFault } from '../scripts/lib/sampling/judge.ts'
import { createShapes, type Shapes } from './schema-shape.ts'

/** One thing that is wrong with a value. */
export interface Fault {
  /** JSON pointer of the place; steps that are not documented names are `…`. */
  pointer: string
  /** What is wrong, continuing a sentence: "must be at most 50". */
  rule: string
}

/** The schemas of one table at work. */
export interface Schemas {
  /** The first fault of a value, or `undefined` when it conforms. */
  faultOf(schema: JsonSchema, value: unknown): Fault | undefined
  /** What a schema says about the outside of its values. */
  shapeOf: Shapes
}

/** Keywords that object to the name of a property; the place is then the object it stands in. */
const SURPLUS = new Set(['additionalProperties', 'unevaluatedProperties', 'propertyNames'])

/** Sets the schemas of a table up. */
export function createSchemas(table: OperationsTable): Schemas {
  const judge = createJudge(table)
  const names = propertyNames(table)
  return {
    shapeOf: createShapes(table),
    faultOf(schema, value) {
      try {
        const [fault] = judge.faults(schema, value)
        return fault && toFault(fault, names)
      } catch (thrown) {
        // A pattern that runs out of time has not accepted the value.
        if (!(thrown instanceof PipelineError)) throw thrown
        return { pointer: '', rule: 'takes too long to compare with its pattern' }
      }
    },
  }
}

function toFault(fault: SchemaFault, names: ReadonlySet<string>): Fault {
  if (SURPLUS.has(fault.keyword)) {
    return { pointer: mask(parentPointer(fault.pointer) ?? '', names), rule: 'has a property that is not documented' }
  }
  const rule = fault.message.slice(placeWords(fault.pointer).length, -1).trim()
  return { pointer: mask(fault.pointer, names), rule }
}

/** Hides the steps that are neither documented names nor positions. */
function mask(pointer: string, names: ReadonlySet<string>): string {
  const steps = splitPointer(pointer).map((step) => (names.has(step) || /^\d{1,9}$/.test(step) ? step : '…'))
  return steps.map((step) => `/${escapeStep(step)}`).join('')
}

/** The names of all properties that are documented anywhere. */
function propertyNames(table: OperationsTable): Set<string> {
  const names = new Set<string>()
  const pending: unknown[] = [table.components, table.operations]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (typeof node !== 'object' || node === null) continue
    if (isObject(node) && isObject(node.properties)) for (const name of Object.keys(node.properties)) names.add(name)
    pending.push(...Object.values(node).filter((value) => typeof value === 'object' && value !== null))
  }
  return names
}
