/**
 * What the types of the spec become for a caller: ids that cannot be mixed up, and enums that D1 sends open to values
 * that it may add, while those that the issuer sends stay closed.
 * Types, and one function.
 */
import type { operations } from '../generated/d1-inbound-card/types.ts'
import type { AuthorisationId, CardId, CardProductId, ConsumerId, DigitalCardId, IssuerId } from './ids.ts'

/**
 * Operations of the API.
 *
 * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
 */
export type OperationId = keyof operations

/** Properties that hold an id, wherever they stand. */
interface Ids {
  issuerId: IssuerId
  cardId: CardId
  newCardId: CardId
  consumerId: ConsumerId
  cardProductId: CardProductId
  digitalCardId: DigitalCardId
  operationId: AuthorisationId
}

/** A text of which some values are known: they complete, and any other is possible too. */
export type Open<Known extends string> = Known | (string & {})

/** The known values of an open text. */
export type Known<Text extends string | undefined> = Text extends string ? (string extends Text ? never : Text) : never

/** A value as the issuer sends it: ids of their kind, enums closed. */
export type Sent<Value> = Value extends string
  ? Value
  : Value extends readonly (infer Item)[]
    ? Sent<Item>[]
    : Value extends object
      ? {
          [Name in keyof Value]: Name extends keyof Ids
            ? Ids[Name] | Extract<Value[Name], undefined>
            : Sent<Value[Name]>
        }
      : Value

/** A value as D1 sends it: ids of their kind, enums open. */
export type Received<Value> = Value extends string
  ? string extends Value
    ? Value
    : Open<Value>
  : Value extends readonly (infer Item)[]
    ? Received<Item>[]
    : Value extends object
      ? {
          [Name in keyof Value]: Name extends keyof Ids
            ? Ids[Name] | Extract<Value[Name], undefined>
            : Received<Value[Name]>
        }
      : Value

/**
 * The body of a request.
 *
 * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
 */
export type Body<Id extends OperationId> = operations[Id] extends {
  requestBody?: { content: { 'application/json': infer Content } }
}
  ? Sent<Content>
  : never

/**
 * What the success of an operation answers; `undefined` when it answers nothing.
 *
 * @see https://docs.payments.thalescloud.io/transaction-control/ja/integrate-the-d1-api/d1-api-reference/inbound-api-to-d1/card-api
 */
export type Answer<Id extends OperationId> = operations[Id]['responses'] extends infer Responses
  ? Responses extends { 201: { content: { 'application/json': infer Content } } }
    ? Received<Content>
    : Responses extends { 200: { content: { 'application/json': infer Content } } }
      ? Received<Content>
      : undefined
  : never

/**
 * Does what goes with a value of an open enum. All known values have to be thought of, and what to do with one that is
 * not known yet, or is left out.
 *
 * @example match(row.status, { APPROVED: book, PARTIALLY_APPROVED: book, REVERSED: undo, DECLINED: skip }, skip)
 */
export function match<Text extends string | undefined, Result>(
  value: Text,
  cases: { [Value in Known<Text>]: (value: Value) => Result },
  otherwise: (value: string | Extract<NoInfer<Text>, undefined>) => Result,
): Result {
  const handlers: Partial<Record<string, (value: never) => Result>> = cases
  const handler = value !== undefined && Object.hasOwn(handlers, value) ? handlers[value] : undefined
  return handler ? handler(value as never) : otherwise(value as string | Extract<NoInfer<Text>, undefined>)
}
