/**
 * Finds the operation a recorded request was sent for: below which address, by method and path.
 * Pure.
 */
import type { Operation, OperationsTable } from '../../scripts/lib/operations.ts'

/** An address the paths of the spec were appended to; without a host, on any. */
export interface Below {
  host?: string
  /** Begins with `/` or is empty; no slash at its end. */
  prefix: string
}

/** An operation and the values of its path, still encoded. */
export interface Matched {
  operation: Operation
  steps: ReadonlyMap<string, string>
}

/** The addresses of a spec; those that name no host of their own count for any, and so do all where it has none. */
export function serverAddresses({ servers }: OperationsTable): Below[] {
  const found = servers.map(({ url }): Below => {
    const absolute = URL.parse(url)
    const concrete = absolute && !/[{}]|%7B|_|\byour\b/i.test(absolute.host)
    const path = absolute ? absolute.pathname : url
    return { ...(concrete ? { host: absolute.host } : {}), prefix: path.replace(/\/+$/, '') }
  })
  return found.length === 0 ? [{ prefix: '' }] : found
}

/** Where a URL is below an address. */
export interface Found {
  /** The address, with its scheme and host. */
  baseUrl: string
  /** Path and query below it. */
  path: string
}

/** Where a URL is below one of these addresses; the first that fits counts. */
export function placeBelow(url: string, addresses: readonly Below[]): Found | undefined {
  const parsed = URL.parse(url)
  if (!parsed) return undefined
  const fits = ({ host, prefix }: Below) =>
    (host === undefined || host === parsed.host) && `${parsed.pathname}/`.startsWith(`${prefix}/`)
  const found = addresses.find(fits)
  if (!found) return undefined
  const path = `${parsed.pathname.slice(found.prefix.length) || '/'}${parsed.search}`
  return { baseUrl: `${parsed.protocol}//${parsed.host}${found.prefix}`, path }
}

/** The operation of a method and a path; of several, the one whose path is told most exactly. */
export function matchOperation(table: OperationsTable, method: string, path: string): Matched | undefined {
  const candidates = table.operations.flatMap((operation): Matched[] => {
    const steps = operation.method === method.toLowerCase() ? stepsOf(operation.path, path) : undefined
    return steps ? [{ operation, steps }] : []
  })
  return candidates.toSorted((a, b) => a.steps.size - b.steps.size)[0]
}

const templates = new Map<string, { form: RegExp; names: string[] }>()

/** What stands where a template has names; `undefined` when the path does not fit it. */
function stepsOf(template: string, path: string): ReadonlyMap<string, string> | undefined {
  const known = templates.get(template) ?? compiled(template)
  templates.set(template, known)
  const found = known.form.exec(path)
  return found ? new Map(known.names.map((name, index) => [name, found[index + 1] ?? ''])) : undefined
}

function compiled(template: string): { form: RegExp; names: string[] } {
  const parts = template.split(/\{([^{}]+)\}/)
  const literals = parts.filter((_, index) => index % 2 === 0)
  const written = literals.map((literal) => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const names = parts.filter((_, index) => index % 2 === 1)
  return { form: new RegExp(`^${written.join('([^/]+)')}/?$`), names }
}
