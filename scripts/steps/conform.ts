/**
 * Brings the document into the one form that canonical specs have: OpenAPI 3.0.3 (3.1.1 for pages of 3.1), members in
 * the order of the specification, components by name, responses by status. Says which fact is missing where the
 * specification asks for something that neither pages nor facts state.
 */
import { type Draft, type Finding, placeIn } from '../compile/draft.ts'
import { knownNodes, orderMembers } from '../compile/kinds.ts'
import { operationsOf } from '../compile/operations.ts'
import { isObject, type Json, type JsonObject } from '../lib/json.ts'
import { joinPointer } from '../lib/pointer.ts'
import type { Step } from './step.ts'

/** Versions that documents are written in, by the minor version of the pages. */
const VERSIONS: Readonly<Record<string, string>> = { '3.0': '3.0.3', '3.1': '3.1.1' }

/** Conforms the document. */
export const conform: Step = {
  id: 'conform',
  title: 'The document is a complete OpenAPI document with its members in the order of the specification',
  run(document, findings) {
    demandResponses(document, findings)
    const spec = ordered(document.spec)
    const version = VERSIONS[/^3\.\d/.exec(String(spec.openapi))?.[0] ?? '']
    if (version !== undefined) return { ...document, spec: { ...spec, openapi: version } }
    const sentence = `The pages are written in OpenAPI ${JSON.stringify(spec.openapi)}; 3.0 and 3.1 are compiled.`
    findings.push({ step: 'conform', severity: 'error', code: 'SPEC', sentence, place: placeIn(document, '/openapi') })
    return document
  },
}

/** A copy whose members are in order. */
function ordered(spec: JsonObject): JsonObject {
  const known = knownNodes(spec)
  const order = (node: Json, pointer: string): Json => {
    if (Array.isArray(node)) return node.map((item, index) => order(item, joinPointer(pointer, index)))
    if (!isObject(node)) return node
    const kind = known.get(pointer)?.kind
    const members = kind === undefined ? Object.entries(node) : orderMembers(kind, node)
    if (isSorted(pointer)) members.sort(([a], [b]) => (a < b ? -1 : 1))
    return Object.fromEntries(members.map(([key, child]) => [key, order(child, joinPointer(pointer, key))]))
  }
  return order(spec, '') as JsonObject
}

/** Maps whose entries are looked up by name, not read in the order of the page. */
function isSorted(pointer: string): boolean {
  return /^\/components\/[^/]+$/.test(pointer) || /^\/paths\/[^/]+\/[a-z]+\/responses$/.test(pointer)
}

/** Names the operations that would stay without a response. */
function demandResponses(document: Draft, findings: Finding[]): void {
  for (const { method, path, pointer, value } of operationsOf(document.spec)) {
    if (isObject(value.responses) && Object.keys(value.responses).length > 0) continue
    const sentence = `The operation ${method.toUpperCase()} ${path} has no response; add a fact that gives it one.`
    findings.push({ step: 'conform', severity: 'error', code: 'SPEC', sentence, place: placeIn(document, pointer) })
  }
}
