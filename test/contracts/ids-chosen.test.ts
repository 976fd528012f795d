/** Things that are registered under ids of every length and shape are looked for, and a server that loses one is found. */
import { describe, expect, it, vi } from 'vitest'
import { runAt } from './library/run-library.ts'
import { KEPT, Refused, startLibrary, type Ways } from './library/server.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 20_000 })

/** What is said of a library where books are entered in another way. */
async function said(enter: Ways['enter']): Promise<string[]> {
  const library = await startLibrary({ ...KEPT, enter })
  try {
    const { findings } = await runAt(library.url, { only: ['made-is-found', 'valid-request-accepted'] })
    const failed = findings.filter(({ outcome, severity }) => outcome === 'fail' && severity !== 'may')
    return failed.map(({ severity, check, fault }) => `${severity} ${check}: ${fault?.sentence}`)
  } finally {
    await library.stop()
  }
}

describe('an id that a client chooses', () => {
  it('is kept by a server that keeps the contract', async () => {
    expect(await said(KEPT.enter)).toEqual([])
  })

  it.each<[what: string, kept: (id: string) => string, want: RegExp]>([
    [
      'cut to a length',
      (id) => id.slice(0, 32),
      /^should made-is-found: the book was just registered: .* 40 characters/,
    ],
    ['folded', (id) => id.toLowerCase(), /^should made-is-found: the book was just registered: /],
    ['taken for a number', (id) => id.replace(/^0+/, ''), /^should made-is-found: the book was just registered: /],
  ])('is lost where it is %s', async (_, kept, want) => {
    const found = await said((books, id, body) => KEPT.enter(books, kept(id), body))
    expect(found).toContainEqual(expect.stringMatching(want))
  })

  it.each<[what: string, isRefused: (id: string) => boolean, want: RegExp]>([
    ['short', (id) => id.length === 1, /^must valid-request-accepted: .* 1 character, the least allowed$/],
    [
      'begins with a sign',
      (id) => id.startsWith('-'),
      /^must valid-request-accepted: .* capitals, with a sign at both ends$/,
    ],
  ])('may not be refused because it is %s', async (_, isRefused, want) => {
    const found = await said((books, id, body) => {
      if (isRefused(id)) throw new Refused(400)
      KEPT.enter(books, id, body)
    })
    expect(found).toContainEqual(expect.stringMatching(want))
  })
})
