/**
 * Takes talks up again that this suite recorded: what was sent and why, what came back, what it was compared with.
 * Pure. Only what a probe can say of a case is believed.
 */
import { isObject } from '../../scripts/lib/json.ts'
import type { Operation } from '../../scripts/lib/operations.ts'
import type { Aims } from '../aims.ts'
import type { Talk } from '../conversation.ts'
import { boundTo } from '../life/binding.ts'
import type { Masker } from '../masking.ts'
import { probes } from '../probes/index.ts'
import type { Case, Chosen, Part } from '../probes/probe.ts'
import type { Request } from '../transport/exchange.ts'
import type { Traffic } from '../transport/line.ts'
import type { Failure } from '../transport/transport-failures.ts'
import { answerOf, requestOf } from './exchanges.ts'
import { thaw } from './frozen.ts'
import type { Entry, RecordedCase } from './har.ts'
import type { Memory } from './memory.ts'

/** A talk as it is judged. */
export interface Retold {
  talk: Talk
  base: { status?: number }
  /** What stands instead of the token of the target. */
  token?: string | undefined
}

const AIMS: ReadonlySet<string> = new Set(probes.flatMap(({ aims }) => aims))

/** Takes up the talk that ends with an entry; `references` are the entries it was compared with. */
export function retell(
  entry: Entry & { _case: RecordedCase },
  references: readonly Entry[],
  {
    operation,
    masker,
    target,
    memory,
  }: { operation: Operation; masker: Masker; target: (entry: Entry) => string; memory: Memory },
): Retold {
  for (const [text, shell] of Object.entries(entry._shell ?? {})) masker.learn(text, shell)
  const sent = requestOf(entry, target(entry))
  const { _alias: alias, _failure: failure, _controls: controls = { ordinary: [] } } = entry
  const request = alias ? boundTo(sent, alias.made, alias.shown) : sent
  const exchanges = references.map((reference) => ({
    request: requestOf(reference, target(reference)),
    answer: answerOf(reference.response, reference.request.method),
  }))
  const answer = answerOf(entry.response, entry.request.method)
  const talk: Talk = {
    probe: entry._probe ?? '',
    operation,
    case: { ...caseOf(entry, request), ...earlierOf(entry, target) },
    outcome: failure
      ? { failure: { kind: kindOf(failure.kind), sentence: failure.sentence } }
      : { exchange: { request: sent, answer } },
    controls,
    references: exchanges,
    traffic: trafficOf(entry, sent),
    ...(alias ? { alias: { ...alias, making: memory.made(entry._making) } } : {}),
    ...memory.before(entry),
  }
  memory.keep(entry, talk)
  return { talk, base: entry._base === undefined ? {} : { status: entry._base }, token: entry._token }
}

function caseOf({ _case, _secrets = [] }: Entry & { _case: RecordedCase }, request: Request): Case {
  return recalled(_case, request, _secrets)
}

function recalled(recorded: RecordedCase, request: Request, secrets: readonly string[]): Case {
  const { intent, aims, rule, fault, atMost, guessed, mayHangUp, chosen, parts } = recorded
  const known = Object.entries(aims).filter(([name]) => AIMS.has(name))
  return {
    intent,
    // A check that is handed something else than its probe wrote fails itself, which is told.
    aims: Object.fromEntries(known.map(([name, aim]) => [name, thaw(aim)])) as Partial<Aims>,
    request,
    secrets,
    rule,
    ...(fault ? { fault } : {}),
    ...(atMost ? { atMost } : {}),
    ...(guessed === true ? { guessed } : {}),
    ...(mayHangUp === undefined ? {} : { mayHangUp }),
    ...(isChosen(chosen) ? { chosen } : {}),
    ...(Array.isArray(parts)
      ? { parts: () => parts.map((part) => recalledPart(recalled(part, request, secrets))) }
      : {}),
  }
}

/** A value that was asked for with others; alone it was not. */
function recalledPart(one: Case): Part {
  return { ...one, alone: () => one }
}

function isChosen(chosen: unknown): chosen is Chosen {
  return isObject(chosen) && typeof chosen.special === 'string' && isTexts(chosen.values)
}

function isTexts(values: unknown): boolean {
  return isObject(values) && Object.values(values).every((value) => typeof value === 'string')
}

/** The requests before it that belong to what is judged. */
function earlierOf({ _earlier: earlier }: Entry, target: (entry: Entry) => string): Pick<Case, 'earlier'> {
  if (!Array.isArray(earlier) || !earlier.every(isObject)) return {}
  const sent = earlier.filter(({ method, url }) => typeof method === 'string' && typeof url === 'string')
  const entries = sent.map((request): Entry => ({ request, response: { status: 0 } }))
  return { earlier: entries.map((entry) => requestOf(entry, target(entry))) }
}

/** What was sent, as far as it counts; an entry without an answer and without a time was never sent. */
function trafficOf({ response, time = 0 }: Entry, request: Request): Traffic[] {
  if (response.status === 0 && time === 0) return []
  const status = response.status === 0 ? undefined : response.status
  return [{ method: request.method, status, durationMs: time, request }]
}

/** Kinds of failures are told apart by their names; one that nobody knows is any failure on the way. */
function kindOf(kind: string): Failure['kind'] {
  return isKind(kind) ? kind : 'unreachable'
}

function isKind(kind: string): kind is Failure['kind'] {
  return /^[a-z]{2,20}$/.test(kind)
}
