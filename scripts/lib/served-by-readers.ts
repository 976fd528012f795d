/**
 * Who calls an API: its readers, or, where its servers are placeholders for hosts of theirs, the one who published it.
 * Pure.
 */
import type { OperationsTable } from './operations.ts'

/** A host that speaks to the reader: `YOUR_DOMAIN_NAME`, `api.your-bank.example`. */
const YOURS = /\byour(?![a-z])|_your_/i

/**
 * Whether the readers of a document serve its API, so that the publisher is the client: it sends no faults and may add to
 * what it sends at any time. A host that merely has to be filled in (`HOSTNAME`) says nothing about that.
 */
export function isServedByReaders({ servers }: Pick<OperationsTable, 'servers'>): boolean {
  const hosts = servers.map(({ url }) => /^[a-z]+:\/\/([^/]+)/i.exec(url)?.[1] ?? '').filter((host) => host !== '')
  return hosts.length > 0 && hosts.every((host) => YOURS.test(host))
}
