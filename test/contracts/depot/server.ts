/**
 * A small server that keeps the contract of `depot.yaml`, written by hand from that document, with switches to break
 * one promise at a time. It shares no code with the suite.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The token the server accepts. */
export const TOKEN = 'tok-7f3a9b2c4d5e'

/** What an answer is made of before it is written. */
export interface Written {
  status: number
  headers: Record<string, string>
  /** A value is written as JSON, text and bytes as they are. */
  body: unknown
}

/** A request as the server has read it. */
export interface Read {
  method: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  body: string
}

/** Every promise the server keeps, to be replaced one by one. */
export interface Promises {
  authorized(header: string | undefined, read: Read): boolean
  integer(text: string): number | undefined
  limit(limit: number | undefined): boolean
  offset(offset: number, limit: number): boolean
  defaultLimit: number
  kind(kind: string): boolean
  shelf(shelf: string): boolean
  trace(trace: string): boolean
  depot(depot: string): boolean
  itemId(id: string): boolean
  mediaType(type: string | undefined): boolean
  parse(body: string): unknown
  newItem(body: Record<string, unknown>): boolean
  quantity(quantity: unknown): boolean
  /** The last word on an answer. */
  tamper(answer: Written, read: Read): Written
}

/** Statuses by which the server refuses, to be replaced. */
export interface Manners {
  unauthorized: number
  invalid: number
}

const within = (value: number, low: number, high: number) => value >= low && value <= high
const isText = (value: unknown, low: number, high: number): value is string =>
  typeof value === 'string' && within([...value].length, low, high)
const isQuantity = (value: unknown) => typeof value === 'number' && Number.isInteger(value) && within(value, 1, 99)

/** The promises as the document states them. */
export const KEPT: Promises & Manners = {
  unauthorized: 401,
  invalid: 400,
  authorized: (header) =>
    /^bearer$/i.test(header?.split(' ')[0] ?? '') && header?.split(' ')[1] === TOKEN && header.split(' ').length === 2,
  integer: (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined),
  limit: (limit) => limit !== undefined && within(limit, 1, 50),
  offset: (offset, limit) => offset >= 0 && offset % limit === 0,
  defaultLimit: 10,
  kind: (kind) => ['TOOL', 'PART'].includes(kind),
  shelf: (shelf) => /^[A-Z]{2}[0-9]{1,3}$/.test(shelf),
  trace: (trace) => /^[A-Za-z0-9-]{1,20}$/.test(trace),
  depot: (depot) => /^[a-z]{3,8}$/.test(depot),
  itemId: (id) => /^[A-Za-z0-9_-]{1,24}$/.test(id),
  mediaType: (type) => /^application\/json\b/i.test(type ?? ''),
  parse: (body) => JSON.parse(body) as unknown,
  newItem: (body) =>
    isText(body.name, 1, 12) &&
    /^[A-Za-z -]*$/.test(body.name) &&
    (body.kind === undefined || ['TOOL', 'PART'].includes(body.kind as string)) &&
    (body.unlockToken === undefined || isText(body.unlockToken, 8, 40)) &&
    Object.keys(body).every((name) => ['name', 'quantity', 'kind', 'unlockToken'].includes(name)),
  quantity: isQuantity,
  tamper: (answer) => answer,
}

interface Item {
  id: string
  name: string
  quantity: number
  kind?: string
}

/** Whether the escapes of a path are those of a text. */
function isReadable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== ''
  } catch {
    return false
  }
}

/** A refusal as the document writes it. */
function error(status: number, code: string): Written {
  return { status, headers: {}, body: { code } }
}

/** Where the requests of one server meet its memory. */
class Depot {
  readonly items = new Map<string, Item>()
  readonly promises: Promises & Manners
  #next = 1

  constructor(promises: Promises & Manners) {
    this.promises = promises
    for (let index = 1; index <= 60; index++)
      this.items.set(`item-${index}`, { id: `item-${index}`, name: 'Hammer', quantity: 3 })
  }

  answer(read: Read): Written {
    if (!isReadable(read.path)) return error(this.promises.invalid, 'PATH')
    const [, depots, depot = '', items, id, ...rest] = read.path.split('/').map((step) => decodeURIComponent(step))
    if (read.path === '/status') {
      return read.method === 'GET' ? { status: 200, headers: {}, body: { state: 'UP' } } : this.#wrongMethod('GET')
    }
    if (depots !== 'depots' || items !== 'items' || rest.length > 0) return error(404, 'NO_PATH')
    const allowed = id === undefined ? 'GET, POST' : 'GET, PATCH, DELETE'
    if (!allowed.split(', ').includes(read.method)) return this.#wrongMethod(allowed)
    const { authorized, unauthorized, invalid, trace, depot: isDepot, itemId } = this.promises
    if (!authorized(read.headers.authorization, read)) return this.#stranger(unauthorized)
    const traceId = read.headers['x-trace-id']
    if (typeof traceId === 'string' && !trace(traceId)) return error(invalid, 'TRACE')
    if (!isDepot(depot) || (id !== undefined && !itemId(id))) return error(invalid, 'PATH')
    if (depot !== 'north') return error(404, 'NO_DEPOT')
    if (id === undefined) return read.method === 'GET' ? this.#list(read) : this.#add(read)
    const item = this.items.get(id)
    if (!item) return error(404, 'NO_ITEM')
    if (read.method === 'GET') return { status: 200, headers: {}, body: item }
    if (read.method === 'PATCH') return this.#count(read, item)
    this.items.delete(id)
    return { status: 204, headers: {}, body: undefined }
  }

  #stranger(status: number): Written {
    const challenge: Record<string, string> = status === 401 ? { 'www-authenticate': 'Bearer' } : {}
    return { ...error(status, 'SIGN_IN'), headers: challenge }
  }

  #wrongMethod(allow: string): Written {
    return { ...error(405, 'METHOD'), headers: { allow } }
  }

  #list({ query }: Read): Written {
    const { integer, limit: isLimit, offset: isOffset, defaultLimit, kind, shelf, invalid } = this.promises
    const number = (name: string, fallback: number) => (query.has(name) ? integer(query.get(name) ?? '') : fallback)
    const limit = number('limit', defaultLimit)
    const offset = number('offset', 0)
    if (!isLimit(limit)) return error(invalid, 'LIMIT')
    if (offset === undefined || !isOffset(offset, limit ?? 1)) return error(invalid, 'OFFSET')
    if (query.has('kind') && !kind(query.get('kind') ?? '')) return error(invalid, 'KIND')
    if (query.has('shelf') && !shelf(query.get('shelf') ?? '')) return error(invalid, 'SHELF')
    const all = [...this.items.values()]
    const items = all.slice(offset, offset + (limit ?? 0))
    return { status: 200, headers: {}, body: { items, total: all.length } }
  }

  #body({ headers, body }: Read): Record<string, unknown> | Written {
    const { mediaType, parse, invalid } = this.promises
    if (!mediaType(headers['content-type'])) return error(415, 'MEDIA_TYPE')
    try {
      const value = parse(body)
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
    } catch {
      return error(invalid, 'JSON')
    }
    return error(invalid, 'BODY')
  }

  #add(read: Read): Written {
    const body = this.#body(read)
    if ('status' in body && 'headers' in body) return body as unknown as Written
    const value = body as Record<string, unknown>
    if (!this.promises.newItem(value) || !this.promises.quantity(value.quantity))
      return error(this.promises.invalid, 'FIELD')
    const id = `new-${this.#next++}`
    const { name, quantity, kind } = value as unknown as Item
    const item: Item = { id, name, quantity, ...(kind === undefined ? {} : { kind }) }
    this.items.set(id, item)
    return { status: 201, headers: { location: `/depots/north/items/${id}` }, body: item }
  }

  #count(read: Read, item: Item): Written {
    const body = this.#body(read)
    if ('status' in body && 'headers' in body) return body as unknown as Written
    const { quantity, ...rest } = body as Record<string, unknown>
    if (Object.keys(rest).length > 0 || !this.promises.quantity(quantity)) return error(this.promises.invalid, 'FIELD')
    item.quantity = quantity as number
    return { status: 204, headers: {}, body: undefined }
  }
}

/** Reads a request to its end; text that is not UTF-8 is none. */
async function readAll(request: IncomingMessage): Promise<Read> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://depot')
  const body = Buffer.concat(chunks).toString('utf8')
  return { method: request.method ?? '', path: pathname, query: searchParams, headers: request.headers, body }
}

function write(response: ServerResponse, { status, headers, body }: Written): void {
  const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array
  const json = raw ? {} : { 'content-type': 'application/json' }
  response.writeHead(status, { ...json, ...headers })
  response.end(raw ? body : JSON.stringify(body))
}

/** Starts a depot whose promises are kept but for those given. */
export async function startDepot(
  broken: Partial<Promises & Manners> = {},
): Promise<{ url: string; stop(): Promise<void> }> {
  const promises = { ...KEPT, ...broken }
  const depot = new Depot(promises)
  return listen(async (request, response) => {
    const read = await readAll(request)
    write(response, promises.tamper(depot.answer(read), read))
  })
}

/** Starts a server on a free port. */
export async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => Promise<void> | void,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server: Server = createServer((request, response) => void Promise.resolve(handler(request, response)))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    server.closeAllConnections()
    await new Promise<void>((closed) => server.close(() => closed()))
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}
