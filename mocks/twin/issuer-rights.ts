/**
 * Whose cards a token may touch: those of the issuer it was given to. An issuer that does not exist stays unknown.
 * Pure.
 */
import { type Refusal, type Request, refuse, single } from '../exchange.ts'
import { issuerIn, type Store } from './store.ts'

/** Why a request may not touch the issuer it names; `undefined` when it may, or its token says nothing of issuers. */
export function rightsRefusal(
  request: Request,
  { issuers }: Pick<Store, 'issuers'>,
  holderOf: (token: string) => string | undefined,
): Refusal | undefined {
  const [, token = ''] = /^bearer +(\S+)$/i.exec(single(request.call, 'authorization') ?? '') ?? []
  const holder = holderOf(token)
  const issuerId = issuerIn(request)
  if (holder === undefined || holder === issuerId || !issuers.has(issuerId)) return undefined
  return refuse(403, 'issuer', 'is not the one that the token was given to')
}
