/** Holds that nothing is shown which may only be written. */
import { toldJson } from '../judging/documented.ts'
import { writeOnlyPlaces } from '../judging/write-only.ts'
import { defineCheck, fail, pass } from './check.ts'

export default defineCheck({
  id: 'write-only-hidden',
  severity: 'should',
  title: 'Shows nothing that may only be written',
  asserts: 'No body has a property that its schema marks as `writeOnly`.',
  reference: 'https://spec.openapis.org/oas/v3.0.4#fixed-fields-20',
  needs: ['table', 'exchange', 'response'],
  judge({ table, exchange: { answer }, response }) {
    const told = toldJson(answer, response)
    const [place] = told ? writeOnlyPlaces(table, told.content.schema, told.value) : []
    if (told === undefined || place === undefined) return pass
    return fail('no property that may only be written', `\`${place}\` is there`, {
      pointer: `${told.content.pointer}/schema`,
      keyword: 'writeOnly',
    })
  },
})
