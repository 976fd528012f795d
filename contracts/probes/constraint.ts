/**
 * Sends what the rules between parameters speak of: multiples and near multiples for several sizes of a page, pages of
 * a known size, and the page of default size.
 */

import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { listPlace } from '../judging/rows.ts'
import { rulePointer } from '../judging/schema-rule.ts'
import { type MultipleRule, multipleRules } from '../requests/alignment.ts'
import { type Draft, parameterKey, withValue } from '../requests/draft.ts'
import { parameterFault } from '../requests/fault.ts'
import { defaultSizeOf } from '../requests/pagings.ts'
import { wholeBounds } from '../requests/parameter-schema.ts'
import { staysInvalid, staysValid } from '../requests/wire.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

export default defineProbe({
  id: 'constraint',
  title: 'Multiples, near multiples and page sizes',
  aims: ['aligned', 'unaligned', 'coded', 'page', 'defaultPage', 'violation'],
  *cases(context) {
    for (const rule of multipleRules(context.operation)) {
      const sizes = sizesOf(context, rule)
      for (const size of sizes) yield* casesOfSize(context, rule, size)
      yield* casesOfSize(context, rule, undefined)
      yield* negativeMultiple(context, rule)
      for (const size of sizes) yield pageCase(context, rule, size)
      yield* defaultPage(context, rule, sizes)
    }
  },
})

/** The size that counts when the request names none. */
export function defaultSize(table: OperationsTable, { constraint, of }: MultipleRule): number | undefined {
  return constraint.defaultOf ?? defaultSizeOf(table, of)
}

/** Sizes worth trying: the ends of the range, the default, and small ones that do not divide each other. */
function sizesOf({ table, judge }: ProbeContext, rule: MultipleRule): number[] {
  const { min, max } = wholeBounds(table, rule.of)
  const fallback = defaultSize(table, rule)
  const tried = [min?.value ?? 1, 2, 3, 7, fallback ?? 10, max?.value ?? 2 * (fallback ?? 10)].filter(
    (size) => size >= 1,
  )
  return [...new Set(tried)].toSorted((a, b) => a - b).filter((size) => staysValid(judge, rule.of, size))
}

/** Aligned and unaligned values for one size, or for the default size when none is named. */
function* casesOfSize(context: ProbeContext, rule: MultipleRule, named: number | undefined): Generator<Case> {
  const { table, judge, base } = context
  const size = named ?? defaultSize(table, rule)
  if (size === undefined) {
    context.leaveOut(`The default of \`${rule.of.name}\` is not known, so multiples of it are not probed.`)
    return
  }
  const draft = named === undefined ? base.draft : withValue(base.draft, parameterKey(rule.of), named)
  const usable = (value: number) => staysValid(judge, rule.param, value)
  for (const multiple of [0, size, 2 * size].filter(usable)) yield alignedCase(context, rule, draft, size, multiple)
  const ofDefault = defaultSize(table, rule) ?? size
  const near = [1, size - 1, size + 1, 3 * size + 1, ofDefault, 2 * ofDefault]
  const unaligned = [...new Set(near)].filter((value) => value > 0 && value % size !== 0 && usable(value))
  for (const value of unaligned) yield unalignedCase(context, rule, draft, size, value)
}

function alignedCase(context: ProbeContext, rule: MultipleRule, draft: Draft, size: number, value: number): Case {
  const { table, operation, target, masker, write } = context
  const label = `a multiple of \`${rule.of.name}\` ${size}`
  const fault = parameterFault(masker, rule.param, { keyword: 'multipleOf', label, was: undefined, value })
  const sent = write(withValue(draft, parameterKey(rule.param), value))
  const page = { limit: size, list: listPlace(table, operation, target), pointer: rule.of.pointer }
  return { intent: 'valid', aims: { aligned: { fault }, page }, ...sent, rule: `${rule.pointer}/statement`, fault }
}

function unalignedCase(context: ProbeContext, rule: MultipleRule, draft: Draft, size: number, value: number): Case {
  const { masker, write } = context
  const { constraint, pointer } = rule
  const label = `not a multiple of \`${rule.of.name}\` ${size}`
  const fault = parameterFault(masker, rule.param, { keyword: 'multipleOf', label, was: undefined, value })
  const status =
    constraint.status === undefined ? {} : { status: { code: constraint.status, pointer: `${pointer}/status` } }
  const { errorCode } = constraint
  const coded = errorCode === undefined ? {} : { coded: { code: errorCode, pointer: `${pointer}/errorCode` } }
  const sent = write(withValue(draft, parameterKey(rule.param), value))
  return {
    intent: 'fault',
    aims: { unaligned: { fault, ...status }, ...coded },
    ...sent,
    rule: `${pointer}/statement`,
    fault,
  }
}

/** A negative multiple, where the schema forbids negative values: alignment alone would let it pass. */
function* negativeMultiple(context: ProbeContext, rule: MultipleRule): Generator<Case> {
  const { table, judge, masker, base, write } = context
  const size = defaultSize(table, rule)
  if (size === undefined || !staysInvalid(judge, rule.param, -size)) return
  const label = 'less than the least allowed'
  const fault = parameterFault(masker, rule.param, { keyword: 'minimum', label, was: undefined, value: -size })
  const holder = wholeBounds(table, rule.param).min?.schemaPointer ?? '~'
  const pointer = rulePointer(`${rule.param.pointer}/schema`, holder, 'minimum')
  const sent = write(withValue(base.draft, parameterKey(rule.param), -size))
  yield { intent: 'fault', aims: { violation: { fault } }, ...sent, rule: pointer, fault }
}

/** A page of a named size. */
function pageCase(context: ProbeContext, rule: MultipleRule, size: number): Case {
  const { table, operation, target, masker, base, write } = context
  const label = 'a size of a page'
  const fault = parameterFault(masker, rule.of, { keyword: 'multipleOf', label, was: undefined, value: size })
  const page = { limit: size, list: listPlace(table, operation, target), pointer: rule.of.pointer }
  const sent = write(withValue(base.draft, parameterKey(rule.of), size))
  return { intent: 'series', aims: { page }, ...sent, rule: rule.of.pointer, fault }
}

/** The page of default size beside the largest one, which tells whether there are more rows. */
function* defaultPage(context: ProbeContext, rule: MultipleRule, sizes: readonly number[]): Generator<Case> {
  const { table, operation, target, masker, base, write } = context
  const size = defaultSize(table, rule)
  if (size === undefined) return
  const list = listPlace(table, operation, target)
  const larger = sizes.findLast((one) => one > size)
  const key = parameterKey(rule.of)
  const label = `absent, so that the default of ${size} counts`
  const fault = parameterFault(masker, rule.of, { keyword: 'default', label, was: undefined, value: undefined })
  const reference = larger === undefined ? {} : { reference: write(withValue(base.draft, key, larger)).request }
  const sent = write(withValue(base.draft, key, undefined))
  const aims = { defaultPage: { size, list } }
  yield { intent: 'series', aims, ...sent, rule: `${rule.pointer}/defaultOf`, fault, ...reference }
}
