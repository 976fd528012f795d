/**
 * Asks, when there is time, for what the document says of every request: that all it allows is served, and that one
 * fault is enough to be refused. Requests are drawn at random from one seed; one that fails is made smaller by asking
 * again, and the smallest is judged.
 */
import { nat, tuple, uniqueArray } from 'fast-check'
import type { Json } from '../../scripts/lib/json.ts'
import { deriveSeed } from '../../scripts/lib/sampling/random.ts'
import type { Violation } from '../../scripts/lib/sampling/sampling.ts'
import { violations } from '../../scripts/lib/sampling/violations.ts'
import { rulePointer } from '../judging/schema-rule.ts'
import { onThing } from '../life/usage.ts'
import { staysFaulty, staysSound } from '../requests/body-forms.ts'
import { bodyFault } from '../requests/fault.ts'
import { type Place, randomDraft, randomPlaces } from '../requests/random-drafts.ts'
import { leadsIntoReadOnly } from '../requests/read-only.ts'
import { type Search, smallestFailure } from '../requests/shrinking.ts'
import type { Fault } from '../result.ts'
import { type Exchange, isAccepted } from '../transport/exchange.ts'
import { type Case, defineProbe, type ProbeContext } from './probe.ts'

/** Requests drawn for one operation when no budget says how many; half of them valid ones. */
const USUAL = 100
/** Statuses by which a target says that a request is not written as it should be. */
const MALFORMED = [400, 406, 415, 422]

export default defineProbe({
  id: 'random-requests',
  title: 'Requests drawn at random, and the smallest that fails',
  aims: ['valid', 'violation'],
  *journey(context) {
    if (context.profile !== 'deep') return
    const half = Math.max(1, Math.floor((context.budget ?? USUAL) / 2))
    yield* validSearch(context, half)
    yield* faultySearch(context, half)
  },
})

type Cases = Generator<Case, void, Exchange | undefined>

/** Places and a number to draw their values by: fewer places are smaller, and so are smaller numbers. */
function* validSearch(context: ProbeContext, budget: number): Cases {
  const places = randomPlaces(context)
  if (places.length === 0) return
  const values = tuple(uniqueArray(nat(places.length - 1), { maxLength: places.length }), nat())
  const chosen = (indices: readonly number[]) =>
    indices.map((index) => places[index]).filter((place) => place !== undefined)
  const search: Search<[number[], number], Case, Exchange> = {
    values,
    seed: deriveSeed(context.seed, `random ${context.operation.id}`),
    budget,
    ask: ([indices, number]) => validCase(context, chosen(indices), number, false),
    fails: (reply) => reply !== undefined && MALFORMED.includes(reply.answer.status),
  }
  const found = yield* smallestFailure(search)
  const judged = found && validCase(context, chosen(found[0]), found[1], true)
  if (judged) yield judged
}

/** A valid request; while the search goes on, it is only looked at by what looks at every answer. */
function validCase(context: ProbeContext, places: readonly Place[], number: number, judged: boolean): Case | undefined {
  const made = randomDraft(context, places, number)
  if (!made || !isSent(context, made.draft.body, staysSound)) return undefined
  const sentence = `${made.clauses.join('; ')} (drawn by ${number})`
  const fault: Fault = { location: 'request', name: '', keyword: 'random', sentence }
  return aboutThing(context, {
    intent: 'valid',
    aims: judged ? { valid: { fromData: false } } : {},
    ...context.write(made.draft),
    rule: context.operation.pointer,
    fault,
    // What is drawn for a name may be the name of nothing, and how values go together no schema says.
    ...(made.free && made.clauses.length === 1 ? {} : { atMost: 'should' }),
  })
}

/** Whether a body is what it is meant to be when it was written. */
function isSent({ operation, base, judge }: ProbeContext, body: Json | undefined, stays: typeof staysSound): boolean {
  const { mediaType = '' } = base.draft
  const schema = operation.requestBody?.content[mediaType]?.schema
  return body === undefined || schema === undefined || stays(judge, { mediaType, schema, body })
}

/** The case with the thing it is about, where things are made for requests. */
function aboutThing({ use, operation, write, base }: ProbeContext, one: Case): Case {
  return use ? onThing(one, use, operation, write(base.draft).request) : one
}

/** A body drawn at random with one of its faults. */
function* faultySearch(context: ProbeContext, budget: number): Cases {
  const { operation, base, received } = context
  const content = operation.requestBody?.content[base.draft.mediaType ?? '']
  const places = randomPlaces(context).filter((place) => 'property' in place)
  if (!content || places.length === 0 || received) return
  const values = tuple(uniqueArray(nat(places.length - 1), { maxLength: places.length }), nat(), nat(LARGEST_INDEX))
  const search: Search<[number[], number, number], Case, Exchange> = {
    values,
    seed: deriveSeed(context.seed, `random fault ${operation.id}`),
    budget,
    ask: (value) => faultyCase(context, places, value, false),
    fails: (reply) => reply !== undefined && isAccepted(reply.answer.status),
  }
  const found = yield* smallestFailure(search)
  const judged = found && faultyCase(context, places, found, true)
  if (judged) yield judged
}

/** Faults of one body are numbered up to here. */
const LARGEST_INDEX = 1000

function faultyCase(
  context: ProbeContext,
  places: readonly Place[],
  [indices, number, index]: [number[], number, number],
  judged: boolean,
): Case | undefined {
  const { table, operation, base, write, masker } = context
  const content = operation.requestBody?.content[base.draft.mediaType ?? '']
  const chosen = indices.map((one) => places[one]).filter((place) => place !== undefined)
  const draft = chosen.length === 0 ? base.draft : randomDraft(context, chosen, number)?.draft
  if (!content || draft?.body === undefined) return undefined
  const all = violations({ schema: content.schema, root: table }, draft.body).filter(isCertain)
  const violation = all[index % Math.max(1, all.length)]
  if (!violation) return undefined
  const { pointer, keyword, schemaPointer, instance } = violation
  if (!isSent(context, instance, staysFaulty)) return undefined
  if (leadsIntoReadOnly(table, content.schema, instance, pointer)) return undefined
  const fault = bodyFault(masker, pointer, violation)
  const rule = rulePointer(`${content.pointer}/schema`, schemaPointer, keyword)
  const aims = judged ? { violation: { fault } } : {}
  const sent = write({ ...draft, body: instance })
  return aboutThing(context, { intent: 'fault', aims, ...sent, rule, fault })
}

/** Whether every receiver can be held to a rule: formats are hints, and nothing at all may be taken for a missing body. */
function isCertain({ keyword, instance }: Violation): boolean {
  return keyword !== 'format' && instance !== null
}
