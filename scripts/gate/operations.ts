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
import { compareServers } from './servers.ts'

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
  if (base.id !== head.id) {
    findings.note('operation-id-changed', 'none', use, pointers, { before: base.id, after: head.id })
  }
  announced(findings, revisions, pointers, 'operation', use)
  compareParameters(findings, revisions, both)
  compareBodies(findings, revisions, both)
  compareResponses(findings, revisions, both)
  // What the document asks of its callers is not asked of those who call them back.
  const isAsked = base.path.startsWith('/') || securityAt(revisions, both).length > 0
  for (const { rule, effect, before, after } of isAsked
    ? compareSecurity(revisions.base, revisions.head, base, head)
    : []) {
    findings.note(rule, effect, { ...use, position: 'request', place: 'security' }, {}, { before, after })
  }
  compareConstraints(findings, both)
  compareServers(findings, revisions, both)
}

/** The requirements that an operation states itself, in either revision. */
function securityAt({ base, head }: Revisions, both: Both): unknown[] {
  const written = [follow(base.document, both.base.pointer), follow(head.document, both.head.pointer)]
  return written.filter((operation) => isObject(operation) && operation.security !== undefined)
}

/** Compares what is announced of an operation or a parameter. */
export function announced(
  findings: Findings,
  { base, head }: Revisions,
  pointers: { base: string; head: string },
  what: string,
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

function nameOf({ method, path }: Operation): string {
  return path.startsWith('/') ? `${method.toUpperCase()} ${path}` : path
}
