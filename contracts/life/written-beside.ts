/**
 * Other changes of what one operation changes, made before it: what they wrote is none of its business.
 * Pure; sends nothing.
 */
import type { Json } from '../../scripts/lib/json.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import type { Aims } from '../aims.ts'
import { isBelow, type Snapshot, snapshotOf } from '../judging/snapshots.ts'
import type { Case, ProbeContext } from '../probes/probe.ts'
import { templateNames } from '../requests/draft.ts'
import type { Steps } from '../requests/list-reader.ts'
import type { Severity } from '../result.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { largestFirst } from './bodies.ts'
import { placesOf, waysOf } from './named-places.ts'
import { observersOf } from './observing.ts'
import { isMaker, type Thing } from './thing.ts'

/** What others wrote. */
export interface Beside {
  /** Ids of their operations. */
  by: readonly string[]
  /** What is read afterwards. */
  after: Snapshot
  /** The places of what they wrote, as they are read. */
  places: readonly string[]
  atMost: Severity
}

/** Others that are asked to write. */
const MOST = 2

/** Has others write, and reads what came of it; nothing where there are none, or they are refused. */
export function* writtenBeside(
  context: ProbeContext,
  { observer, look, before, on }: { observer: Operation; look: Case; before: Exchange; on: Thing | undefined },
): Steps<Beside | undefined> {
  const found: { by: string; places: string[]; atMost: Severity }[] = []
  for (const other of othersOf(context, observer)) {
    const ways = waysOf(other, before)
    const [body] = largestFirst(other)
    if (body === undefined || ways.length === 0) continue
    const exchange = yield { ...changing(other, body), ...(on ? { on } : {}) }
    if (!exchange || !isAccepted(exchange.answer.status)) continue
    found.push({ by: other.operation.id, places: placesOf(body, ways), atMost: ways[0]?.atMost ?? 'should' })
  }
  const [first] = found
  const seen = first && (yield { ...look, until: ({ answer }) => isAccepted(answer.status) })
  if (!first || !seen || !isAccepted(seen.answer.status)) return undefined
  const after = snapshotOf(seen)
  const places = found.flatMap((one) => one.places).filter((place) => after.leaves.has(place))
  return { by: found.map(({ by }) => by), after, places, atMost: first.atMost }
}

/** What a change that names these places has to leave alone. */
export function untouchedBeside({ after, places, atMost }: Beside, named: readonly string[]): Aims['untouched'] {
  return { after, named, steady: places.filter((place) => !named.some((one) => isBelow(place, one))), atMost }
}

/** Other operations that change a part of what is read, about the same thing. */
function othersOf(context: ProbeContext, observer: Operation): ProbeContext[] {
  const { table, operation } = context
  const known = templateNames(operation.path)
  const others = table.operations.filter(
    (one) =>
      ['patch', 'put'].includes(one.method) &&
      one.path !== operation.path &&
      templateNames(one.path).every((name) => known.includes(name)) &&
      !isMaker(context.table, one) &&
      observersOf(table, one)[0] === observer,
  )
  return others.slice(0, MOST).flatMap((one) => {
    const other = context.other(one)
    if (other.base.missing !== undefined) return []
    const values = new Map(other.base.draft.values)
    for (const name of templateNames(one.path)) {
      const value = context.base.draft.values.get(`path:${name}`)
      if (value !== undefined) values.set(`path:${name}`, value)
    }
    return [{ ...other, base: { ...other.base, draft: { ...other.base.draft, values } } }]
  })
}

function changing({ operation, write, base }: ProbeContext, body: Json): Case {
  const sent = write({ ...base.draft, body })
  return { intent: 'series', aims: {}, ...sent, rule: operation.pointer, operation }
}
