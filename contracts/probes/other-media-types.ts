/**
 * Sends bodies in each media type that is documented beside the one of the plain request: a valid one, and where that is
 * served, those with one fault.
 */
import { baseRequest } from '../requests/base-request.ts'
import { isWritable } from '../requests/body-forms.ts'
import { otherTypes } from '../requests/other-bases.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'
import { chosenFaults } from './single-fault.ts'

/** What a server says that does not know a media type. */
const UNKNOWN_TYPE = 415

export default defineProbe({
  id: 'other-media-types',
  title: 'Bodies in the other media types that are documented',
  aims: ['valid', 'violation'],
  *journey(context) {
    const { table, operation, target, seed, base, use } = context
    // What is made for one request is not there for many.
    if (use) return
    for (const mediaType of otherTypes(operation, base.draft.mediaType)) {
      const other = baseRequest(table, operation, target, seed, mediaType)
      const { body } = other.draft
      if (other.missing !== undefined || body === undefined || !isWritable(mediaType, body)) continue
      yield* inType({ ...context, base: other }, mediaType)
    }
  },
})

function* inType(context: ProbeContext, mediaType: string): Generator<Case, void, Exchange | undefined> {
  const { base, operation, write } = context
  const plain: Case = {
    ...{ intent: 'valid', aims: {}, ...write(base.draft) },
    rule: operation.requestBody?.content[mediaType]?.pointer ?? operation.pointer,
    fault: {
      ...{ location: 'media-type', name: mediaType, keyword: 'content' },
      sentence: `the media type of the body is ${mediaType}, which is documented, too`,
    },
  }
  const heard = yield plain
  if (heard === undefined) return
  if (isAccepted(heard.answer.status)) {
    for (const { place, keyword, write: sent } of chosenFaults(context)) {
      if (place.startsWith('body:') && !(place === 'body:' && keyword === 'required')) yield sent()
    }
    return
  }
  // Whether what is said in another type makes sense to the target, no schema tells.
  const weight = heard.answer.status === UNKNOWN_TYPE ? {} : { atMost: 'should' as const }
  yield { ...plain, aims: { valid: { fromData: false } }, ...weight }
}
