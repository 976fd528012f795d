/**
 * Holds that every rule of `x-constraints` speaks of something: of a parameter the operation has, of properties that its
 * bodies have, of a property that the rows of its answer have. A rule that speaks of nothing would never be broken.
 */
import { type Draft, type Finding, placeIn } from '../compile/draft.ts'
import { instanceJudge } from '../compile/instances.ts'
import { constraintsOf, type DraftOperation, findParameter, operationsOf } from '../compile/operations.ts'
import type { Constraint, OnlyWithConstraint, PairsConstraint } from '../lib/constraints.ts'
import { isObject, type Json, type JsonObject, sameJson } from '../lib/json.ts'
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
  if (constraint.in !== 'body' && constraint.in !== 'row') {
    const names = constraint.kind === 'multipleOf' ? [param, constraint.of] : [param]
    const unknown = names.filter((name) => findParameter(spec, operation, constraint.in, name) === undefined)
    faults.push(...unknown.map((name) => `The operation has no ${constraint.in} parameter \`${name}\`.`))
  }
  if ((constraint.kind === 'filter' || constraint.kind === 'order') && constraint.property !== undefined) {
    const steps = splitPointer(constraint.property)
    const known = listsOf(spec, operation).some((rows) => declares(spec, rows, steps))
    if (!known) faults.push(`No list in the answer has rows with \`${constraint.property}\`.`)
  }
  const bodies = schemasIn(resolveChain(spec, joinPointer(operation.pointer, 'requestBody')))
  if (constraint.kind === 'refusal') {
    const steps = splitPointer(param).filter((step) => step !== '**')
    const known = bodies.some((body) => schemasAt(spec, body, steps).length > 0)
    if (!known) faults.push(`No body of the operation has \`${param}\`.`)
  }
  if (constraint.kind === 'matching') {
    const unknown = constraint.members.filter((member) => !holds(spec, bodies, param, member))
    faults.push(...unknown.map((member) => `No body of the operation has \`${member}\` in \`${param}\`.`))
  }
  if (constraint.kind === 'pairs' || constraint.kind === 'onlyWith') {
    const wholes = constraint.in === 'row' ? listsOf(spec, operation) : bodies
    faults.push(...faultsWithin(spec, wholes, constraint))
  }
  return faults
}

/** Whether a place of some body has a member, in clear or in what it holds in encrypted form. */
function holds(spec: JsonObject, bodies: readonly (readonly Located[])[], param: string, member: string): boolean {
  const places = bodies.flatMap((body) => viewOf(spec, schemasAt(spec, body, splitPointer(param))).parts)
  const inside = places.flatMap(({ schema, pointer }): Located[] =>
    isObject(schema['x-plaintext'])
      ? [{ schema: schema['x-plaintext'], pointer: joinPointer(pointer, 'x-plaintext') }]
      : [],
  )
  return [places, inside].some((whole) => schemasAt(spec, whole, splitPointer(member)).length > 0)
}

/** What is wrong with a rule about two properties of a body, or of a row. */
function faultsWithin(
  spec: JsonObject,
  wholes: readonly (readonly Located[])[],
  { param, with: other, ...rule }: PairsConstraint | OnlyWithConstraint,
): string[] {
  const found = (pointer: string) => wholes.flatMap((whole) => schemasAt(spec, whole, splitPointer(pointer)))
  const unknown = [param, other].filter((pointer) => found(pointer).length === 0)
  const named = rule.kind === 'onlyWith' ? (rule.values ?? rule.except ?? []) : []
  const lists = viewOf(spec, found(other)).parts.flatMap(({ schema }) =>
    Array.isArray(schema.enum) ? [schema.enum] : [],
  )
  const unlisted = named.filter((value) => lists.some((list) => !list.some((one) => sameJson(one, value))))
  const about = rule.kind === 'onlyWith' ? (rule.of ?? []) : []
  const never = impossible(spec, found(param), about)
  return [
    ...unknown.map(
      (pointer) => `No ${rule.in === 'row' ? 'row of the answer' : 'body of the operation'} has \`${pointer}\`.`,
    ),
    ...unlisted.map((value) => `\`${other}\` is never ${JSON.stringify(value)}.`),
    ...never.map((value) => `\`${param}\` is never ${JSON.stringify(value)}.`),
  ]
}

/** The values that a place never has. */
function impossible(spec: JsonObject, schemas: readonly Located[], values: readonly Json[]): Json[] {
  if (values.length === 0) return []
  const complain = instanceJudge(spec)
  return values.filter((value) => schemas.some(({ pointer }) => complain(pointer, value) !== undefined))
}

/** How far below the top of an answer a list may be. */
const DEEPEST = 3

/** The schemas of the rows of every list in an accepted answer. */
function listsOf(spec: JsonObject, { pointer, value }: DraftOperation): Located[][] {
  const statuses = Object.keys(isObject(value.responses) ? value.responses : {}).filter((key) => key.startsWith('2'))
  return statuses.flatMap((status) => {
    const response = resolveChain(spec, joinPointer(pointer, 'responses', status))
    return schemasIn(response).flatMap((schemas) => rowsBelow(spec, schemas, 0))
  })
}

/** The schemas of the media types of a body. */
function schemasIn(body: { pointer: string; value: unknown } | undefined): Located[][] {
  const content = isObject(body?.value) && isObject(body.value.content) ? body.value.content : {}
  return Object.entries(content).flatMap(([type, media]) => {
    const pointer = joinPointer(body?.pointer ?? '', 'content', type, 'schema')
    return isObject(media) && isObject(media.schema) ? [[{ schema: media.schema, pointer }]] : []
  })
}

function rowsBelow(spec: JsonObject, schemas: readonly Located[], depth: number): Located[][] {
  const { parts } = viewOf(spec, schemas)
  const rows = itemSchemas(parts, 0)
  if (rows.length > 0 || depth === DEEPEST) return rows.length > 0 ? [rows] : []
  return propertyNames(parts).flatMap((name) => rowsBelow(spec, propertySchemas(parts, name), depth + 1))
}

/** Whether a property is declared, step by step. */
function declares(spec: JsonObject, schemas: readonly Located[], steps: readonly string[]): boolean {
  return schemasAt(spec, schemas, steps).length > 0
}

/** The schemas of a property, step by step; `*` is any item of a list. */
function schemasAt(
  spec: JsonObject,
  schemas: readonly Located[],
  [step, ...rest]: readonly string[],
): readonly Located[] {
  if (step === undefined) return schemas
  const { parts } = viewOf(spec, schemas)
  if (step === '*') return schemasAt(spec, itemSchemas(parts, 0), rest)
  return propertyNames(parts).includes(step) ? schemasAt(spec, propertySchemas(parts, step), rest) : []
}
