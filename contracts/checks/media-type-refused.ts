/** Holds that a body under a media type the operation does not take is refused. */
import { refused } from '../judging/verdicts.ts'
import { defineCheck } from './check.ts'

export default defineCheck({
  id: 'media-type-refused',
  severity: 'should',
  title: 'Refuses bodies of media types it does not take',
  asserts: 'A body whose media type is not listed under `requestBody.content` is answered with 415, or another 4xx.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.16',
  needs: ['exchange', 'mediaType', 'base'],
  judge: ({ exchange, base }) => refused(exchange, base),
})
