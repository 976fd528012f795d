/** Holds that nothing is made under an id that is not free. */
import { turnedDown } from '../judging/verdicts.ts'
import { defineCheck } from './check.ts'

export default defineCheck({
  id: 'id-not-taken',
  severity: 'must',
  title: 'Refuses to make a thing under an id that is not free',
  asserts: 'An id stands for one thing, and is free again only where the document says so.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10',
  needs: ['exchange', 'taken'],
  judge: ({ exchange }) => turnedDown(exchange),
})
