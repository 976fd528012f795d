/**
 * Optional headers of free text beside a request: on none of them it may depend whether and how that is served. And the
 * optional rest of its query.
 * Pure.
 */
import { isObject } from '../../scripts/lib/json.ts'
import type { Parameter } from '../../scripts/lib/operations.ts'
import type { ProbeContext } from '../probes/probe.ts'
import { type Draft, parameterKey, sentParameters, withValue } from './draft.ts'

/** Headers on which it depends whether a request is served, and how. */
const CONDITIONS = /^(?:if-|range$|prefer$|expect$)/i
/** Headers that are for those who look into a log. */
const TRACE = /correlation|trace|request-?id/i

/** Whether a header is for nothing but finding the request in a log. */
export function isTrace({ name }: Parameter): boolean {
  return TRACE.test(name)
}

/** Whether the document says that nobody looks whether what a header says is true. */
export function isUnverified({ unverified }: Parameter): boolean {
  return unverified === true
}

/** A draft with every optional header of free text that is wanted, the same values each time. */
export function withHeaders(context: ProbeContext, draft: Draft, isWanted: (header: Parameter) => boolean): Draft {
  const { operation } = context
  const free = sentParameters(operation).filter(
    ({ in: place, name, required, schema }) =>
      place === 'header' && !required && !CONDITIONS.test(name) && isObject(schema) && schema.type === 'string',
  )
  return free
    .filter(isWanted)
    .reduce<Draft>((all, header) => withValue(all, parameterKey(header), context.valueOf(header)), draft)
}

/** A draft with every query parameter that may be there. */
export function withQuery(context: ProbeContext, draft: Draft): Draft {
  const absent = sentParameters(context.operation).filter(
    (parameter) => parameter.in === 'query' && !draft.values.has(parameterKey(parameter)),
  )
  return absent.reduce<Draft>((all, one) => withValue(all, parameterKey(one), context.valueOf(one)), draft)
}
