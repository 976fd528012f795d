/** Holds that a moment means the same however it is written. */
import { sameAsBefore } from '../judging/verdicts.ts'
import { defineCheck } from './check.ts'

export default defineCheck({
  id: 'filter-spellings',
  severity: 'must',
  title: 'Takes a moment for the same in every zone and spelling',
  asserts: 'Two texts that a parameter takes and that mean the same moment select the same rows.',
  reference: 'https://www.rfc-editor.org/rfc/rfc3339#section-4',
  needs: ['exchange', 'respelled', 'references'],
  judge({ exchange, respelled, references: [again] }) {
    return sameAsBefore(exchange, respelled, again, 'that the first spelling selects')
  },
})
