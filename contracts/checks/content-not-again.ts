/** Holds that encrypted content of a thing that has ended is not taken for another one. */
import { turnedDown } from '../judging/verdicts.ts'
import { defineCheck } from './check.ts'

export default defineCheck({
  id: 'content-not-again',
  severity: 'must',
  title: 'Refuses what is encrypted when it was that of a thing that has ended',
  asserts: 'Where the document says that content may not come again, it is refused whatever id it comes under.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10',
  needs: ['exchange', 'spent'],
  judge: ({ exchange }) => turnedDown(exchange),
})
