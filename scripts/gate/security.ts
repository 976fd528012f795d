/**
 * Compares what an operation asks of its caller: alternatives of credentials, told by what goes over the wire and not by
 * the names of schemes.
 * Pure.
 */
import { isObject, type Json } from '../lib/json.ts'
import type { Operation } from '../lib/operations.ts'
import type { Effect } from './change.ts'
import type { Revision } from './findings.ts'

/** One alternative: each credential by what it is on the wire, with the scopes it needs. */
type Alternative = Map<string, string[]>

/** What differs in security. */
interface SecurityDifference {
  rule: string
  effect: Effect
  before: Json
  after: Json
}

/** Compares the requirements of an operation in two revisions. */
export function compareSecurity(base: Revision, head: Revision, was: Operation, is: Operation): SecurityDifference[] {
  // A scheme that changed under its name is a change of its own; here it counts as the same.
  const changed = new Set(changedSchemes(base, head).map(({ name }) => name))
  const [before, after] = [alternativesOf(base, was, changed), alternativesOf(head, is, changed)]
  // Whoever was let in must be let in with the same credentials.
  const shutOut = before.filter((one) => !after.some((other) => suffices(one, other)))
  const letIn = after.filter((one) => !before.some((other) => suffices(one, other)))
  const words = { before: before.map(wordsOf), after: after.map(wordsOf) }
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

/** The schemes of one name that are not the same on the wire. */
export function changedSchemes(base: Revision, head: Revision): { name: string; before: string; after: string }[] {
  const names = Object.keys(base.surface.table.securitySchemes)
  return names
    .filter((name) => Object.hasOwn(head.surface.table.securitySchemes, name))
    .map((name) => ({ name, before: wireOf(base, name), after: wireOf(head, name) }))
    .filter(({ before, after }) => before !== after)
}

/** What a scheme is on the wire. */
function wireOf({ document, surface }: Revision, name: string): string {
  const scheme = surface.table.securitySchemes[name]
  if (scheme === undefined) return name
  if (scheme.type === 'apiKey') return `${scheme.in} \`${scheme.name}\``
  if (scheme.type === 'http') return `HTTP ${scheme.scheme}`
  if (scheme.type === 'mutualTLS') return 'client certificate'
  const written =
    isObject(document.components) && isObject(document.components.securitySchemes)
      ? document.components.securitySchemes[name]
      : undefined
  const { description: _, ...wire } = isObject(written) ? written : { description: '' }
  return `${scheme.type} ${scheme.type === 'oauth2' ? flowsOf(wire) : JSON.stringify(wire)}`
}

/** The flows of an OAuth 2 scheme by their addresses. */
function flowsOf(scheme: { flows?: Json }): string {
  const flows = isObject(scheme.flows) ? scheme.flows : {}
  return Object.entries(flows)
    .map(([flow, value]) => `${flow} ${isObject(value) ? (value.tokenUrl ?? value.authorizationUrl ?? '') : ''}`.trim())
    .toSorted()
    .join(', ')
}

function wordsOf(alternative: Alternative): string {
  if (alternative.size === 0) return 'none'
  return [...alternative]
    .map(([wire, scopes]) => (scopes.length > 0 ? `${wire} (${scopes.join(' ')})` : wire))
    .join(' and ')
}
