/**
 * Holds that every rule of `x-constraints` speaks of something: of a parameter the operation has, and of a property
 * that the rows of its answer have. A rule that speaks of nothing would never be broken.
 */
import { type Draft, type Finding, placeIn } from '../compile/draft.ts'
import { constraintsOf, type DraftOperation, findParameter, operationsOf } from '../compile/operations.ts'
import type { Constraint } from '../lib/constraints.ts'
import { isObject, type JsonObject } from '../lib/json.ts'
import { joinPointer, splitPointer } from '../lib/pointer.ts'
import { itemSchemas, type Located, propertyNames, propertySchemas, viewOf } from '../lib/sampling/schema-view.ts'
import { resolveChain } from '../lib/spec/references.ts'
import type { Step } from './step.ts'

/** Checks the rules between parameters, and between parameters and rows. */
export const checkConstraints: Step = {
  id: 'check-constraints',
  title: 'Every rule of `x-constraints` speaks of parameters and properties that exist',
  run(document, findings) {
    for (const operation of operationsOf(document.spec)) {
      for (const { constraint, index } of constraintsOf(operation)) {
        for (const sentence of faultsOf(document, operation, constraint, index)) {
          const place = placeIn(document, joinPointer(operation.pointer, 'x-constraints', index))
          findings.push({
            ...{ step: 'check-constraints', severity: 'error', code: 'SPEC', sentence, place },
          } satisfies Finding)
        }
      }
    }
    return document
  },
}

/** What is wrong with a rule, as sentences. */
function faultsOf({ spec }: Draft, operation: DraftOperation, constraint: Constraint, index: number): string[] {
  const { id, param } = constraint
  const twin = constraintsOf(operation).find(({ constraint: other }) => other.id === id)
  const faults = twin?.index === index ? [] : [`The id \`${id}\` is that of another rule of the operation.`]
  if (constraint.in !== 'body') {
    const names = constraint.kind === 'multipleOf' ? [param, constraint.of] : [param]
    const unknown = names.filter((name) => findParameter(spec, operation, constraint.in, name) === undefined)
    faults.push(...unknown.map((name) => `The operation has no ${constraint.in} parameter \`${name}\`.`))
  }
  if ((constraint.kind === 'filter' || constraint.kind === 'order') && constraint.property !== undefined) {
    const steps = splitPointer(constraint.property)
    const known = listsOf(spec, operation).some((rows) => declares(spec, rows, steps))
    if (!known) faults.push(`No list in the answer has rows with \`${constraint.property}\`.`)
  }
  return faults
}

/** How far below the top of an answer a list may be. */
const DEEPEST = 3

/** The schemas of the rows of every list in an accepted answer. */
function listsOf(spec: JsonObject, { pointer, value }: DraftOperation): Located[][] {
  const statuses = Object.keys(isObject(value.responses) ? value.responses : {}).filter((key) => key.startsWith('2'))
  return statuses.flatMap((status) => {
    const response = resolveChain(spec, joinPointer(pointer, 'responses', status))
    const content = isObject(response?.value) && isObject(response.value.content) ? response.value.content : {}
    return Object.values(content).flatMap((media) =>
      isObject(media) && isObject(media.schema) ? rowsBelow(spec, [{ schema: media.schema, pointer: '' }], 0) : [],
    )
  })
}

function rowsBelow(spec: JsonObject, schemas: readonly Located[], depth: number): Located[][] {
  const { parts } = viewOf(spec, schemas)
  const rows = itemSchemas(parts, 0)
  if (rows.length > 0 || depth === DEEPEST) return rows.length > 0 ? [rows] : []
  return propertyNames(parts).flatMap((name) => rowsBelow(spec, propertySchemas(parts, name), depth + 1))
}

/** Whether a property is declared, step by step. */
function declares(spec: JsonObject, schemas: readonly Located[], [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return true
  const { parts } = viewOf(spec, schemas)
  return propertyNames(parts).includes(step) && declares(spec, propertySchemas(parts, step), rest)
}
