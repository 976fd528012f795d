/** Holds that reading a thing gives that thing. */
import { isObject } from '../../scripts/lib/json.ts'
import { decoded, isSameName, text } from '../requests/text.ts'
import { isAccepted, parseBody } from '../transport/exchange.ts'
import { defineCheck, fail, pass } from './check.ts'

/** The parameter a path ends in. */
const LAST = /\/\{([^{}/]+)\}$/

export default defineCheck({
  id: 'thing-as-asked',
  severity: 'should',
  title: 'Answers with the thing that the path names',
  asserts: 'Where what is read has a property that is named like the last parameter of the path, it has that value.',
  reference: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.3.1',
  needs: ['operation', 'exchange', 'intent', 'varies'],
  judge({ operation, exchange: { request, answer }, intent, varies }) {
    const name = LAST.exec(operation.path)?.[1]
    if (name === undefined || intent !== 'valid' || request.method !== 'GET' || !isAccepted(answer.status)) return pass
    // Who has a thing for every name that is made up remembers none, and shows an example.
    if (varies.place === 'path') return pass
    const body = parseBody(answer)
    const told = body.ok && isObject(body.value) && Object.hasOwn(body.value, name) ? body.value[name] : undefined
    if (typeof told !== 'string' && typeof told !== 'number') return pass
    const [path = ''] = request.target.split('?')
    const last = path.split('/').findLast((step) => step !== '') ?? ''
    if (isSameName(text(told), decoded(last))) return pass
    const pointer = operation.parameters.find((one) => one.in === 'path' && one.name === name)?.pointer
    return fail(`\`${name}\` as in the path`, 'another one', { ...(pointer && { pointer }), keyword: name })
  },
})
