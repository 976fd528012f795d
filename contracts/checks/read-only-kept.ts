/** Holds that nobody sets what may only be read. */
import { sameJson } from '../../scripts/lib/json.ts'
import { follow } from '../../scripts/lib/pointer.ts'
import { isAccepted, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass, skip } from './check.ts'

export default defineCheck({
  id: 'read-only-kept',
  severity: 'should',
  title: 'Takes no value for what may only be read',
  asserts: 'A value that a request gives to a property marked `readOnly` is not what is read there afterwards.',
  reference: 'https://json-schema.org/draft/2020-12/json-schema-validation#section-9.4',
  needs: ['exchange', 'ownedValues'],
  judge({ exchange: { answer }, ownedValues: { values, pointer } }) {
    const parsed = parseBody(answer)
    if (!isAccepted(answer.status) || !parsed.ok || values.length === 0) return skip('nothing was read to compare with')
    const taken = values.filter(({ at, value }) => sameJson(follow(parsed.value, at), value))
    const [first] = taken
    if (first === undefined) return pass
    const more = taken.length > 1 ? ` and ${taken.length - 1} more` : ''
    const actual = `the value that was sent at \`${first.at}\`${more}`
    return fail('the value of the owner', actual, { pointer, keyword: first.at })
  },
})
