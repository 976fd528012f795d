/**
 * Holds that every example and default is valid: against its schema, and together against the rules between parameters
 * that a schema cannot say. Messages name rules and places, never values.
 */
import { type Draft, type Finding, placeIn } from '../compile/draft.ts'
import { instanceJudge } from '../compile/instances.ts'
import { type KnownNode, knownNodes } from '../compile/kinds.ts'
import { constraintsOf, type DraftOperation, findParameter, findProperty, operationsOf } from '../compile/operations.ts'
import type { Constraint, OnlyWithConstraint, PairsConstraint } from '../lib/constraints.ts'
import { isObject, type Json, type JsonObject, sameJson } from '../lib/json.ts'
import { follow, joinPointer, splitPointer } from '../lib/pointer.ts'
import { resolveChain } from '../lib/spec/references.ts'
import type { Step } from './step.ts'

/** Checks the examples and defaults. */
export const checkExamples: Step = {
  id: 'check-examples',
  title: 'Every example and default keeps its schema and the rules between parameters',
  run(document, findings) {
    const complain = instanceJudge(document.spec)
    const report = (pointer: string, sentence: string) =>
      findings.push({
        ...{ step: 'check-examples', severity: 'error', code: 'SPEC', sentence },
        place: placeIn(document, pointer),
      } satisfies Finding)
    for (const [at, node] of knownNodes(document.spec)) {
      for (const { pointer, value, schema, noun } of instancesOf(document, at, node)) {
        const complaint = complain(schema, value)
        if (complaint !== undefined)
          report(pointer, `The ${noun} breaks its schema: ${complaint.replace(/\.$/, '')}; correct it by a fact.`)
      }
    }
    for (const operation of operationsOf(document.spec)) {
      for (const { constraint, index } of constraintsOf(operation)) {
        const complaint = broken(document, operation, constraint)
        if (complaint !== undefined) report(joinPointer(operation.pointer, 'x-constraints', index), complaint)
      }
    }
    return document
  },
}

/** A value and the schema it has to keep. */
interface Instance {
  pointer: string
  value: Json
  schema: string
  noun: 'default' | 'example'
}

/** The instances that one object declares. */
function instancesOf({ spec }: Draft, pointer: string, { kind, value, ref }: KnownNode): Instance[] {
  if (ref !== undefined) return []
  if (kind === 'schema') {
    return (['default', 'example'] as const).flatMap((noun): Instance[] => {
      const instance = value[noun]
      return instance === undefined ? [] : [{ pointer: `${pointer}/${noun}`, value: instance, schema: pointer, noun }]
    })
  }
  const schema = `${pointer}/schema`
  if (!['mediaType', 'parameter', 'header'].includes(kind) || follow(spec, schema) === undefined) return []
  const own = value.example
  const lone: Instance[] =
    own === undefined ? [] : [{ pointer: `${pointer}/example`, value: own, schema, noun: 'example' }]
  return [...lone, ...namedExamples(spec, pointer, value, schema)]
}

/** The values of `examples`, references followed. */
function namedExamples(spec: JsonObject, pointer: string, { examples }: JsonObject, schema: string): Instance[] {
  return Object.keys(isObject(examples) ? examples : {}).flatMap((name): Instance[] => {
    const found = resolveChain(spec, joinPointer(pointer, 'examples', name))
    if (!isObject(found?.value) || found.value.value === undefined) return []
    return [{ pointer: `${found.pointer}/value`, value: found.value.value, schema, noun: 'example' }]
  })
}

/** How the examples or defaults of an operation break a constraint, as a sentence. */
function broken(document: Draft, operation: DraftOperation, constraint: Constraint): string | undefined {
  const { spec } = document
  const { param } = constraint
  if (constraint.kind === 'pairs' || constraint.kind === 'onlyWith') {
    const examples = constraint.in === 'row' ? rowExamples(document, operation) : bodyExamples(document, operation)
    return constraint.kind === 'pairs' ? brokenPairs(examples, constraint) : brokenOnlyWith(examples, constraint)
  }
  if (constraint.kind === 'default') {
    const subjects =
      constraint.in === 'body'
        ? findProperty(spec, operation, param)
        : [findParameter(spec, operation, constraint.in, param) ?? []].flat()
    const other = subjects.find(({ schema }) => {
      const value = memberOf(spec, schema, 'default')
      return value !== undefined && !sameJson(value, constraint.value)
    })
    return other && `The default of \`${param}\` is not the one that the page states; correct it by a fact.`
  }
  if (constraint.kind !== 'multipleOf') return undefined
  for (const noun of ['default', 'example'] as const) {
    const value = instanceOf(spec, operation, constraint, param, noun) ?? constraint.default
    const divisor = instanceOf(spec, operation, constraint, constraint.of, noun) ?? constraint.defaultOf
    if (typeof value !== 'number' || typeof divisor !== 'number' || value % divisor === 0) continue
    return `The ${noun} of \`${param}\` is no multiple of that of \`${constraint.of}\`; correct it by a fact.`
  }
  return undefined
}

/** The examples of the bodies of an operation. */
function bodyExamples(document: Draft, { pointer }: DraftOperation): Json[] {
  return contentExamples(document, `${pointer}/requestBody`)
}

/** The rows in the examples of the accepted answers of an operation. */
function rowExamples(document: Draft, { pointer, value }: DraftOperation): Json[] {
  const statuses = Object.keys(isObject(value.responses) ? value.responses : {}).filter((key) => key.startsWith('2'))
  return statuses
    .flatMap((status) => contentExamples(document, joinPointer(pointer, 'responses', status)))
    .flatMap((example) => itemsIn(example, 0))
}

/** How far below the top of an answer a list may be. */
const DEEPEST = 3

/** The items of the lists that an answer wraps in objects. */
function itemsIn(value: Json, depth: number): Json[] {
  if (Array.isArray(value)) return value
  if (!isObject(value) || depth === DEEPEST) return []
  return Object.values(value).flatMap((member) => itemsIn(member, depth + 1))
}

/** The examples of what a request or a response holds. */
function contentExamples(document: Draft, pointer: string): Json[] {
  const body = resolveChain(document.spec, pointer)
  if (body === undefined) return []
  return [...knownNodes(document.spec)]
    .filter(([at, { kind }]) => kind === 'mediaType' && at.startsWith(`${body.pointer}/content/`))
    .flatMap(([at, node]) => instancesOf(document, at, node))
    .map(({ value }) => value)
}

/** How an example combines values that do not go together, as a sentence. */
function brokenPairs(examples: readonly Json[], constraint: PairsConstraint): string | undefined {
  const { param, with: other, pairs } = constraint
  const apart = examples.some((example) =>
    pairsIn(example, splitPointer(param), splitPointer(other)).some(
      ([value, companion]) =>
        typeof value === 'string' && companion !== undefined && !(pairs[value] ?? []).includes(String(companion)),
    ),
  )
  return apart ? `An example of \`${param}\` does not go with that of \`${other}\`; correct it by a fact.` : undefined
}

/** How an example has a property, or a value of it, where that does not come, as a sentence. */
function brokenOnlyWith(examples: readonly Json[], constraint: OnlyWithConstraint): string | undefined {
  const { param, with: other, values, except, of } = constraint
  const apart = examples.some((example) =>
    pairsIn(example, splitPointer(param), splitPointer(other)).some(([value, companion]) => {
      if (value === undefined || (of && !of.some((one) => sameJson(one, value)))) return false
      const isNamed = (values ?? except)?.some((one) => companion !== undefined && sameJson(one, companion))
      return values ? !isNamed : except ? isNamed : companion === undefined
    }),
  )
  return apart ? `An example has \`${param}\` where \`${other}\` rules it out; correct it by a fact.` : undefined
}

type Pair = [value: Json | undefined, companion: Json | undefined]

/** The values at two places of a body, item by item where both lead through the same list. */
function pairsIn(node: Json | undefined, one: readonly string[], other: readonly string[]): Pair[] {
  const at = one.indexOf('*')
  const shared = at >= 0 && one.slice(0, at + 1).every((step, index) => other[index] === step)
  if (!shared) return [[valueAt(node, one), valueAt(node, other)]]
  const list = valueAt(node, one.slice(0, at))
  return Array.isArray(list) ? list.flatMap((item) => pairsIn(item, one.slice(at + 1), other.slice(at + 1))) : []
}

function valueAt(node: Json | undefined, steps: readonly string[]): Json | undefined {
  return steps.reduce<Json | undefined>(
    (found, step) => (isObject(found) && Object.hasOwn(found, step) ? found[step] : undefined),
    node,
  )
}

/** The example of a parameter, or failing that (and for `default`) its default. */
function instanceOf(
  spec: JsonObject,
  operation: DraftOperation,
  { in: location }: Constraint,
  name: string,
  noun: string,
): unknown {
  const subject = findParameter(spec, operation, location, name)
  if (subject === undefined) return undefined
  const candidates =
    noun === 'default' ? [] : [memberOf(spec, subject.owner, noun), memberOf(spec, subject.schema, noun)]
  return [...candidates, memberOf(spec, subject.schema, 'default')].find((value) => value !== undefined)
}

/** A member of the node at a pointer. */
function memberOf(spec: JsonObject, pointer: string, name: string): Json | undefined {
  const node = follow(spec, pointer)
  return isObject(node) && Object.hasOwn(node, name) ? node[name] : undefined
}
