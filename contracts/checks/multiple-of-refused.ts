/** Holds that what is no multiple is refused where the document asks for multiples. */
import { refused } from '../judging/verdicts.ts'
import { defineCheck } from './check.ts'

export default defineCheck({
  id: 'multiple-of-refused',
  severity: 'must',
  title: 'Refuses what is no multiple where a multiple is asked for',
  asserts: 'A parameter that must be a multiple of another one, and is none, is answered with 4xx.',
  reference: 'https://github.com/OAI/OpenAPI-Specification/issues/256',
  needs: ['exchange', 'unaligned', 'base'],
  judge: ({ exchange, base }) => refused(exchange, base),
})
