/**
 * What D1 notifies of, as a bank receives it: read as tolerantly as D1's compatibility policy asks, with each rule that
 * is broken and each thing that is new said by its place.
 * Pure. Never says a value that may be data of somebody.
 */
import { type Guard, type GuardError, guards } from '../../generated/d1-outbound-card/server-guards.js'
import type { components, paths } from '../../generated/d1-outbound-card/types.ts'
import type { Received } from '../types.ts'

/** Where D1 sends notifications to, below the URL that it was given at onboarding. */
export const PATH: keyof paths = '/notifications/d1/v2/issuers/{issuerId}/authorisations'

/**
 * One authorisation. Enums are open: D1 may add values.
 *
 * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/outbound-api-from-d1/card-api
 */
export type Authorisation = Received<components['schemas']['authorisationCard-operation-notification']>

/** Something that D1 has added since the spec was written. */
export interface Addition {
  /** A property, or a value of an enum. */
  kind: 'name' | 'value'
  /** JSON pointer in the body. */
  at: string
  /** The name or the value. */
  what: string
}

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

const { parameters, requestBody } = guards.notifyCardAuthorisations
const ITEM = /^\/operations\/(\d+)(?=\/|$)/

/** Reads a body that was JSON. */
export function readNotification(body: unknown): Reading {
  const errors = errorsOf(requestBody['application/json'], body)
  const isNews = ({ keyword, propertyName }: GuardError) =>
    keyword === 'enum' || keyword === 'propertyNames' || propertyName !== undefined
  const broken = new Map<number, BrokenRule[]>()
  const unreadable: BrokenRule[] = []
  for (const error of errors.filter((one) => !isNews(one))) {
    const rule = { at: error.instancePath, rule: error.message ?? error.keyword }
    const [, index] = ITEM.exec(error.instancePath) ?? []
    if (index === undefined) unreadable.push(rule)
    else broken.set(Number(index), [...(broken.get(Number(index)) ?? []), rule])
  }
  const operations = unreadable.length > 0 ? [] : operationsOf(body)
  return { operations, broken, unreadable, additions: errors.filter(isNews).flatMap((error) => news(error, body)) }
}

/** Whether a text can be the id of an issuer, and a header one of D1's. */
export function readParameters(issuerId: string, headers: Headers): BrokenRule[] {
  const correlation = headers.get('x-correlation-id')
  const header = correlation === null ? {} : { 'x-correlation-id': correlation }
  const wrong = [...errorsOf(parameters.path, { issuerId }), ...errorsOf(parameters.header, header)]
  const isNews = ({ keyword, propertyName }: GuardError) => keyword === 'propertyNames' || propertyName !== undefined
  return wrong
    .filter((error) => !isNews(error))
    .map(({ instancePath, message = '' }) => {
      return { at: instancePath.slice(1), rule: message }
    })
}

function errorsOf(guard: Guard, value: unknown): GuardError[] {
  return guard(value) ? [] : [...(guard.errors ?? [])]
}

/** The list that the guard has found to be one. */
function operationsOf(body: unknown): readonly Authorisation[] {
  const { operations } = Object(body) as { operations?: readonly Authorisation[] }
  return operations ?? []
}

function news({ keyword, instancePath: at, params, propertyName }: GuardError, body: unknown): Addition[] {
  if (propertyName !== undefined) return []
  if (keyword === 'propertyNames') return [{ kind: 'name', at, what: shown(params.propertyName) }]
  const steps = at.split('/').slice(1)
  const value = steps.reduce((node, step) => Object(node)[step.replaceAll('~1', '/').replaceAll('~0', '~')], body)
  return [{ kind: 'value', at, what: shown(value) }]
}

/** A name or a word, when it looks like one: what looks like data is nobody's business. */
function shown(value: unknown): string {
  return typeof value === 'string' && /^[A-Za-z_][\w.-]{0,63}$/.test(value) && !/\d{8}/.test(value) ? value : '…'
}
