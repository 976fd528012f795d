/**
 * Writes values of properties that may only be read, beside everything else, and reads them: whether such a request is
 * refused or they are passed over is left open, but nobody else than their owner sets them.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { fullestOfAll } from '../life/bodies.ts'
import { faultOf } from '../life/changes.ts'
import { isServed } from '../life/made.ts'
import { bodyOf } from '../life/thing.ts'
import { type Writer, writersOf } from '../life/writers.ts'
import type { Steps } from '../requests/list-reader.ts'
import { leadsIntoReadOnly, withoutReadOnly } from '../requests/read-only.ts'
import { unitsOf } from '../requests/telling-values.ts'
import { type Exchange, parseBody } from '../transport/exchange.ts'
import { defineProbe, type ProbeContext } from './probe.ts'

export default defineProbe({
  id: 'read-only-members',
  title: 'Properties that may only be read, written',
  aims: ['ownedValues'],
  *journey(context) {
    const { base, operation, table, target } = context
    const schema = operation.requestBody?.content[base.draft.mediaType ?? '']?.schema
    const most = target.capabilities.stateful && schema !== undefined ? fullestOfAll(context) : undefined
    if (schema === undefined || most === undefined) return
    const places = unitsOf(most).filter((place) => leadsIntoReadOnly(table, schema, most, place))
    if (places.length === 0) return
    for (const writer of writersOf(context)) {
      const usual = yield* readAfter(writer, withoutReadOnly(table, schema, most), 'as they may be')
      if (usual) yield* told(context, writer, most, places, usual)
    }
  },
})

/** Writes a body, and reads what came of it. */
function* readAfter(writer: Writer, body: Json, turn: string): Steps<Exchange | undefined> {
  const written = yield writer.write(body, turn)
  const look = isServed(written) ? writer.look(written, turn) : undefined
  const seen = look && (yield { ...look, until: isServed })
  return isServed(seen) ? seen : undefined
}

/** Writes what may only be read, and holds what is read against it. */
function* told(
  { operation }: ProbeContext,
  writer: Writer,
  most: Json,
  places: readonly string[],
  usual: Exchange,
): Steps<void> {
  const written = yield writer.write(most, 'with more than may be told')
  if (!isServed(written)) return
  const look = writer.look(written, 'with more than may be told')
  const sent = bodyOf(written.request)
  const before = parseBody(usual.answer)
  if (!look || sent === undefined || !before.ok) return
  // What it is anyway tells nothing.
  const values = places.flatMap((at) => {
    const value = follow(sent, at) as Json | undefined
    return value === undefined || value === null || value === follow(before.value, at) ? [] : [{ at, value }]
  })
  const words = `${writer.about} with values of what may only be read, and is read`
  const aims = { ownedValues: { values, pointer: operation.requestBody?.pointer ?? operation.pointer } }
  yield { ...look, aims, fault: faultOf(operation.id, 'read-only', words), rule: operation.pointer }
}
