/**
 * What checks of one kind have in common: when an accepted request, a refused request, or a body keeps its promise.
 * Pure.
 */

import type { Json } from '../../scripts/lib/json.ts'
import type { JsonSchema, Operation, OperationsTable } from '../../scripts/lib/operations.ts'
import { createJudge, type SchemaFault } from '../../scripts/lib/sampling/judge.ts'
import type { Aims } from '../aims.ts'
import { type Controls, fail, pass, skip, type Verdict } from '../checks/check.ts'
import type { Severity } from '../result.ts'
import { type Exchange, isAccepted, isRefused } from '../transport/exchange.ts'
import { lightest } from './evidence.ts'
import { CHANGED, difference, isUnchanged, type Page, type Reading, readRows } from './pages.ts'
import { rowsInWords } from './rows.ts'
import { rulePointer } from './schema-rule.ts'

/** Statuses by which a target says that a request is not written as it should be. */
const MALFORMED = [400, 406, 415, 422]

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10 */
const CONFLICT = 409

/** What says of the content of a body that it is not right; the last is described for that alone, and the first then means the same to many. */
const UNPROCESSABLE = { statuses: [400, 422], described: '422' }

const SERVER_ERROR = 'the answer is a server error, which is judged by itself'

/** What says that there is no such thing. */
const ABSENT: readonly number[] = [404, 410]

/**
 * Judges the answer to a valid request that differs from the base request in one place; `isDescribed`: by its very status,
 * `responses`: all that are described.
 */
export function acceptedVariation(
  exchange: Exchange,
  base: { status?: number },
  controls: Controls,
  {
    valid,
    isDescribed = false,
    place,
    responses = {},
  }: { valid: Aims['valid']; isDescribed?: boolean; place?: string; responses?: Operation['responses'] },
): Verdict {
  const { status } = exchange.answer
  const verdict = variation(status, base, controls, { valid, isDescribed })
  if (verdict.outcome !== 'fail') return verdict
  // Others are there, by chance, and this one is not.
  const mayMake = exchange.request.method === 'PUT' && !valid.existing
  if (place === 'path' && ABSENT.includes(status) && !mayMake) return { ...verdict, atMost: 'may' }
  // It keeps the schema; what else has to be right with it stands where only people read.
  const { statuses, described } = UNPROCESSABLE
  const isMeant = place === 'body' && isDescribed && statuses.includes(status) && Object.hasOwn(responses, described)
  return isMeant ? { ...verdict, atMost: lightest('should', verdict.atMost) } : verdict
}

function variation(
  status: number,
  base: { status?: number },
  controls: Controls,
  { valid, isDescribed }: { valid: Aims['valid']; isDescribed: boolean },
): Verdict {
  if (isAccepted(status)) return pass
  if (status >= 500) return skip(SERVER_ERROR)
  const blocked = baseTrouble(status, base, controls)
  if (blocked !== undefined) return skip(blocked)
  const { moved = [] } = controls
  if (isLikeOthers(status, controls.ordinary, valid)) return skip('other values in the same place are refused too')
  if (moved.some(isAccepted)) {
    return fail('2xx, as with other values beside it', String(status), { atMost: 'may' })
  }
  // A conflict that is described is one with what there is: nobody can tell from outside.
  if (status === CONFLICT && isDescribed) return fail('2xx', String(status), { atMost: 'may' })
  const weak = valid.unverified || MALFORMED.includes(status) ? {} : { atMost: 'should' as const }
  if (controls.ordinary.length > 0 && !controls.ordinary.some(isAccepted)) {
    const alike = controls.ordinary.includes(status)
    // Where every other value is merely unknown, calling this one malformed is a mistake of its own.
    if (!alike && MALFORMED.includes(status)) return fail('2xx, or what other values get', String(status))
    if (valid.fromData) return skip('other values in the same place are refused too')
    // What names nothing can only be refused for its form; anything else may be a value the target does not know.
    const known = valid.free || valid.unverified ? {} : { atMost: 'should' as const }
    // What is described for content that is not right may well mean what no value there is enough for.
    const untold = isDescribed && String(status) === UNPROCESSABLE.described ? { atMost: 'may' as const } : known
    return fail('2xx', `${status}, as for every other valid value there`, untold)
  }
  return fail('2xx', String(status), weak)
}

/** Whether a value is only unknown, as every other is: nothing else that could be asked makes that a broken promise. */
export function isLikeOthers(status: number, ordinary: readonly number[], { unverified }: Aims['valid']): boolean {
  return !unverified && !MALFORMED.includes(status) && ordinary.length > 0 && !ordinary.some(isAccepted)
}

/** Why the base request gives nothing to compare the answer to another one with; `undefined` when it does. */
function baseTrouble(status: number, base: { status?: number }, { again }: Controls): string | undefined {
  if (base.status === undefined) return 'the plain valid request was not sent'
  if (!isAccepted(base.status)) return `the plain valid request is answered ${base.status} too`
  // What it made the first time is in its way: it is not called malformed for that.
  if (again === CONFLICT && MALFORMED.includes(status)) return undefined
  return again === undefined || isAccepted(again) ? undefined : `the plain valid request is now answered ${again} too`
}

/** Judges the answer to a request that ought to be refused. */
export function refused({ answer: { status } }: Exchange, base: { status?: number }): Verdict {
  if (isAccepted(status)) return fail('a refusal (4xx)', String(status))
  if (status >= 500) return skip(SERVER_ERROR)
  if (!isRefused(status)) return fail('a refusal (4xx)', String(status), { atMost: 'should' })
  if (base.status === undefined) return skip('no valid request was sent to compare the refusal with')
  if (base.status === status) return skip(`the plain valid request is answered ${status} too`)
  return pass
}

/** Judges whether rows are those of a page that was read before and is read again beside them; `which`: after its rows. */
export function sameAsBefore(
  exchange: Exchange,
  { before, reading }: { before: Page; reading: Reading },
  again: Exchange | undefined,
  which: string,
): Verdict {
  const rows = readRows(exchange, reading)
  if (rows === undefined) return skip('no list was answered whose rows can be told')
  if (!isUnchanged(before.rows, again, reading)) return skip(CHANGED)
  const found = difference(before.rows, rows)
  return found === undefined ? pass : fail(`the ${rowsInWords(before.rows.length)} ${which}`, found)
}

/** Judges the answer to a request that must not be served, whatever the plain one gets. */
export function turnedDown({ answer: { status } }: Exchange, weight: { atMost?: Severity } = {}): Verdict {
  if (status >= 500) return skip(SERVER_ERROR)
  return isAccepted(status) ? fail('a refusal (4xx)', String(status), weight) : pass
}

/** What a receiver has to put up with, because a publisher may add it at any time. */
const GROWS = ['enum', 'const', 'additionalProperties', 'unevaluatedProperties', 'propertyNames', 'maxProperties']
/** Most faults of one body that are reported. */
const MOST = 8

const judged = new WeakMap<OperationsTable, WeakMap<object, Map<string, readonly Verdict[]>>>()

/**
 * Judges a JSON value of an answer against its schema, one failure for each broken rule; once, where bodies that are read
 * once come again. `home` is the JSON pointer of the schema in the spec.
 */
export function conforms(table: OperationsTable, schema: JsonSchema, home: string, value: Json): readonly Verdict[] {
  if (typeof value !== 'object' || value === null) return brokenRules(table, schema, home, value)
  const values = judged.get(table) ?? new WeakMap<object, Map<string, readonly Verdict[]>>()
  judged.set(table, values)
  const homes = values.get(value) ?? new Map<string, readonly Verdict[]>()
  values.set(value, homes)
  const verdicts = homes.get(home) ?? brokenRules(table, schema, home, value)
  homes.set(home, verdicts)
  return verdicts
}

function brokenRules(table: OperationsTable, schema: JsonSchema, home: string, value: Json): Verdict[] {
  const faults = createJudge(table).faults(schema, value)
  const byRule = new Map<string, SchemaFault>()
  for (const fault of faults) {
    const rule = rulePointer(home, fault.schemaPointer, fault.keyword)
    if (!byRule.has(rule)) byRule.set(rule, fault)
  }
  return [...byRule].slice(0, MOST).map(([pointer, { keyword, message }]) => {
    const weight: { atMost?: Severity } = GROWS.includes(keyword) || keyword === 'format' ? { atMost: 'should' } : {}
    return fail('a body that fits its schema', message, { pointer, keyword, ...weight })
  })
}
