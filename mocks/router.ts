/**
 * From method and path to the operation: concrete segments before templates, nothing normalised, nothing guessed.
 * A path is chosen first and the method within it, as OpenAPI says. Pure apart from its memory of what was asked for
 * lately: the same call gets the same route.
 *
 * The router of Fastify cannot serve here: it keeps a tree for each method, so `PUT` of a path that has only `GET` is 404
 * rather than 405 with its `Allow`, and `GET /a/1:close` finds `/a/{id}` though the path is that of `POST /a/{id}:close`;
 * and it hands out values decoded, in which an encoded delimiter is no data any more.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#paths-object
 */
import type { Operation, OperationsTable } from '../scripts/lib/operations.ts'
import { type Call, invalid, type Refusal, type Route, refuse } from './exchange.ts'
import { literalLength, matchSegment, readSegment, type TemplateSegment } from './path-template.ts'
import { decodePercent, splitTarget } from './percent.ts'
import { createRecent } from './recent.ts'

/** Finds the operation of a call, or says why there is none. */
export type Router = (call: Call) => Route | Refusal

/** A segment of the known paths and all that follows it. */
interface Node {
  literals: Map<string, Node>
  templates: { key: string; segment: TemplateSegment; node: Node }[]
  /** Operations by upper-case method, with the names along their own template. */
  methods: Map<string, { operation: Operation; names: string[] }>
}

/** A path that is known, with the values along it. */
interface Found {
  node: Node
  values: string[]
}

/** Builds the router of a table. Its paths are served at the root and below the path of the first server. */
export function createRouter(table: OperationsTable): Router {
  const root = newNode()
  for (const operation of table.operations) insert(root, operation)
  const base = basePath(table)
  const find: Router = (call) => {
    const { path } = splitTarget(call.target)
    if (decodePercent(path) === undefined) return invalid('path', 'is not well percent-encoded')
    const isBelow = base !== '' && path.startsWith(`${base}/`)
    const found = search(root, path) ?? (isBelow ? search(root, path.slice(base.length)) : undefined)
    if (found === undefined) return refuse(404, 'path', 'is not one of this API')
    return operationOf(found, call.method)
  }
  const lately = new Map([...methodsOf(table)].map((method) => [method, createRecent<string, Route | Refusal>()]))
  return (call) => {
    const known = call.target.length > LONGEST ? undefined : lately.get(call.method)
    return known ? known(call.target, () => find(call)) : find(call)
  }
}

/** The methods of a table, in upper case. */
function methodsOf({ operations }: OperationsTable): Set<string> {
  return new Set(operations.map(({ method }) => method.toUpperCase()))
}

/** Characters of the longest target that is remembered. */
const LONGEST = 1024

/** The path of the first server, without a trailing slash; empty when it has none or variables in it. */
export function basePath({ servers }: Pick<OperationsTable, 'servers'>): string {
  const { path } = splitTarget(servers[0]?.url ?? '')
  return path.startsWith('/') && !/[{}]/.test(path) ? path.replace(/\/+$/, '') : ''
}

/** A slash that is not part of a name: `{a/b}` is one segment. */
const SLASH = /\/(?![^{}]*\})/

function newNode(): Node {
  return { literals: new Map(), templates: [], methods: new Map() }
}

/** Adds an operation below the root. Templates that differ only in their names share a node. */
function insert(root: Node, operation: Operation): void {
  let node = root
  const names: string[] = []
  for (const text of operation.path.split(SLASH).slice(1)) {
    const segment = readSegment(text)
    node = segment ? templateChild(node, segment) : literalChild(node, text)
    names.push(...(segment?.names ?? []))
  }
  node.methods.set(operation.method.toUpperCase(), { operation, names })
}

function literalChild(node: Node, text: string): Node {
  const known = node.literals.get(text)
  if (known) return known
  const child = newNode()
  node.literals.set(text, child)
  return child
}

function templateChild(node: Node, segment: TemplateSegment): Node {
  const key = JSON.stringify(segment.literals)
  const known = node.templates.find((template) => template.key === key)
  if (known) return known.node
  const child = newNode()
  node.templates.push({ key, segment, node: child })
  node.templates.sort((a, b) => literalLength(b.segment) - literalLength(a.segment))
  return child
}

/** Finds a path that has operations. */
function search(root: Node, path: string): Found | undefined {
  if (!path.startsWith('/')) return undefined
  return descend(root, path.slice(1).split('/'), 0)
}

/**
 * Follows the segments. A wholly literal segment is compared decoded; in a mixed one (`{id}:close`) the literal part is
 * compared as sent, because there an encoded delimiter is data.
 */
function descend(node: Node, segments: readonly string[], index: number): Found | undefined {
  const segment = segments[index]
  if (segment === undefined) return node.methods.size > 0 ? { node, values: [] } : undefined
  const literal = node.literals.get(decodePercent(segment) ?? segment)
  const concrete = literal && descend(literal, segments, index + 1)
  if (concrete) return concrete
  for (const template of node.templates) {
    const values = matchSegment(template.segment, segment)
    const found = values && descend(template.node, segments, index + 1)
    if (found) return { node: found.node, values: [...values, ...found.values] }
  }
  return undefined
}

/** The operation of a method, or a refusal that lists exactly the documented ones. */
function operationOf({ node, values }: Found, method: string): Route | Refusal {
  const entry = node.methods.get(method)
  if (!entry) {
    const allow = [...node.methods.keys()].sort().join(', ')
    return refuse(405, 'method', `is not documented for this path; allowed: ${allow}`, { allow })
  }
  return { operation: entry.operation, path: new Map(entry.names.map((name, index) => [name, values[index] ?? ''])) }
}
