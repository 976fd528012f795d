/**
 * A small server that keeps the contract of `diary.yaml`, written by hand from that document, with switches to break one
 * promise at a time, or to keep it in another way. It shares no code with the suite.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A row. */
export interface Entry {
  entryId: string
  writtenAt: string
  mood?: string
  diary?: string
}

/** What a request asks for, as the server has read it. */
export interface Asked {
  start: number
  size: number
  after: string | undefined
  before: string | undefined
  entryId: string | undefined
  mood: string | undefined
  /** How many requests came before it. */
  turn: number
}

/** An answer before it is written. */
export interface Answer {
  status: number
  body: unknown
}

/** Everything the server does, to be replaced piece by piece. */
export interface Ways {
  entries: Entry[]
  defaultSize: number
  /** Brings the entries into the order they are listed in. */
  sort(entries: Entry[], asked: Asked): Entry[]
  isAfter(entry: Entry, moment: string): boolean
  isBefore(entry: Entry, moment: string): boolean
  isEntry(entry: Entry, entryId: string): boolean
  isMood(entry: Entry, mood: string): boolean
  page(entries: Entry[], asked: Asked): Entry[]
  wrap(entries: Entry[], all: number): unknown
  /** The last word on an answer. */
  answer(answer: Answer, asked: Asked): Answer
}

const HOUR = 3_600_000

/** The moment of an entry or of a request. */
export const at = (text: string) => Date.parse(text)

/** Entries an odd number of minutes apart, the newest first. */
export function entries(count: number, apart = 5 * HOUR + 420_000): Entry[] {
  const newest = Date.parse('2026-03-30T09:15:07.250Z')
  return Array.from({ length: count }, (_, index) => ({
    entryId: `e${String(7919 * (index + 1)).padStart(8, '0')}`,
    writtenAt: new Date(newest - index * apart).toISOString(),
    mood: ['calm', 'glad', 'sour'][index % 3] ?? '',
  }))
}

/** What the document says. */
export const KEPT: Ways = {
  entries: entries(97),
  defaultSize: 10,
  sort: (all) => all.toSorted((one, other) => at(other.writtenAt) - at(one.writtenAt)),
  isAfter: (entry, moment) => at(entry.writtenAt) >= at(moment),
  isBefore: (entry, moment) => at(entry.writtenAt) <= at(moment),
  isEntry: (entry, entryId) => entry.entryId === entryId,
  isMood: (entry, mood) => entry.mood === mood,
  page: (all, { start, size }) => all.slice(start, start + size),
  wrap: (page) => ({ entries: page }),
  answer: (answer) => answer,
}

/** Answers a request. */
function answerTo(ways: Ways, { pathname, searchParams }: URL, turn: number): Answer {
  if (pathname !== '/diaries/own/entries') return { status: 404, body: {} }
  const text = (name: string) => searchParams.get(name) ?? undefined
  const number = (name: string, fallback: number) => Number(searchParams.get(name) ?? fallback)
  const [start, size] = [number('start', 0), number('size', ways.defaultSize)]
  const asked: Asked = {
    ...{ start, size, turn },
    ...{ after: text('after'), before: text('before'), entryId: text('entryId'), mood: text('mood') },
  }
  const isNumber = Number.isInteger(start) && Number.isInteger(size) && start >= 0 && size >= 1 && size <= 40
  const moments = [asked.after, asked.before].filter((moment) => moment !== undefined)
  if (!isNumber || start % size !== 0 || moments.some((moment) => Number.isNaN(at(moment))))
    return ways.answer({ status: 400, body: {} }, asked)
  const { after, before, entryId, mood } = asked
  const kept = ways
    .sort(ways.entries, asked)
    .filter((entry) => after === undefined || ways.isAfter(entry, after))
    .filter((entry) => before === undefined || ways.isBefore(entry, before))
    .filter((entry) => entryId === undefined || ways.isEntry(entry, entryId))
    .filter((entry) => mood === undefined || ways.isMood(entry, mood))
  return ways.answer({ status: 200, body: ways.wrap(ways.page(kept, asked), kept.length) }, asked)
}

/** Starts a server that does everything as it should, but for what is given. */
export async function startDiary(changed: Partial<Ways> = {}): Promise<{ url: string; stop(): Promise<void> }> {
  const ways = { ...KEPT, ...changed }
  let turn = 0
  const server = createServer((request, response) => {
    const { status, body } = answerTo(ways, new URL(request.url ?? '/', 'http://diary'), turn++)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  const stop = async () => {
    server.closeAllConnections()
    await new Promise<void>((closed) => server.close(() => closed()))
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}
