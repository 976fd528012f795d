/** Holds that a thing is not brought into another state for a reason that does not undo the one before. */
import { turnedDown } from '../judging/verdicts.ts'
import { defineCheck } from './check.ts'

export default defineCheck({
  id: 'transition-refused',
  severity: 'must',
  title: 'Refuses a change of a state that the one before it excludes',
  asserts: 'Which reason ends a state depends on the reason it was entered for.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
  needs: ['exchange', 'excluded'],
  judge: ({ exchange }) => turnedDown(exchange),
})
