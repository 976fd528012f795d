/** Get All Card Authorisation Operations: a page of the authorisations of a card, the newest first. */
import type { JsonObject } from '../../../scripts/lib/json.ts'
import { isRefusal, type Request } from '../../exchange.ts'
import type { AuthorisationQuery } from '../authorisations.ts'
import type { Handler } from '../handlers.ts'
import { cardOf } from '../store.ts'

/** Rows of a page when no number is asked for, as the page states it. */
const DEFAULT_LIMIT = 10

/** Tells authorisations. */
export const getAllCardAuthorisationOperations: Handler = (request, store) => {
  const card = cardOf(request, store)
  if (isRefusal(card)) return card
  const operations = card.authorisations.page(queryOf(request))
  return { status: 200, body: answerOf(operations), assumed: ['authorisation-list'] }
}

const answers = new WeakMap<readonly JsonObject[], JsonObject>()

/** The answer of a page; the same as long as the page is, so that it is judged and written once. */
function answerOf(operations: JsonObject[]): JsonObject {
  const known = answers.get(operations)
  if (known) return known
  const answer = Object.freeze({ operations })
  answers.set(operations, answer)
  return answer
}

function queryOf({ values: { query } }: Request): AuthorisationQuery {
  const id = query.get('operationId')
  const [from, to] = [timeOf(query.get('startDate')), timeOf(query.get('endDate'))]
  return {
    offset: Number(query.get('offset') ?? 0),
    limit: Number(query.get('limit') ?? DEFAULT_LIMIT),
    ...(typeof id === 'string' && { id }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  }
}

/** Milliseconds of a date; the documented pattern knows no leap years, so neither does this. */
function timeOf(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined
  const time = Date.parse(value)
  return Number.isNaN(time) ? Date.parse(value.replace('-02-29T', '-03-01T')) : time
}
