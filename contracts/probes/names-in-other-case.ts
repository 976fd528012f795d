/**
 * Writes the name of a property that a body has to have in other case: by the document, that one is missing then. Readers
 * that look at no case are common.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { requiredNames, stringList, viewOf } from '../../scripts/lib/sampling/schema-view.ts'
import { rulePointer } from '../judging/schema-rule.ts'
import { isJsonType } from '../transport/exchange.ts'
import { defineProbe } from './probe.ts'

export default defineProbe({
  id: 'names-in-other-case',
  title: 'Names of properties in other case',
  aims: ['violation'],
  *cases({ table, operation, base, judge, write, received }) {
    const { body, mediaType = '' } = base.draft
    const content = operation.requestBody?.content[mediaType]
    if (!content || !isObject(body) || !isJsonType(mediaType)) return
    const { parts } = viewOf(table, [{ schema: content.schema, pointer: '~' }])
    for (const name of requiredNames(parts)) {
      const other = inOtherCase(name)
      const instance = Object.fromEntries(
        Object.entries(body).map(([own, value]): [string, Json] => [own === name ? other : own, value]),
      )
      if (other === name || !Object.hasOwn(body, name) || judge.accepts(content.schema, instance)) continue
      const sentence = `body property \`/${name}\` is missing, and \`/${other}\` there: the name in other case`
      const fault = { location: 'body', name: `/${name}`, keyword: 'required', sentence }
      const sent = write({ ...base.draft, body: instance })
      const holder = parts.find(({ schema }) => stringList(schema.required).includes(name))?.pointer ?? '~'
      const rule = rulePointer(`${content.pointer}/schema`, holder, 'required')
      // Who only receives does no harm by taking more.
      const atMost = received ? 'may' : 'should'
      yield { intent: 'fault', aims: { violation: { fault } }, ...sent, rule, fault, atMost }
      // Whoever looks at the case of one looks at that of all.
      return
    }
  },
})

/** The name with its first letter in the other case. */
function inOtherCase(name: string): string {
  return name.replace(/[a-z]/i, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  )
}
