/**
 * What an operation of the control API is: a name from its document, and what it does.
 * Types only.
 */
import type { JsonObject } from '../../../scripts/lib/json.ts'
import type { Notifier } from '../notifier/notifier.ts'
import type { Store } from '../store.ts'

/** What operations work on. */
export interface Controlled {
  store: Store
  /** Absent when nobody is notified. */
  notifier?: Pick<Notifier, 'deliveries' | 'release' | 'undelivered' | 'isFull'> | undefined
  /** The public keys card data is encrypted to, as a JSON Web Key Set. */
  publicKeys: () => object
}

/** What was asked, held to the document and filled up with its defaults. */
export interface Asked {
  query: JsonObject
  body: JsonObject
}

/** Does what is asked; the content of the answer, or why not. */
export type ControlOperation = (asked: Asked, controlled: Controlled) => Promise<object> | object

/** The operations by id. */
export type ControlOperations = Readonly<Record<string, ControlOperation>>
