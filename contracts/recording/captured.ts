/**
 * Makes talks of exchanges that somebody else had with a target: what the document says of the request is all that is
 * known about it.
 * Pure.
 */

import type { OperationsTable } from '../../scripts/lib/operations.ts'
import { createJudge } from '../../scripts/lib/sampling/judge.ts'
import { isServedByReaders } from '../../scripts/lib/served-by-readers.ts'
import type { Aims } from '../aims.ts'
import { listPlace } from '../judging/rows.ts'
import type { Masker } from '../masking.ts'
import { defaultSize } from '../probes/constraint.ts'
import type { Case } from '../probes/probe.ts'
import { multipleRules } from '../requests/alignment.ts'
import { parameterKey } from '../requests/draft.ts'
import { OPEN_ENDED } from '../requests/fault-weight.ts'
import type { Target } from '../target.ts'
import type { Request } from '../transport/exchange.ts'
import { capturedAnswer, capturedRequest } from './captured-exchanges.ts'
import type { Entry } from './har.ts'
import type { Matched } from './matching.ts'
import type { Retold } from './own.ts'
import { readSent, type Sent } from './sent-faults.ts'

/** What is known about the target of a recording. */
export interface Captured {
  table: OperationsTable
  target: Target
  masker: Masker
}

/** The talk of an entry that fits an operation; without a base URL, it went to the target. */
export function takeUp(
  entry: Entry,
  matched: Matched,
  { baseUrl, path }: { baseUrl?: string; path: string },
  captured: Captured,
): Retold {
  const { table, masker } = captured
  const { lost, ...read } = capturedRequest(entry, path)
  const request = baseUrl === undefined ? read.request : { ...read.request, baseUrl: masker.text(baseUrl) }
  const sent = readSent({ table, judge: createJudge(table), masker }, matched, request, {
    body: lost,
    headers: !isWhole(entry),
  })
  const { operation } = matched
  const { status } = entry.response
  const durationMs = entry.time ?? 0
  return {
    talk: {
      probe: 'recording',
      operation,
      case: caseOf(captured, matched, request, sent),
      outcome: { exchange: { request, answer: capturedAnswer(entry.response, entry.request.method) } },
      controls: { ordinary: [] },
      references: [],
      // Without a status nothing came back.
      traffic: [{ method: request.method, status: status === 0 ? undefined : status, durationMs, request }],
    },
    base: {},
  }
}

/** Whether the headers of a request are all there; none goes out without the name of a host. */
function isWhole({ request: { headers = [] } }: Entry): boolean {
  return headers.some(({ name }) => /^(?:host|:authority)$/i.test(name))
}

function caseOf(captured: Captured, { operation }: Matched, request: Request, sent: Sent): Case {
  const { table, masker } = captured
  const secrets = [...credentialsIn(request, masker), ...masker.secretsIn({ operation, ...sent })]
  const page = pageOf(captured, operation, sent)
  const received = isServedByReaders(table)
  const tolerated = received && sent.fault !== undefined && OPEN_ENDED.includes(sent.fault.fault.keyword)
  if (!sent.fault || tolerated) return { intent: 'valid', aims: page, request, secrets, rule: operation.pointer }
  const { fault, rule, aims } = sent.fault
  const weak = received || fault.keyword === 'format' ? { atMost: 'should' as const } : {}
  return { intent: 'fault', aims: { ...page, ...aims }, request, secrets, rule, fault, ...weak }
}

/** How large the page is at most that was asked for. */
function pageOf(
  { table, target }: Captured,
  operation: Matched['operation'],
  { values }: Sent,
): Pick<Partial<Aims>, 'page'> {
  const [rule] = multipleRules(operation)
  const limit = rule && (values.get(parameterKey(rule.of)) ?? defaultSize(table, rule))
  if (!rule || typeof limit !== 'number') return {}
  return { page: { limit, list: listPlace(table, operation, target), pointer: rule.of.pointer } }
}

/** What the request signs in with. */
function credentialsIn({ headers }: Request, masker: Masker): string[] {
  return headers.flatMap(([name, value]) => {
    if (name === 'authorization' || name === 'proxy-authorization') return [value.slice(value.lastIndexOf(' ') + 1)]
    if (name === 'cookie') return value.split(/;\s*/).map((pair) => pair.slice(pair.indexOf('=') + 1))
    return masker.isSecret(name) ? [value] : []
  })
}
