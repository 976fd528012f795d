/**
 * What a team imports to be called by D1: the receiver, who may call it, what it remembers, and the servers it fits.
 * The registry of that entry of the package: it only passes on, and loading it does nothing.
 */

export type { Addition } from './guarding.ts'
export { toFastifyPlugin, toNodeHandler } from './receiver/node.ts'
export type { Authorisation, BrokenRule } from './receiver/notification.ts'
export type { Context } from './receiver/receipt.ts'
export { type ByStatus, type Handler, type Routes, route } from './receiver/route.ts'
export { memoryStore, type SeenStore } from './receiver/seen.ts'
export { type SqliteStore, sqliteStore } from './receiver/sqlite-store.ts'
export { type JwksOptions, jwks, staticBearer, type Verdict, type Verify } from './receiver/verify.ts'
export { createReceiver, type Invalid, type Receiver, type ReceiverOptions } from './receiver.ts'
export { type Known, match, type Open } from './types.ts'
