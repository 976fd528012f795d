/** A reader of JSON of one's own, which does not look for escapes in names. */
import { defineFault } from '../fault.ts'

/** A name of a member. */
const NAME = /"(?:[^"\\]|\\.)*"(?=\s*:)/g

export default defineFault({
  id: 'escaped-names-unread',
  api: 'outbound',
  family: 'request',
  title: 'Does not know a name of a property that is written with an escape',
  evidence: 'derived',
  respond: (next) => (call) =>
    next({
      ...call,
      body: async () => {
        const body = await call.body()
        if (!(body instanceof Uint8Array)) return body
        const text = new TextDecoder().decode(body)
        return new TextEncoder().encode(text.replace(NAME, (name) => name.replaceAll('\\u', 'u')))
      },
    }),
})
