/** Requests of D1 for the tests of the receiver. */
import type { Authorisation } from '../../../sdk/receiver/notification.ts'

/** A token that receivers of the tests know. */
export const TOKEN = 'test-token'

const PLAIN = {
  operationId: '627209000107',
  operation: 'PURCHASE',
  status: 'APPROVED',
  startTime: '2026-09-29T09:15:33.940Z',
  cardId: 'card-0001',
}

/** An authorisation. */
export function authorisation(changes: object = {}): Authorisation {
  return Object.assign({}, PLAIN as Authorisation, changes)
}

/** What a request is like where it is not as usual. */
export interface Unusual {
  path?: string
  method?: string
  token?: string
  headers?: Record<string, string>
}

/** A notification. A text is sent as it is. */
export function notification(body: unknown, { path, method = 'POST', token = TOKEN, headers = {} }: Unusual = {}) {
  const url = `http://bank.example${path ?? '/notifications/d1/v2/issuers/BANK_EX-01/authorisations'}`
  const all = { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers }
  const sent = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  return new Request(url, { method, headers: all, ...(method === 'POST' && { body: sent as string }) })
}
