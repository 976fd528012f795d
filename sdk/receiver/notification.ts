/**
 * What D1 notifies of, as a bank receives it: read as tolerantly as D1's compatibility policy asks, with each rule that
 * is broken and each thing that is new said by its place.
 * Pure. Never says a value that may be data of somebody.
 */
import { serverGuards } from '../../generated/d1-outbound-card/guards.js'
import type { components, paths } from '../../generated/d1-outbound-card/types.ts'
import { type Addition, errorsOf, isNews, newsOf } from '../guarding.ts'
import type { Received } from '../types.ts'

/** Where D1 sends notifications to, below the URL that it was given at onboarding. */
export const PATH: keyof paths = '/notifications/d1/v2/issuers/{issuerId}/authorisations'

/**
 * One authorisation. Enums are open: D1 may add values.
 *
 * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/outbound-api-from-d1/card-api
 */
export interface Authorisation extends Notified {}

type Notified = Received<components['schemas']['authorisationCard-operation-notification']>

/** One broken rule, by its place; never the value. */
export interface BrokenRule {
  /** JSON pointer in the body. */
  at: string
  /** The rule in words. */
  rule: string
}

/** A body, read. */
export interface Reading {
  operations: readonly Authorisation[]
  /** Rules that are broken by one authorisation, by its index. */
  broken: ReadonlyMap<number, BrokenRule[]>
  /** Rules that the body as a whole breaks; there are no operations then. */
  unreadable: readonly BrokenRule[]
  additions: readonly Addition[]
}

const { parameters, requestBody } = serverGuards.notifyCardAuthorisations
const ITEM = /^\/operations\/(\d+)(?=\/|$)/

/** Reads a body that was JSON. */
export function readNotification(body: unknown): Reading {
  const errors = errorsOf(requestBody['application/json'], body)
  const rules = errors
    .filter((error) => !isNews(error))
    .map(({ instancePath, keyword, message = keyword }) => {
      return { at: instancePath, rule: message }
    })
  const { unreadable = [], inItems = [] } = Object.groupBy(rules, ({ at }) =>
    ITEM.test(at) ? 'inItems' : 'unreadable',
  )
  const operations = unreadable.length > 0 ? [] : operationsOf(body)
  return {
    operations,
    broken: Map.groupBy(inItems, ({ at }) => Number(ITEM.exec(at)?.[1])),
    unreadable,
    additions: errors.filter(isNews).flatMap((error) => newsOf(error, body)),
  }
}

/** Whether a text can be the id of an issuer, and a header one of D1's. */
export function readParameters(issuerId: string, headers: Headers): BrokenRule[] {
  const correlation = headers.get('x-correlation-id')
  const header = correlation === null ? {} : { 'x-correlation-id': correlation }
  const wrong = [...errorsOf(parameters.path, { issuerId }), ...errorsOf(parameters.header, header)]
  return wrong
    .filter((error) => !isNews(error))
    .map(({ instancePath, message = '' }) => {
      return { at: instancePath.slice(1), rule: message }
    })
}

/** The list that the guard has found to be one. */
function operationsOf(body: unknown): readonly Authorisation[] {
  const { operations } = Object(body) as { operations?: readonly Authorisation[] }
  return operations ?? []
}
