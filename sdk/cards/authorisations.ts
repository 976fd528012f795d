/**
 * The authorisations of a card, the newest first.
 * Sends requests, a page at a time, while somebody loops.
 * Longer than a function should be: it makes one object, and its methods carry their documentation with them.
 */
import { type CallOptions, perform } from '../call.ts'
import { D1Error } from '../errors.ts'
import type { AuthorisationId, CardId } from '../ids.ts'
import { type Rows, rowsOf } from '../pagination.ts'
import type { Answer } from '../types.ts'
import type { CardsContext } from './context.ts'

type Row = Answer<'getAllCardAuthorisationOperations'>['operations'][number]

/** An authorisation as the list has it. Enums are open: D1 may add values. */
export interface Authorisation extends Row {}

/** Which authorisations, and how they are asked for. */
export interface AuthorisationsOptions extends CallOptions {
  /** Not before. */
  since?: Date | string | undefined
  /** Not after. */
  until?: Date | string | undefined
  /** Only this one. */
  operationId?: AuthorisationId | undefined
  /** Rows of a page, 1 to 50; 50 when left out. */
  limit?: number | undefined
  /** Where to begin: `next` of a page of an earlier walk with the same limit. A multiple of the limit. */
  offset?: number | undefined
}

/** The largest page: so a walk takes the fewest requests. */
const LARGEST = 50

/** `d1.cards.authorisations`. */
export function authorisations({ api, caller, issuerId }: CardsContext) {
  return {
    /**
     * The authorisations of a card, the newest first, each once. Those that arrive during a walk are not waited for;
     * when very many do, some of them come along, out of order. Asks for pages as they are needed, all with one correlation id.
     *
     * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
     */
    authorisations(cardId: CardId, options: AuthorisationsOptions = {}): Rows<Authorisation> {
      const { since, until, operationId, limit = LARGEST, offset = 0, ...rest } = options
      const chosen = {
        ...(since !== undefined && { startDate: textOf(since) }),
        ...(until !== undefined && { endDate: textOf(until) }),
        ...(operationId !== undefined && { operationId }),
      }
      const ask = async (from: number, correlationId: string): Promise<readonly Authorisation[]> => {
        const params = { path: { issuerId, cardId }, query: { ...chosen, limit, offset: from } }
        const operation = 'getAllCardAuthorisationOperations'
        const { operations } = await perform(
          caller,
          {
            operation,
            method: 'GET',
            params,
            body: () => undefined,
            send: (init) => api.GET('/v2/issuers/{issuerId}/cards/{cardId}/authorisations/operations', { ...init }),
          },
          { ...rest, correlationId },
        )
        if (Array.isArray(operations)) return operations
        const sentence = `D1's answer to ${operation} has no list of operations.`
        throw new D1Error('INVALID_RESPONSE', sentence, { operation, correlationId })
      }
      const begin = () => {
        const { correlationId = caller.correlationId() } = options
        return (from: number) => ask(from, correlationId)
      }
      return rowsOf({ offset, limit, idOf, begin })
    },
  }
}

/**
 * What tells one authorisation from another. The operation id alone does not: it is a reference number that the card
 * networks use again, and a reversal may carry that of what it reverses.
 */
function idOf({ operationId, operation, status, startTime }: Authorisation): string {
  return JSON.stringify([operationId, operation, status, startTime])
}

/** A time as the API wants it: with milliseconds, in UTC; what is no time is left to those who refuse it. */
function textOf(time: Date | string): string {
  return typeof time === 'string' || Number.isNaN(time.getTime()) ? String(time) : time.toISOString()
}
