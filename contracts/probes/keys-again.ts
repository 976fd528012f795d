/**
 * Makes something under a key by which a target tells a repeated request from a new one, and sends the same request again,
 * and another one under the same key.
 */
import type { Json } from '../../scripts/lib/json.ts'
import { another } from '../life/bodies.ts'
import { faultOf } from '../life/changes.ts'
import { isServed, type Making, makingOf } from '../life/made.ts'
import { type Draft, parameterKey, withValue } from '../requests/draft.ts'
import type { Steps } from '../requests/list-reader.ts'
import { madeId } from '../requests/made-things.ts'
import { keyFor, keyHeaders } from '../requests/own-keys.ts'
import { type Case, defineProbe } from './probe.ts'

export default defineProbe({
  id: 'keys-again',
  title: 'What is made under a key, asked for again with the same key',
  aims: ['repeatedKey'],
  *journey(context) {
    const making = makingOf(context)
    const [header] = keyHeaders(context.operation)
    const value = header && keyFor(context.table, header, `${context.operation.id} under a key`)
    if (!making || making.chosen || !header || value === undefined) return
    yield* again(making, header.name, (body) => ({
      ...withValue(context.base.draft, parameterKey(header), value),
      ...(body === undefined ? {} : { body }),
    }))
  },
})

/** Sends the same twice, and then something else. */
function* again({ context, shower, on }: Making, header: string, draftOf: (body?: Json) => Draft): Steps<void> {
  const { operation, judge } = context
  const sent = (body: Json | undefined, words: string): Case => {
    const sentence = `something is made under one \`${header}\`, and ${words}`
    const fault = {
      ...faultOf(operation.id, `key-${body === undefined ? 'again' : 'other'}`, sentence),
      location: 'header',
    }
    const written = context.write(draftOf(body), 'under a key')
    return { intent: 'series', aims: {}, ...written, rule: operation.pointer, fault, ...on }
  }
  const one = sent(undefined, 'the same is asked for once more')
  const first = yield one
  const id = isServed(first) ? madeId(judge, operation, shower, first.answer) : undefined
  if (!first || id === undefined) return
  const earlier = [first.request]
  yield { ...one, earlier, aims: { repeatedKey: { id, same: true } } }
  const other = another(context)
  if (other === undefined) return
  yield { ...sent(other, 'something else is asked for under it'), earlier, aims: { repeatedKey: { id, same: false } } }
}
