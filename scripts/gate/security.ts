/**
 * Compares what an operation asks of its caller: alternatives of credentials, told by what goes over the wire and not by
 * the names of schemes.
 * Pure.
 */
import { isObject, type Json, type JsonObject } from '../lib/json.ts'
import type { Operation } from '../lib/operations.ts'
import { follow, joinPointer } from '../lib/pointer.ts'
import type { Effect, Party } from './change.ts'
import type { Revision } from './findings.ts'
import type { OperationRuleId } from './operation-rules.ts'

/** One alternative: each credential by what it is on the wire, with the scopes it needs. */
type Alternative = Map<string, string[]>

/** What differs in security. */
interface SecurityDifference {
  rule: OperationRuleId
  effect: Effect
  before: Json
  after: Json
}

/** Compares the requirements of an operation in two revisions; `caller` is who has to meet them. */
export function compareSecurity(
  base: Revision,
  head: Revision,
  { base: was, head: is, caller }: { base: Operation; head: Operation; caller: Party },
): SecurityDifference[] {
  // A scheme that changed under its name is a change of its own; here it counts as the same.
  const changed = new Set(changedSchemes(base, head).map(({ name }) => name))
  const [before, after] = [alternativesOf(base, was, changed), alternativesOf(head, is, changed)]
  // Whoever was let in must be let in with the same credentials.
  const shutOut = before.filter((one) => !after.some((other) => suffices(one, other)))
  const letIn = after.filter((one) => !before.some((other) => suffices(one, other)))
  const words = { before: before.map(wordsOf), after: after.map(wordsOf) }
  // What the publisher shows in place of what it showed is nothing that its consumers know.
  if (caller === 'publisher' && shutOut.length > 0 && letIn.length > 0) {
    return [{ rule: 'security-changed', effect: 'different', ...words }]
  }
  if (shutOut.length > 0) return [{ rule: 'security-narrowed', effect: 'narrower', ...words }]
  return letIn.length > 0 ? [{ rule: 'security-widened', effect: 'wider', ...words }] : []
}

/** Whether one set of credentials is all that an alternative asks for. */
function suffices(given: Alternative, asked: Alternative): boolean {
  return [...asked].every(([wire, scopes]) => {
    const own = given.get(wire)
    return own !== undefined && scopes.every((scope) => own.includes(scope))
  })
}

function alternativesOf(revision: Revision, { security }: Operation, byName: ReadonlySet<string>): Alternative[] {
  if (security.length === 0) return [new Map()]
  return security.map(
    (requirement) =>
      new Map(
        Object.entries(requirement).map(([name, scopes]) => [byName.has(name) ? name : wireOf(revision, name), scopes]),
      ),
  )
}

/** A scheme that has the same name in both revisions and is not the same on the wire. */
interface ChangedScheme {
  name: string
  /** `wider`: what worked before still works. */
  effect: 'different' | 'wider'
  before: string
  after: string
}

/** The schemes of one name that are not the same on the wire. */
export function changedSchemes(base: Revision, head: Revision): ChangedScheme[] {
  return Object.entries(base.surface.table.securitySchemes).flatMap(([name, { type }]): ChangedScheme[] => {
    if (!Object.hasOwn(head.surface.table.securitySchemes, name)) return []
    const [before, after] = [wireOf(base, name), wireOf(head, name)]
    if (before === after) return []
    const others = flowsIn(head, name)
    const isWider = type === 'oauth2' && flowsIn(base, name).every((flow) => others.some((other) => keeps(flow, other)))
    return [{ name, effect: isWider ? 'wider' : 'different', before, after }]
  })
}

/** What a scheme is on the wire. */
function wireOf(revision: Revision, name: string): string {
  const scheme = revision.surface.table.securitySchemes[name]
  if (scheme === undefined) return name
  if (scheme.type === 'apiKey')
    return `${scheme.in} \`${scheme.in === 'header' ? scheme.name.toLowerCase() : scheme.name}\``
  if (scheme.type === 'http') return `HTTP ${scheme.scheme}`
  if (scheme.type === 'mutualTLS') return 'client certificate'
  if (scheme.type === 'oauth2') return `oauth2 ${flowsIn(revision, name).map(wordsOfFlow).join(', ')}`
  const { description: _, ...wire } = writtenScheme(revision, name)
  return `${scheme.type} ${JSON.stringify(wire)}`
}

/** A scheme as it is written. */
function writtenScheme({ document }: Revision, name: string): JsonObject {
  const written = follow(document, joinPointer('/components/securitySchemes', name))
  return isObject(written) ? written : {}
}

/** A flow of an OAuth 2 scheme. */
interface Flow {
  flow: string
  authorizationUrl: string
  tokenUrl: string
  refreshUrl: string
  scopes: string[]
}

/** The flows of an OAuth 2 scheme. */
function flowsIn(revision: Revision, name: string): Flow[] {
  const { flows } = writtenScheme(revision, name)
  return Object.entries(isObject(flows) ? flows : {})
    .filter(([flow]) => !flow.startsWith('x-'))
    .map(([flow, value]) => {
      const written = isObject(value) ? value : {}
      const address = (member: string) => String(written[member] ?? '')
      return {
        flow,
        authorizationUrl: address('authorizationUrl'),
        tokenUrl: address('tokenUrl'),
        refreshUrl: address('refreshUrl'),
        scopes: Object.keys(isObject(written.scopes) ? written.scopes : {}).toSorted(),
      }
    })
    .toSorted((one, other) => (one.flow < other.flow ? -1 : 1))
}

/** Whether who uses a flow can go on with another one. */
function keeps(flow: Flow, other: Flow): boolean {
  const isSame = (['flow', 'authorizationUrl', 'tokenUrl'] as const).every((member) => flow[member] === other[member])
  const isRenewed = flow.refreshUrl === '' || flow.refreshUrl === other.refreshUrl
  return isSame && isRenewed && flow.scopes.every((scope) => other.scopes.includes(scope))
}

function wordsOfFlow({ flow, authorizationUrl, tokenUrl, refreshUrl, scopes }: Flow): string {
  const renewed = refreshUrl === '' ? '' : `renewed at ${refreshUrl}`
  const asked = scopes.length > 0 ? `(${scopes.join(' ')})` : ''
  return [flow, authorizationUrl, tokenUrl, renewed, asked].filter((part) => part !== '').join(' ')
}

function wordsOf(alternative: Alternative): string {
  if (alternative.size === 0) return 'none'
  return [...alternative]
    .map(([wire, scopes]) => (scopes.length > 0 ? `${wire} (${scopes.join(' ')})` : wire))
    .join(' and ')
}
