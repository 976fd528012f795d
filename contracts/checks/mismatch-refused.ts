/** Holds that values which are not those of a thing are not taken for them. */
import { turnedDown } from '../judging/verdicts.ts'
import { defineCheck } from './check.ts'

export default defineCheck({
  id: 'mismatch-refused',
  severity: 'must',
  title: 'Refuses values that are not those it knows',
  asserts: 'A request that has to say what the target knows of a thing is refused where one value is another one.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
  needs: ['exchange', 'mismatched'],
  judge: ({ exchange }) => turnedDown(exchange),
})
