/**
 * Compares the addresses an operation is served at: those of the operation, of its path or of the document, whichever
 * stands nearest, with all values their variables may take.
 * Pure.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#server-object
 */
import { isObject, type Json, type JsonObject } from '../lib/json.ts'
import type { Operation } from '../lib/operations.ts'
import { follow, parentPointer } from '../lib/pointer.ts'
import type { Use } from './change.ts'
import type { Findings, Revision } from './findings.ts'
import type { Both, Revisions } from './operations.ts'

/** Addresses that one server object may stand for, at most. */
const MOST = 64

/** Compares the servers of one operation; a webhook is called at an address that its receiver has registered. */
export function compareServers(findings: Findings, revisions: Revisions, { base, head, caller, name }: Both): void {
  if (!base.path.startsWith('/')) return
  const [was, is] = [serversOf(revisions.base, base), serversOf(revisions.head, head)]
  // What holds for the document is one cause, whichever operation shows it.
  const shared = was.pointer === '/servers' && is.pointer === '/servers'
  const use: Use = { operation: shared ? 'all' : name, position: 'operation', from: caller, place: 'servers' }
  for (const url of was.urls) {
    if (!is.urls.includes(url))
      findings.note('server-removed', 'different', use, { base: was.pointer }, { before: url })
  }
  for (const url of is.urls) {
    if (!was.urls.includes(url)) findings.note('server-added', 'none', use, { head: is.pointer }, { after: url })
  }
}

/** The servers that hold for an operation, and where they are written. */
export function serversOf({ document }: Revision, { pointer }: Operation): { pointer: string; urls: string[] } {
  const path = parentPointer(pointer) ?? ''
  const places = [pointer, path, ''].map((place) => `${place}/servers`)
  const found = places.find((place) => serverList(follow(document, place)).length > 0)
  const urls = serverList(found === undefined ? undefined : follow(document, found)).flatMap(addressesOf)
  return { pointer: found ?? '/servers', urls: urls.length > 0 ? [...new Set(urls)] : ['/'] }
}

function serverList(written: unknown): JsonObject[] {
  return Array.isArray(written) ? written.filter(isObject) : []
}

/** All addresses of a server, the one of its defaults first. */
function addressesOf({ url, variables }: JsonObject): string[] {
  if (typeof url !== 'string') return []
  const known = isObject(variables) ? variables : {}
  let urls = [url.length > 1 ? url.replace(/\/$/, '') : url]
  for (const [name, variable] of Object.entries(known)) {
    const values = valuesOf(variable)
    if (values.length === 0) continue
    urls = urls.flatMap((one) => values.map((value) => one.replaceAll(`{${name}}`, value))).slice(0, MOST)
  }
  return urls.map(plainAddress)
}

/** An address in one form: scheme and host have no case, and the port of a scheme goes without saying. */
function plainAddress(url: string): string {
  return url.replace(/^([a-z][a-z\d+.-]*):\/\/([^/?#{}]*)/i, (_, scheme: string, host: string) => {
    const port = scheme.toLowerCase() === 'https' ? /:443$/ : /:80$/
    return `${scheme.toLowerCase()}://${host.toLowerCase().replace(port, '')}`
  })
}

function valuesOf(variable: Json): string[] {
  if (!isObject(variable)) return []
  const listed = Array.isArray(variable.enum) ? variable.enum.map(String) : []
  return [...new Set([...(variable.default === undefined ? [] : [String(variable.default)]), ...listed])]
}
