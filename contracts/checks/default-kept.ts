/** Holds that a parameter which is left out means its default. */
import { sameAsBefore } from '../judging/verdicts.ts'
import { defineCheck } from './check.ts'

export default defineCheck({
  id: 'default-kept',
  severity: 'must',
  title: 'Takes what is left out for its default',
  asserts: 'A list is the same whether a parameter of the query is left out or has its documented default.',
  reference: 'https://spec.openapis.org/oas/v3.1.1#schema-object',
  needs: ['exchange', 'defaulted', 'references'],
  judge({ exchange, defaulted, references: [again] }) {
    return sameAsBefore(exchange, defaulted, again, 'of the list without it')
  },
})
