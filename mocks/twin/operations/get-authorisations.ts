/** Get All Card Authorisation Operations: a page of the authorisations of a card, the newest first. */
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
  return { status: 200, body: { operations }, assumed: ['authorisation-list'] }
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
