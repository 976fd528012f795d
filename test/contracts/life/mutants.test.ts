/** Each broken promise of a library is found by the check for it, and no library that keeps them raises an alarm. */
import { describe, expect, it } from 'vitest'
import { failures, runAt, runLibrary } from '../library/run-library.ts'
import { type Book, KEPT, Refused, startLibrary, type Ways } from '../library/server.ts'

/** Applies a change before it is looked at. */
const early =
  (what: 'new' | 'change' | 'loan', apply: (book: Book, body: Record<string, unknown>) => void): Ways['check'] =>
  (asked, body, book) => {
    if (asked === what && book) apply(book, body)
    KEPT.check(asked, body, book)
  }

describe.concurrent('a broken promise', () => {
  let turns = 0
  const broken: [what: string, ways: Partial<Ways>, want: string[]][] = [
    ['what is made is forgotten', { keep: () => {} }, ['must write-visible readBook']],
    ['what is entered is forgotten', { enter: () => {} }, ['must write-visible readBook']],
    [
      'what is made is kept as something else',
      { keep: (books, book) => KEPT.keep(books, { ...book, title: 'Other' }) },
      ['must write-visible readBook'],
    ],
    [
      'what is made is in another state',
      { keep: (books, book) => KEPT.keep(books, { ...book, state: 'OUT' }) },
      ['must state-as-documented readBook'],
    ],
    [
      'a part of what is made is forgotten',
      { keep: (books, { pages: _, ...book }) => KEPT.keep(books, book) },
      ['must write-visible readBook'],
    ],
    [
      'every new book is in',
      { keep: (books, book) => KEPT.keep(books, { ...book, state: 'IN' }) },
      ['must state-as-documented readBook'],
    ],
    ['any id can be entered', { mayEnter: () => true }, ['must id-not-taken enterBook']],
    ['pulped ids are free', { pulp: (books, book) => void books.delete(book.id) }, ['must id-not-taken enterBook']],
    ['a loan says nothing of days', { mayLend: () => true }, ['must condition-kept lendBook']],
    [
      'a rebound book is lent',
      { lend: (book, why) => void Object.assign(book, { state: 'OUT', why }) },
      ['must transition-refused lendBook'],
    ],
    ['a rebound book keeps its id', { rebind: (_, book) => book }, ['must id-is-new rebindBook']],
    [
      'a rebound book is lost',
      {
        rebind(books, book, id) {
          const bound = KEPT.rebind(books, book, id)
          books.delete(id)
          return bound
        },
      },
      ['must write-visible readBook'],
    ],
    [
      'the loan of a pulped book is left',
      { pulpedIsShown: false, loanOf: (book) => KEPT.loanOf(book, false) },
      ['may gone-everywhere readLoan'],
    ],
    [
      'a book is another one every other time',
      {
        shown: (book) => {
          turns += 1
          return { ...(KEPT.shown(book) as object), shelf: turns % 2 }
        },
      },
      ['should read-changes-nothing readBook'],
    ],
    ['ids come again', { newId: () => 'book-1' }, ['must id-is-new addBook']],
    ['lending has no effect', { lend: () => {} }, ['must state-as-documented readBook']],
    ['taking back has no effect', { takeBack: () => {} }, ['must state-as-documented readBook']],
    [
      'one reason is refused',
      {
        lend: (book, why) => {
          if (why === 'REPAIR') throw new Refused(409)
          KEPT.lend(book, why)
        },
      },
      ['must transition-accepted lendBook'],
    ],
    [
      'taking back does not ask for what it was lent',
      { takeBack: (book) => void Object.assign(book, { state: 'IN' }) },
      ['must transition-refused takeBookBack'],
    ],
    [
      'a change that is refused for its reason happens all the same',
      {
        takeBack(book, why) {
          const due = book.why === 'REPAIR' ? 'REPAIRED' : 'READ'
          book.state = 'IN'
          if (why !== due) throw new Refused(409)
        },
      },
      ['must state-as-documented readBook'],
    ],
    ['pulping has no effect', { pulp: () => {} }, ['must state-as-documented readBook', 'must end-is-final readBook']],
    [
      'what is pulped is lent again',
      { pulpedIsGone: false, lend: (book, why) => void Object.assign(book, { state: 'OUT', why }) },
      ['must gone-after-end lendBook', 'must end-is-final readBook'],
    ],
    ['a refused change is made', { check: early('change', KEPT.change) }, ['should failed-write-no-trace readBook']],
    [
      'a refused loan is made',
      { check: early('loan', (book) => void Object.assign(book, { state: 'OUT' })) },
      ['should failed-write-no-trace readBook'],
    ],
    [
      'a second PUT makes a second book',
      {
        enter(books, id, body) {
          const twin = books.has(id)
          KEPT.enter(books, id, body)
          if (twin) KEPT.enter(books, `${id}-${books.size}`, body)
        },
      },
      ['should put-is-idempotent listBooks'],
    ],
    [
      'a second PUT changes the book',
      {
        enter(books, id, body) {
          KEPT.enter(books, id, { ...body, pages: books.has(id) ? 1 : body.pages })
        },
      },
      ['should put-is-idempotent readBook'],
    ],
    [
      'what was entered is not lent',
      {
        lend(book, why) {
          if (book.entered) throw new Refused(409)
          KEPT.lend(book, why)
        },
      },
      ['must transition-accepted lendBook'],
    ],
    [
      'a book is lent once',
      {
        lend(book, why) {
          if (book.lent === true) throw new Refused(409)
          KEPT.lend({ ...book, id: '' }, why)
          Object.assign(book, { state: 'OUT', why, lent: true })
        },
        shown: ({ lent: _, ...book }) => KEPT.shown(book),
      },
      ['should transition-accepted lendBook'],
    ],
    [
      'a loan without a reason counts as a repair',
      { reasonOf: (body) => String(body.why ?? 'REPAIR') },
      ['must transition-refused takeBookBack'],
    ],
    [
      'the first reason counts for ever',
      {
        lend(book, why) {
          const first = book.first ?? why
          KEPT.lend(book, String(first))
          book.first = first
        },
      },
      ['must transition-refused takeBookBack'],
    ],
    [
      'reasons are forgotten in time',
      {
        takeBack(book, why) {
          const tries = Number(book.tries ?? 0)
          book.tries = tries + 1
          if (tries > 0) book.state = 'IN'
          else KEPT.takeBack(book, why)
        },
        shown: ({ tries: _, ...book }) => KEPT.shown(book),
      },
      ['must transition-refused takeBookBack'],
    ],
    (() => {
      const books: Book[] = []
      return [
        'a loan takes every book',
        {
          keep(all, book) {
            books.push(book)
            KEPT.keep(all, book)
          },
          lend(book, why) {
            KEPT.lend(book, why)
            for (const one of books) if (one.state === 'IN') Object.assign(one, { state: 'OUT', why })
          },
        },
        ['should others-untouched readBook'],
      ] as [string, Partial<Ways>, string[]]
    })(),
    [
      'a loan takes the title away',
      {
        lend(book, why) {
          KEPT.lend(book, why)
          book.title = ''
        },
      },
      ['should values-kept readBook'],
    ],
    [
      'only what is there is entered',
      {
        enter(books, id, body) {
          if (!books.has(id)) throw new Refused(404)
          KEPT.enter(books, id, body)
        },
      },
      ['should new-id-accepted enterBook'],
    ],
    ['a free id is refused', { mayEnter: () => false }, ['may id-free-again enterBook']],
    [
      'a new book with a free id is pulped',
      {
        enter(books, id, body) {
          const old = books.get(id)?.state
          KEPT.enter(books, id, body)
          if (old === 'PULPED') Object.assign(books.get(id) ?? {}, { state: old })
        },
      },
      ['must state-as-documented readBook'],
    ],
    [
      'the id of a lent book is free',
      { mayEnter: (old, body) => old.state === 'OUT' || KEPT.mayEnter(old, body) },
      ['must id-not-taken enterBook'],
    ],
    ['an id is entered twice at once', { mayEnter: () => true }, ['should id-given-once readBook']],
    ['a change has no effect', { change: () => {} }, ['must write-visible readBook']],
    [
      'a change forgets the rest',
      {
        change(book, body) {
          for (const name of ['title', 'pages', 'note']) delete book[name]
          Object.assign(book, body)
        },
      },
      ['should patch-leaves-others readBook'],
    ],
  ]
  it.each(broken)('is found when %s', async (_, ways, want) => {
    const only = want.map((one) => one.split(' ')[1] ?? '')
    expect(failures(await runLibrary(ways, { only }))).toEqual(expect.arrayContaining(want))
  })
})

describe.concurrent('a library that keeps its promises', () => {
  const later = (moments: number): Partial<Ways> => {
    const old = new Map<string, { state: string; until: number }>()
    return {
      lend(book, why) {
        old.set(book.id, { state: book.state, until: Date.now() + moments })
        KEPT.lend(book, why)
      },
      shown(book) {
        const then = old.get(book.id)
        const state = then && Date.now() < then.until ? then.state : book.state
        return { ...(KEPT.shown(book) as object), state }
      },
    }
  }
  let readings = 0
  const kept: [what: string, ways: Partial<Ways>][] = [
    ['is as it is written', {}],
    ...[400, 403, 404, 409, 422].map((status): [string, Partial<Ways>] => {
      const refuse = (allowed: boolean) => {
        if (!allowed) throw new Refused(status)
      }
      return [
        `refuses for a state with ${status}`,
        {
          wrongState: status,
          lend(book, why) {
            refuse(book.state === 'IN')
            KEPT.lend(book, why)
          },
          takeBack(book, why) {
            refuse(book.state === 'OUT' && why === (book.why === 'REPAIR' ? 'REPAIRED' : 'READ'))
            book.state = 'IN'
          },
        },
      ]
    }),
    ['does not show what is pulped', { pulpedIsShown: false }],
    [
      'forgets what was entered and is pulped',
      {
        pulpedIsShown: false,
        pulp: (books, book) => (book.entered ? void books.delete(book.id) : KEPT.pulp(books, book)),
      },
    ],
    ['shows more than was asked for', { shown: (book) => ({ ...(KEPT.shown(book) as object), shelf: { row: 1 } }) }],
    ['shows little', { shown: ({ id, title }) => ({ id, title }) }],
    ['names states of its own', { shown: (book) => ({ ...(KEPT.shown(book) as object), state: `X-${book.state}` }) }],
    [
      'counts how often it is read',
      {
        shown(book) {
          readings += 1
          return { ...(KEPT.shown(book) as object), readings, readAt: new Date(readings * 1000).toISOString() }
        },
      },
    ],
    [
      'counts changes',
      { change: (book, body) => void Object.assign(book, body, { version: Number(book.version ?? 0) + 1 }) },
    ],
    ['takes a moment to show a loan', later(60)],
    [
      'refuses a second PUT',
      {
        enter(books, id, body) {
          if (books.has(id) && books.get(id)?.state !== 'PULPED') throw new Refused(400)
          KEPT.enter(books, id, body)
        },
      },
    ],
    ['gives long ids', { newId: (count) => `book-${'0'.repeat(28)}${count}` }],
    ['gives short ids', { newId: (count) => count.toString(36) }],
  ]
  it.each(kept)('raises no alarm when it %s', async (_, ways) => {
    expect(failures(await runLibrary(ways))).toEqual([])
  })
})

describe('two runs against one library', () => {
  it('find the same', async () => {
    const server = await startLibrary({ lend: () => {} })
    const results = [await runAt(server.url, { number: 7, only: [] }), await runAt(server.url, { number: 8, only: [] })]
    await server.stop()
    const [first, second] = results.map(({ findings, operations, coverage, summary }) => {
      return { findings, operations, coverage, summary }
    })
    expect(first?.findings.length).toBeGreaterThan(0)
    expect(second).toEqual(first)
  })

  it('leave what the data names as it was', async () => {
    const server = await startLibrary()
    await runAt(server.url, { only: [] })
    const answer: unknown = await (await fetch(`${server.url}/books/book-0`)).json()
    await server.stop()
    expect(answer).toEqual({ book: { id: 'book-0', title: 'Persuasion', pages: 300, state: 'IN' } })
  })
})
