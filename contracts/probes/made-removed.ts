/**
 * Removes something that was made by a POST of which no life cycle speaks, and looks whether it is gone: under its id, in
 * the list, and for whatever else can be asked about it. Another one that was made beside it stays.
 */
import type { Operation } from '../../scripts/lib/operations.ts'
import { type Snapshot, snapshotOf } from '../judging/snapshots.ts'
import { faultOf } from '../life/changes.ts'
import { lookedThrough } from '../life/listed.ts'
import { aboutMade, begotten, isServed, type Made, makingOf, othersAbout } from '../life/made.ts'
import type { Steps } from '../requests/list-reader.ts'
import type { Severity } from '../result.ts'
import type { Exchange } from '../transport/exchange.ts'
import { isSafe } from '../transport/transport.ts'
import { type Case, defineProbe } from './probe.ts'

/** Accepted, and not done yet. */
const LATER = 202
/** Statuses that say something is not there any more. */
const ABSENT = ['404', '410']

export default defineProbe({
  id: 'made-removed',
  title: 'Something that was made, and removed again',
  aims: ['removed', 'unlisted', 'ended', 'unmoved'],
  *journey(context) {
    const making = makingOf(context)
    const shower = making?.shower?.operation
    const remover =
      shower && context.table.operations.find((one) => one.method === 'delete' && one.path === shower.path)
    if (!making || !shower || !remover) return
    const beside = yield* begotten(making, 'beside')
    const made = yield* begotten(making, 'removed')
    if (!made) return
    const look = aboutMade(made, shower, 'is read before it is removed')
    if (!look || !isServed(yield { ...look, until: isServed })) return
    const bystander = beside && beside.id !== made.id ? yield* watched(beside, shower) : undefined
    const removing = aboutMade(made, remover, 'is removed')
    const removed = removing && (yield { ...removing, fault: faultOf(remover.id, 'removed', removing.chosen.special) })
    if (!removed || !isServed(removed) || removed.answer.status === LATER) return
    yield* unread(made, shower, remover)
    yield* unlisted(made, remover)
    yield* ended(made, shower, remover)
    if (bystander) yield bystander()
  },
})

/** The weightiest that something which is still there can be: where nothing says that it could be gone, it says little. */
function weightOf(shower: Operation): Severity {
  return ABSENT.some((status) => Object.hasOwn(shower.responses, status)) ? 'should' : 'may'
}

/** Reads what was removed, and whatever else there is to be read about it. */
function* unread(made: Made, shower: Operation, remover: Operation): Steps<void> {
  for (const operation of [shower, ...othersAbout(made).filter(({ method }) => isSafe(method))]) {
    const one = aboutMade(made, operation, `was removed, and ${operation.id} is asked for`)
    if (!one) continue
    const fault = faultOf(operation.id, 'gone', one.chosen.special)
    const removed = { pointer: remover.pointer, atMost: operation === shower ? weightOf(shower) : 'may' } as const
    yield { ...one, intent: 'fault', aims: { removed }, fault, until: (exchange) => !isServed(exchange) }
  }
}

/** What brings back what was removed. */
const RESTORING = /restor|undelet|recover|reinstat|reviv|undo/i

/** Asks for whatever else could be done with what was removed; what is put where nothing is may be made anew. */
function* ended(made: Made, shower: Operation, remover: Operation): Steps<void> {
  const doing = othersAbout(made).filter(({ id, method }) => !isSafe(method) && method !== 'put' && id !== remover.id)
  for (const operation of doing.filter(({ id, path }) => !RESTORING.test(`${id} ${path}`))) {
    const one = aboutMade(made, operation, `was removed, and ${operation.id} is asked for`)
    if (!one) continue
    const fault = faultOf(operation.id, 'gone', one.chosen.special)
    yield { ...one, intent: 'fault', aims: { ended: { out: true } }, fault, atMost: weightOf(shower) }
  }
}

/** Looks for what was removed in the list. */
function* unlisted(made: Made, remover: Operation): Steps<void> {
  const { lister, context } = made
  if (!lister) return
  const words = `something that was made by ${context.operation.id} was removed, and is looked for in the list`
  const fault = faultOf(lister.id, 'unlisted', words)
  yield* lookedThrough(made, lister, false, ({ id, reading }) => {
    return { aims: { unlisted: { id, reading, pointer: remover.pointer, atMost: 'should' } }, fault }
  })
}

/** Reads one that stays twice; the request that reads it at last. */
function* watched(beside: Made, shower: Operation): Steps<(() => Case) | undefined> {
  const look = aboutMade(beside, shower, 'is read beside one that is removed')
  if (!look) return undefined
  const seen: Snapshot[] = []
  for (let turn = 0; turn < 2; turn += 1) {
    const exchange: Exchange | undefined = yield { ...look, until: isServed }
    if (isServed(exchange)) seen.push(snapshotOf(exchange))
  }
  const [first, second] = seen
  if (!first || !second) return undefined
  return () => ({
    ...look,
    aims: { unmoved: { first, second } },
    fault: faultOf(shower.id, 'beside', look.chosen.special),
  })
}
