/**
 * Compares two revisions of an API: its operations, told by method and path, and what holds for all of them. Every
 * difference is told once, with all its uses and who sends what differs.
 * Pure.
 */
import { isObject } from '../lib/json.ts'
import type { Operation } from '../lib/operations.ts'
import { follow, joinPointer } from '../lib/pointer.ts'
import { compareAnnouncements } from './announcement.ts'
import type { Party, Use } from './change.ts'
import { compareConstraints } from './constraints.ts'
import { compareDeclarations } from './declarations.ts'
import { Findings, type Found, type Revision } from './findings.ts'
import { compareBodies, compareResponses } from './messages.ts'
import { compareParameters } from './parameters.ts'
import { changedSchemes, compareSecurity } from './security.ts'
import { compareServers, serversOf } from './servers.ts'

/** One operation in both revisions, and who calls it. */
export interface Both {
  base: Operation
  head: Operation
  caller: Party
  name: string
}

/** The side that does not send. */
export const otherParty = (party: Party): Party => (party === 'consumer' ? 'publisher' : 'consumer')

/** Compares two revisions. */
export function compareRevisions(base: Revision, head: Revision): Found[] {
  const findings = new Findings(base, head)
  const revisions = { base, head }
  compareSets(findings, revisions, 'operations', base.caller)
  compareSets(findings, revisions, 'reversed', otherParty(base.caller))
  compareSchemes(findings, revisions)
  compareDeclarations(findings, revisions)
  return findings.list()
}

/** Two revisions. */
export interface Revisions {
  base: Revision
  head: Revision
}

function compareSets(findings: Findings, revisions: Revisions, which: 'operations' | 'reversed', caller: Party): void {
  const operationsOf = ({ surface }: Revision) => {
    const list = which === 'operations' ? surface.table.operations : surface.reversed
    return new Map(list.map((operation) => [keyOf(operation), operation]))
  }
  const [bases, heads] = [operationsOf(revisions.base), operationsOf(revisions.head)]
  for (const [from, to] of movedOperations(bases, heads, revisions)) {
    const moved = heads.get(to)
    heads.delete(to)
    if (moved) heads.set(from, moved)
  }
  const use = (operation: Operation): Use => ({
    operation: nameOf(operation),
    position: 'operation',
    from: caller,
    place: 'operation',
  })
  for (const [key, base] of bases) {
    const head = heads.get(key)
    if (head) compareOperations(findings, revisions, { base, head, caller, name: nameOf(head) }, use(head))
    else findings.note('operation-removed', 'different', use(base), { base: base.pointer })
  }
  for (const [key, head] of heads) {
    if (!bases.has(key)) findings.note('operation-added', 'none', use(head), { head: head.pointer })
  }
}

function compareOperations(findings: Findings, revisions: Revisions, both: Both, use: Use): void {
  const { base, head } = both
  const pointers = { base: base.pointer, head: head.pointer }
  if (base.id !== head.id && [idIn(revisions.base, base), idIn(revisions.head, head)].some((id) => id !== undefined)) {
    findings.note('operation-id-changed', 'none', use, pointers, { before: base.id, after: head.id })
  }
  announced(findings, revisions, pointers, 'operation', use)
  compareParameters(findings, revisions, both)
  compareBodies(findings, revisions, both)
  compareResponses(findings, revisions, both)
  for (const { rule, effect, before, after } of compareSecurity(
    revisions.base,
    revisions.head,
    shown(revisions, both),
  )) {
    findings.note(rule, effect, { ...use, position: 'request', place: 'security' }, {}, { before, after })
  }
  compareConstraints(findings, both)
  // A path that moved did so together with its servers.
  if (keyOf(base) === keyOf(head)) compareServers(findings, revisions, both)
}

/** The id that a document gives an operation; others are made up from its path. */
function idIn({ document }: Revision, { pointer }: Operation): unknown {
  const written = follow(document, pointer)
  return isObject(written) ? written.operationId : undefined
}

/** Both with what is asked of who calls: what the document asks of its callers is not asked of those who call them back. */
function shown({ base, head }: Revisions, both: Both): Both {
  if (both.base.path.startsWith('/')) return both
  const own = ({ document }: Revision, operation: Operation): Operation => {
    const written = follow(document, operation.pointer)
    return isObject(written) && written.security !== undefined ? operation : { ...operation, security: [] }
  }
  return { ...both, base: own(base, both.base), head: own(head, both.head) }
}

/** Compares what is announced of an operation or a parameter. */
export function announced(
  findings: Findings,
  { base, head }: Revisions,
  pointers: { base: string; head: string },
  what: 'operation' | 'parameter' | 'header',
  use: Use,
): void {
  const documents = { base: base.document, head: head.document }
  compareAnnouncements((...noted) => findings.note(...noted), documents, pointers, what, use)
}

/** A scheme that is another one on the wire is one change, whoever uses it. */
function compareSchemes(findings: Findings, { base, head }: Revisions): void {
  for (const { name, effect, before, after } of changedSchemes(base, head)) {
    const { operations } = head.surface.table
    const users = operations.filter(({ security }) => security.some((one) => Object.hasOwn(one, name)))
    const pointer = joinPointer('/components/securitySchemes', name)
    const at = { base: pointer, head: pointer }
    const use = (operation: string): Use => ({
      operation,
      position: 'request',
      from: base.caller,
      place: `security scheme \`${name}\``,
    })
    const rule = effect === 'wider' ? 'security-scheme-widened' : 'security-scheme-changed'
    // A scheme that no operation asks for may be asked for where the document does not reach.
    for (const user of users.length > 0 ? users.map(nameOf) : ['none']) {
      findings.note(rule, effect, use(user), at, { before, after })
    }
  }
}

/** An operation by method and path, whatever its variables are called. */
function keyOf({ method, path }: Operation): string {
  return `${method} ${path.startsWith('/') ? path.replace(/\{[^{}]*\}/g, '{}') : path}`
}

/** What an operation is called: `METHOD PATH`, or the name of a webhook or callback. */
/** Operations with another key and the same address, told by the keys before and after. */
function movedOperations(
  bases: ReadonlyMap<string, Operation>,
  heads: ReadonlyMap<string, Operation>,
  revisions: Revisions,
): [string, string][] {
  const lost = [...bases].filter(([key]) => !heads.has(key))
  const found = [...heads].filter(([key]) => !bases.has(key))
  const addresses = (revision: Revision, list: [string, Operation][]) => {
    const known = new Map<string, string[]>()
    for (const [key, operation] of list) {
      const address = `${operation.method} ${addressOf(revision, operation)}`
      known.set(address, [...(known.get(address) ?? []), key])
    }
    return known
  }
  if (lost.length === 0 || found.length === 0) return []
  const others = addresses(revisions.head, found)
  return [...addresses(revisions.base, lost)].flatMap(([address, [from, ...more]]): [string, string][] => {
    const [to, ...rest] = others.get(address) ?? []
    return from !== undefined && to !== undefined && more.length + rest.length === 0 ? [[from, to]] : []
  })
}

/** Where an operation is called: at all its servers, or, one that goes the other way, where its expression says. */
function addressOf(revision: Revision, operation: Operation): string {
  const { method, path } = operation
  if (!path.startsWith('/')) return path.replace(/ callback:\S+ /, ' ')
  const bare = keyOf(operation).slice(method.length + 1)
  return serversOf(revision, operation)
    .urls.map((url) => url.replace(/\/$/, '') + bare)
    .toSorted()
    .join(' ')
}

/** How an operation is called: `METHOD PATH`, or the name of what the publisher calls. */
export function nameOf({ method, path }: Operation): string {
  return path.startsWith('/') ? `${method.toUpperCase()} ${path}` : path
}
