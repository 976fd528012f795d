/**
 * What a probe may look at, put together for one operation.
 * Pure; values are made when they are asked for, and once.
 */
import type { Json } from '../scripts/lib/json.ts'
import type { Operation, OperationsTable, Parameter } from '../scripts/lib/operations.ts'
import { createJudge } from '../scripts/lib/sampling/judge.ts'
import { withoutKeywords } from '../scripts/lib/sampling/without-keywords.ts'
import { isServedByReaders } from '../scripts/lib/served-by-readers.ts'
import type { Check } from './checks/check.ts'
import type { Notes } from './judging/coverage.ts'
import { unlikeOthers } from './life/drafts.ts'
import { madeDifferent } from './life/ids.ts'
import type { Nursery } from './life/nursery.ts'
import type { Use } from './life/thing.ts'
import type { Masker } from './masking.ts'
import type { ProbeContext } from './probes/probe.ts'
import type { Profile } from './profile.ts'
import { type BaseRequest, baseRequest, parameterMaker } from './requests/base-request.ts'
import { signedIn, signInOf } from './requests/credentials.ts'
import { parameterKey, writeDraft } from './requests/draft.ts'
import { ordinaryValues } from './requests/ordinary-values.ts'
import type { Sealer } from './requests/sealing.ts'
import { staysValid } from './requests/wire.ts'
import type { Target } from './target.ts'

/** What plans are made from. */
export interface Planning {
  table: OperationsTable
  target: Target
  seed: number
  profile: Profile
  /** Requests that `deep` may send in all; as many as there are when it is not given. */
  budget?: number | undefined
  checks: readonly Check[]
  masker: Masker
  /** Puts encrypted values into requests. */
  sealer?: Sealer | undefined
  /** Makes what requests are about, where that may be done. */
  nursery?: Nursery | undefined
}

/** Valid values that are nothing special, for one parameter. */
const ORDINARY = 3

/** A schema without the values it gives itself, save its example: an id that is one may be the only one that exists. */
const withoutSpecial = withoutKeywords('default', 'examples')

/** What a probe may look at about an operation and the request it varies. */
export function contextOf(
  planning: Planning,
  operation: Operation,
  base: BaseRequest,
  notes: Notes,
  use?: Use,
): ProbeContext {
  const { table, target, seed, profile, masker } = planning
  const judge = createJudge(table)
  const signIn = signInOf(table, operation, target)
  return {
    table,
    operation,
    target,
    seed,
    profile,
    ...(planning.budget === undefined ? {} : { budget: Math.ceil(planning.budget / table.operations.length) }),
    judge,
    masker,
    signIn,
    base,
    ...(use ? { use } : {}),
    shownId: (resource) => planning.nursery?.shown(resource),
    anew: (id) => anotherId(planning, id),
    received: isServedByReaders(table),
    write(draft, turn) {
      const unique = planning.nursery?.unique.in(operation)
      const settled = unlikeOthers(table, planning.sealer?.(draft) ?? draft, base, { seed, turn, unique })
      const also = signIn.state === 'known' ? signIn.also.map(({ secret }) => secret) : []
      return { request: signedIn(writeDraft(settled), signIn), secrets: [...masker.secretsIn(settled), ...also] }
    },
    opened: (draft) => planning.sealer?.opened(draft) ?? [],
    valueOf: remembered(parameterMaker(table, operation, target, seed)),
    ordinaryOf: (parameter) => ordinaryOf(planning, operation, parameter, base),
    other: (operation) => contextOf(planning, operation, baseRequest(table, operation, target, seed), notes),
    leaveOut: (message) => void notes.leftOut.push(message),
  }
}

function anotherId({ nursery }: Planning, id: string): string {
  const numbers = nursery?.next()
  return numbers ? madeDifferent(id, numbers.run, numbers.turn) : id
}

/** Makes a value once. */
function remembered(make: (parameter: Parameter) => Json | undefined): (parameter: Parameter) => Json | undefined {
  const made = new Map<Parameter, Json | undefined>()
  return (parameter) => {
    if (!made.has(parameter)) made.set(parameter, make(parameter))
    return made.get(parameter)
  }
}

/** Valid values of a parameter that are nothing special, the first of them like the one in the base request. */
function ordinaryOf(
  { table, seed }: Planning,
  operation: Operation,
  parameter: Parameter,
  { draft }: BaseRequest,
): Json[] {
  const judge = createJudge(table)
  const place = `${operation.id} ${parameter.in} ${parameter.name}`
  const like = draft.values.get(parameterKey(parameter))
  const values = ordinaryValues(table, withoutSpecial(parameter.schema), { seed, place, count: ORDINARY, like })
  return values.filter((value) => staysValid(judge, parameter, value))
}
