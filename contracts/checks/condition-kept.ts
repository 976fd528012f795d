/** Holds that a change is refused without what it asks of things that were made in one way. */
import { turnedDown } from '../judging/verdicts.ts'
import { defineCheck } from './check.ts'

export default defineCheck({
  id: 'condition-kept',
  severity: 'must',
  title: 'Refuses a change that lacks what it asks for, or holds what it does not take',
  asserts: 'What the body of a change has to hold, and must not, depends on how the thing was made.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5',
  needs: ['exchange', 'conditioned'],
  judge: ({ exchange }) => turnedDown(exchange),
})
