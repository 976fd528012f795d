/** Whether the refusal of a request says something of the request, or of the token that all requests show. */
import { describe, expect, it, vi } from 'vitest'
import type { Bearer } from '../../../contracts/target.ts'
import type { Answer, Header, Request } from '../../../contracts/transport/exchange.ts'
import { Line, type Reply } from '../../../contracts/transport/line.ts'
import { SIGNED_OUT, Standing } from '../../../contracts/transport/standing.ts'

const TOKEN = 'the-token'
const ask = (target: string, ...headers: Header[]): Request => ({ method: 'GET', target, headers })
const signedIn = (target: string) => ask(target, ['authorization', `Bearer ${TOKEN}`])
const answer = (status: number): Answer => ({ status, headers: [], body: new Uint8Array() })
const ended = (reply: Reply) => (reply.ok ? reply.answer.status : reply.failure.sentence)

describe('a refusal', () => {
  const served = signedIn('/served')
  it.each<[string, Request, number, Request, number, boolean]>([
    ['of what shows the same token', served, 200, signedIn('/other'), 401, true],
    ['of what was served itself', served, 200, served, 401, false],
    ['for another reason', served, 200, signedIn('/other'), 403, false],
    ['of another token', served, 200, ask('/other', ['authorization', 'Bearer another']), 401, false],
    ['of the token in another way', served, 200, ask('/other', ['authorization', `Basic ${TOKEN}`]), 401, false],
    ['of no token', served, 200, ask('/other'), 401, false],
    ['where something was answered otherwise', served, 404, signedIn('/other'), 401, true],
    ['where nothing was answered otherwise', served, 401, signedIn('/other'), 401, false],
    ['where nobody was served', served, 503, signedIn('/other'), 401, false],
    ['where only a write was served', { ...served, method: 'POST' }, 200, signedIn('/other'), 401, false],
    ['where something was served without it', ask('/served'), 200, signedIn('/other'), 401, false],
    ['of a token in the address', ask(`/a?key=${TOKEN}`), 200, ask(`/b?key=${TOKEN}`), 401, true],
    ['of another one in the address', ask(`/a?key=${TOKEN}`), 200, ask('/b?key=other'), 401, false],
  ])('%s', (_, first, status, second, then, want) => {
    const standing = new Standing(TOKEN)
    standing.consider(first, answer(status))
    expect(standing.consider(second, answer(then))).toBe(want ? first : undefined)
  })
})

it('is held against what was served rather than what was not', () => {
  const standing = new Standing(TOKEN)
  for (const [path, status] of [
    ['/a', 404],
    ['/b', 200],
    ['/c', 200],
  ] as const)
    standing.consider(signedIn(path), answer(status))
  expect(standing.consider(signedIn('/d'), answer(401))?.target).toBe('/b')
})

it('is held against a message that may come again, where all that is sent are messages', () => {
  const message = { ...signedIn('/messages'), method: 'POST' }
  const standing = new Standing(TOKEN, true)
  standing.consider(message, answer(204))
  expect(standing.consider({ ...message, target: '/others' }, answer(401))).toBe(message)
})

/** A line to a target that refuses these paths always, and every path after `last` requests. */
function line({ last, refused = [], bearer = {} }: { last: number; refused?: string[]; bearer?: Partial<Bearer> }) {
  const state = { last, paths: [] as string[] }
  const made = new Line(
    {
      async send({ target }) {
        state.paths.push(target)
        const status = state.paths.length > state.last || refused.includes(target) ? 401 : 200
        return { ok: true, answer: answer(status), durationMs: 1 }
      },
      close: async () => {},
    },
    { bearer: { token: TOKEN, name: 'TOKEN', ...bearer } },
  )
  return { line: made, state }
}

describe('a line', () => {
  it('is at its end when the token is refused that was accepted', async () => {
    const { line: asked, state } = line({ last: 2 })
    const replies: unknown[] = []
    for (const path of ['/a', '/b', '/c', '/d']) replies.push(ended(await asked.send(signedIn(path), [])))
    expect(replies).toEqual([200, 200, SIGNED_OUT.sentence, SIGNED_OUT.sentence])
    expect([asked.broken, state.paths]).toEqual([SIGNED_OUT, ['/a', '/b', '/c', '/a']])
  })

  it('goes on where the token is refused for some requests only', async () => {
    const { line: asked, state } = line({ last: 9, refused: ['/b'] })
    const replies: unknown[] = []
    for (const path of ['/a', '/b', '/c']) replies.push(ended(await asked.send(signedIn(path), [])))
    expect([replies, state.paths]).toEqual([
      [200, 401, 200],
      ['/a', '/b', '/a', '/c'],
    ])
  })

  it('goes on with another token, when one is to be had', async () => {
    const renewal = { seen: [], current: async () => TOKEN, discard: () => Object.assign(state, { last: 99 }) }
    const { line: asked, state } = line({ last: 1, bearer: { renewal } })
    await asked.send(signedIn('/a'), [])
    const replies = await Promise.all(['/b', '/c'].map((path) => asked.send(signedIn(path), [])))
    expect([replies.map(ended), asked.broken]).toEqual([[200, 200], undefined])
    expect(state.paths).toEqual(['/a', '/b', '/c', '/a', '/a', '/b', '/c'])
  })

  it('is at its end when other tokens are refused as well', async () => {
    const discard = vi.fn()
    const renewal = { seen: [], current: async () => TOKEN, discard }
    const { line: asked } = line({ last: 1, bearer: { renewal } })
    await asked.send(signedIn('/a'), [])
    expect([ended(await asked.send(signedIn('/b'), [])), discard.mock.calls]).toEqual([SIGNED_OUT.sentence, [[]]])
  })
})
