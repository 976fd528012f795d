/**
 * Optional parameters of the query with nothing behind their name, where the document asks for a character at least.
 * Many a target takes that for no parameter at all, so that it is only pointed out.
 * Pure.
 */
import type { Parameter } from '../../scripts/lib/operations.ts'
import { rulePointer } from '../judging/schema-rule.ts'
import type { ProbeContext } from '../probes/probe.ts'
import { parameterKey, withValue } from './draft.ts'
import { parameterFault } from './fault.ts'
import type { Candidate } from './fault-weight.ts'

/** The parameter without a value, where its schema says in so many words that it has at least one character. */
export function emptyValue(context: ProbeContext, parameter: Parameter): Candidate[] {
  const { base, judge, masker, write } = context
  const { schema } = parameter
  const broken = judge.faults(schema, '').find(({ keyword }) => keyword === 'minLength')
  if (!broken || parameter.in !== 'query' || parameter.required || parameter.contentType !== undefined) return []
  const key = parameterKey(parameter)
  const { keyword } = broken
  const rule = rulePointer(`${parameter.pointer}/schema`, broken.schemaPointer, keyword)
  return [
    {
      ...{ place: key, keyword: 'empty', users: [], shared: key, rule },
      write() {
        const told = { keyword, label: 'nothing behind its name', was: base.draft.values.get(key), value: '' }
        const fault = parameterFault(masker, parameter, told)
        const sent = write(withValue(base.draft, key, ''))
        return { intent: 'fault', aims: { violation: { fault } }, ...sent, rule, fault, atMost: 'may' }
      },
    },
  ]
}
