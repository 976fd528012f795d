/**
 * Holds that the life cycle speaks of what the document has: operations and states that exist, an id that stands in
 * the paths, reasons and values that the bodies allow, encrypted content that is described.
 */
import { type Draft, type Finding, placeIn } from '../compile/draft.ts'
import { instanceJudge } from '../compile/instances.ts'
import { type DraftOperation, findProperty, operationsOf } from '../compile/operations.ts'
import { lifeCycleOf } from '../emitters/table/life-cycle.ts'
import { PipelineError } from '../lib/errors.ts'
import type { Json } from '../lib/json.ts'
import type { Maker, Resource, Transition } from '../lib/life-cycle.ts'
import { joinPointer, splitPointer } from '../lib/pointer.ts'
import { resolveChain } from '../lib/spec/references.ts'
import type { Step } from './step.ts'

const step = 'check-life-cycle'

/** Checks the life cycle. */
export const checkLifeCycle: Step = {
  id: step,
  title: 'The life cycle names operations, states and values that exist',
  run(document, findings) {
    const operations = operationsOf(document.spec)
    const report = (pointer: string, sentence: string) =>
      findings.push({
        ...{ step, severity: 'error', code: 'SPEC', sentence },
        place: placeIn(document, pointer),
      } satisfies Finding)
    for (const resource of declared(document, operations, report)) {
      for (const [pointer, sentence] of complaints(document, operations, resource)) report(pointer, sentence)
    }
    return document
  },
}

/** The resources, or what is wrong with the shape of their declaration. */
function declared(
  { api, spec }: Draft,
  operations: readonly DraftOperation[],
  report: (pointer: string, sentence: string) => void,
): readonly Resource[] {
  const ids = operations.map(({ value }) => String(value.operationId))
  try {
    return lifeCycleOf({ file: api, document: spec }, ids).resources ?? []
  } catch (thrown) {
    if (!(thrown instanceof PipelineError)) throw thrown
    const [sentence = ''] = thrown.message.split(/\.? \(/)
    report(thrown.place?.pointer ?? '/x-lifecycle', `${sentence}; correct it by a fact.`)
    return []
  }
}

/** What a resource says that the document does not bear out. */
function* complaints(
  document: Draft,
  operations: readonly DraftOperation[],
  resource: Resource,
): Generator<[pointer: string, sentence: string]> {
  const { id, makers, read, transitions, writes } = resource
  const named = (operation: string) => operations.find(({ value }) => value.operationId === operation)
  const users = [
    ...makers.filter((maker) => maker.id === undefined),
    read,
    ...transitions,
    ...writes.filter(({ operation }) => !makers.some((maker) => maker.operation === operation)),
  ]
  for (const { operation, pointer } of users) {
    if (named(operation)?.path.includes(`{${id}}`) === true) continue
    yield [pointer, `The path of \`${operation}\` has no \`{${id}}\`, the id in the life cycle; correct it by a fact.`]
  }
  for (const transition of transitions) {
    const operation = named(transition.operation)
    if (operation) yield* values(document, operation, transition)
  }
  for (const one of [...makers, ...transitions]) {
    const operation = named(one.operation)
    if (operation) yield* contents(document, operation, one)
  }
}

/** Content that may not come again and that the body of its operation has not. */
function* contents(
  { spec }: Draft,
  operation: DraftOperation,
  { operation: name, onceOnly }: Maker | Transition,
): Generator<[string, string]> {
  if (!onceOnly) return
  const { at, member, pointer } = onceOnly
  const inside = splitPointer(member).flatMap((step) => ['properties', step])
  const subjects = findProperty(spec, operation, at)
  const isThere = subjects.some(({ schema }) => resolveChain(spec, joinPointer(schema, 'x-plaintext', ...inside)))
  if (isThere) return
  yield [pointer, `The body of \`${name}\` has no encrypted \`${member}\` at \`${at}\`; correct it by a fact.`]
}

/** The values of a transition that the body of its operation does not allow. */
function* values(document: Draft, operation: DraftOperation, transition: Transition): Generator<[string, string]> {
  const complain = instanceJudge(document.spec)
  const used: [at: string, value: Json, pointer: string][] = [
    ...Object.entries(transition.with).map(([at, value]): [string, Json, string] => [at, value, transition.pointer]),
    ...(transition.reason?.known ?? []).map(({ value, pointer }): [string, Json, string] => {
      return [transition.reason?.at ?? '', value, pointer]
    }),
  ]
  for (const [at, value, pointer] of used) {
    const subjects = findProperty(document.spec, operation, at)
    const allowed = subjects.some(({ schema }) => complain(schema, value) === undefined)
    if (!allowed) {
      yield [pointer, `The body of \`${transition.operation}\` has no such value at \`${at}\`; correct it by a fact.`]
    }
  }
  for (const asked of transition.asks) {
    for (const at of [...asked.with, ...asked.without]) {
      if (findProperty(document.spec, operation, at).length > 0) continue
      yield [asked.pointer, `The body of \`${transition.operation}\` has no property \`${at}\`; correct it by a fact.`]
    }
  }
}
