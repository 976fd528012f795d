/**
 * A small server that remembers books and keeps the contract of `library.yaml`, written by hand from that document, with
 * switches to break one promise at a time. It shares no code with the suite.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { listen } from '../depot/server.ts'

/** A book as it is kept. */
export interface Book {
  id: string
  title: string
  pages?: number
  note?: string
  state: string
  /** The reason of the last loan. */
  why?: string
  /** Whether its id was chosen by whoever entered it. */
  entered?: true
  [more: string]: unknown
}

/** A refusal. */
export class Refused extends Error {
  readonly status: number
  constructor(status: number) {
    super(String(status))
    this.status = status
  }
}

/** A body as it came. */
export type Body = Record<string, unknown>

/** What the server does, to be replaced one by one. */
export interface Ways {
  /** Status by which the state of a book refuses a change. */
  wrongState: number
  newId(count: number): string
  /** Keeps a new book. */
  keep(books: Map<string, Book>, book: Book): void
  /** Whether a body is as it should be; throws otherwise. */
  check(what: 'new' | 'change' | 'loan' | 'return' | 'move', body: Body, book?: Book): void
  change(book: Book, body: Body): void
  enter(books: Map<string, Book>, id: string, body: Body): void
  /** Whether a book may be entered in the place of one that is there. */
  mayEnter(old: Book, body: Body): boolean
  /** Whether a loan says all that it has to. */
  mayLend(book: Book, body: Body): boolean
  /** Puts a new book in the place of an old one; the book that is answered. */
  rebind(books: Map<string, Book>, book: Book, id: string): Book
  /** The loan of a book that may be gone, or is not shown any more. */
  loanOf(book: Book | undefined, hidden: boolean): unknown
  /** Why a book is lent. */
  reasonOf(body: Body): string
  lend(book: Book, why: string): void
  takeBack(book: Book, why: string): void
  pulp(books: Map<string, Book>, book: Book): void
  /** Whether anything can be done with a pulped book. */
  pulpedIsGone: boolean
  /** Whether a pulped book can still be read. */
  pulpedIsShown: boolean
  shown(book: Book): unknown
}

const isText = (value: unknown) =>
  value === undefined || (typeof value === 'string' && value !== '' && [...value].length <= 30)
const isNumber = (value: unknown, most: number) =>
  value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most)
const isOneOf = (value: unknown, ...known: string[]) => value === undefined || known.includes(value as string)

/** The ways that keep the contract. */
export const KEPT: Ways = {
  wrongState: 409,
  newId: (count) => `book-${count}`,
  keep: (books, book) => void books.set(book.id, book),
  check(what, body) {
    const fine = {
      new: body.title !== undefined && isOneOf(body.shelved, 'IN', 'OUT'),
      change: body.note === undefined || (typeof body.note === 'string' && [...body.note].length <= 30),
      loan: isOneOf(body.why, 'READ', 'REPAIR') && isNumber(body.days, 28),
      return: isOneOf(body.why, 'READ', 'REPAIRED'),
      move: body.to !== undefined && isOneOf(body.to, 'CELLAR', 'PULPED'),
    }[what]
    if (!fine || !isText(body.title) || !isNumber(body.pages, 5000)) throw new Refused(400)
  },
  change: (book, body) => void Object.assign(book, body),
  enter(books, id, { title, pages }) {
    const old = books.get(id)
    books.set(id, {
      id,
      title: String(title),
      ...(pages ? { pages: Number(pages) } : {}),
      state: old && old.state !== 'PULPED' ? old.state : 'IN',
      entered: true,
    })
  },
  mayEnter: (old, { title, pages }) =>
    old.entered === true && (old.state === 'PULPED' || (old.title === title && old.pages === pages)),
  mayLend: (book, body) => !book.entered || body.days !== undefined,
  rebind(books, book, id) {
    if (book.state !== 'IN') throw new Refused(KEPT.wrongState)
    const bound = { ...book, id }
    books.set(id, bound)
    book.state = 'REBOUND'
    return bound
  },
  loanOf(book, hidden) {
    if (!book || hidden) throw new Refused(404)
    return { why: book.why ?? 'NONE' }
  },
  reasonOf: ({ why }) => String(why ?? 'READ'),
  lend(book, why) {
    if (book.state !== 'IN') throw new Refused(KEPT.wrongState)
    Object.assign(book, { state: 'OUT', why })
  },
  takeBack(book, why) {
    const due = book.why === 'REPAIR' ? 'REPAIRED' : 'READ'
    if (book.state !== 'OUT' || why !== due) throw new Refused(KEPT.wrongState)
    book.state = 'IN'
  },
  pulp: (_, book) => void Object.assign(book, { state: 'PULPED' }),
  pulpedIsGone: true,
  pulpedIsShown: true,
  shown: ({ why: _, entered: __, ...book }) => book,
}

/** Starts a library whose ways are those that keep the contract, but for those given. */
export async function startLibrary(others: Partial<Ways> = {}) {
  const ways = { ...KEPT, ...others }
  const books = new Map<string, Book>([['book-0', { id: 'book-0', title: 'Persuasion', pages: 300, state: 'IN' }]])
  let count = 0
  const found = (id: string) => {
    const book = books.get(id)
    if (!book) throw new Refused(404)
    return book
  }
  const isHidden = (book?: Book) => book?.state === 'PULPED' && !ways.pulpedIsShown
  const alive = (id: string) => {
    const book = found(id)
    if (book.state === 'PULPED' && ways.pulpedIsGone) throw new Refused(ways.wrongState)
    return book
  }
  const served = (method: string, [, , id = '', part = '']: string[], body: Body): [status: number, body?: unknown] => {
    if (!/^[A-Za-z0-9_-]{0,40}$/.test(id)) throw new Refused(400)
    const what = [method, id === '' ? '' : 'id', part].filter(Boolean).join(' ')
    if (what === 'GET') return [200, { books: [...books.values()].map(ways.shown) }]
    if (what === 'GET id') {
      const book = found(id)
      if (isHidden(book)) throw new Refused(404)
      return [200, { book: ways.shown(book) }]
    }
    if (what === 'POST') {
      ways.check('new', body)
      count += 1
      const state = String(body.shelved ?? 'IN')
      const { title, pages } = body as { title: string; pages?: number }
      const book: Book = { id: ways.newId(count), title, ...(pages ? { pages } : {}), state }
      ways.keep(books, book)
      return [201, { book: ways.shown(book) }]
    }
    if (what === 'PUT id') {
      const old = books.get(id)
      ways.check('new', body, old)
      if (old && !ways.mayEnter(old, body)) throw new Refused(ways.wrongState)
      ways.enter(books, id, body)
      return [204]
    }
    if (what === 'GET id loan') return [200, ways.loanOf(books.get(id), isHidden(books.get(id)))]
    const book = alive(id)
    if (what === 'POST id binding') {
      count += 1
      return [201, { book: ways.shown(ways.rebind(books, book, ways.newId(count))) }]
    }
    if (what === 'PATCH id') {
      ways.check('change', body, book)
      ways.change(book, body)
    } else if (what === 'POST id loan') {
      ways.check('loan', body, book)
      if (!ways.mayLend(book, body)) throw new Refused(400)
      ways.lend(book, ways.reasonOf(body))
    } else if (what === 'DELETE id loan') {
      ways.check('return', body, book)
      ways.takeBack(book, String(body.why ?? 'READ'))
    } else if (what === 'POST id place') {
      ways.check('move', body, book)
      if (body.to === 'PULPED') ways.pulp(books, book)
    } else throw new Refused(405)
    return [204]
  }
  return listen((request, response) => answer(request, response, served))
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  served: (method: string, path: string[], body: Body) => [status: number, body?: unknown],
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  let reply: [status: number, body?: unknown]
  try {
    const text = Buffer.concat(chunks).toString()
    const body: unknown = text === '' ? {} : JSON.parse(text)
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refused(400)
    reply = served(request.method ?? '', (request.url ?? '').split('/').map(decodeURIComponent), body as Body)
  } catch (thrown) {
    reply = [thrown instanceof Refused ? thrown.status : 400, { code: 'NO' }]
  }
  const [status, body] = reply
  response.writeHead(status, body === undefined ? {} : { 'content-type': 'application/json' })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
