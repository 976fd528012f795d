import { describe, expect, it } from 'vitest'
import { boundTo, idStep, namesThing, shownAnswer, withBodyText } from '../../../contracts/life/binding.ts'
import type { Request } from '../../../contracts/transport/exchange.ts'

const bytes = (value: string) => new TextEncoder().encode(value)
const text = (value: Uint8Array | undefined) => new TextDecoder().decode(value)
const request = (target: string, body?: string): Request => ({
  ...{ method: 'POST', target, headers: [] },
  ...(body === undefined ? {} : { body: bytes(body) }),
})

describe('a request about a thing', () => {
  const targets: [target: string, want: string][] = [
    ['/cards/new-card', '/cards/c%2F1'],
    ['/cards/new-card/limits?of=new-card', '/cards/c%2F1/limits?of=new-card'],
    ['/cards/new-card-2', '/cards/new-card-2'],
    ['/cards/new-card-2/of/new-card', '/cards/new-card-2/of/c%2F1'],
    ['/new-card/new-card?x', '/c%2F1/c%2F1?x'],
    ['/cards/a-new-card', '/cards/a-new-card'],
  ]
  it.each(targets)('%s names it where it has its id: %s', (target, want) => {
    expect(boundTo(request(target), 'new-card', 'c/1').target).toBe(want)
    expect(namesThing(request(target), 'new-card')).toBe(target !== want)
  })

  const steps: [template: string, target: string, want: string | undefined][] = [
    ['/cards/{id}', '/cards/a%20b?x=1', 'a b'],
    ['/cards/{id}', '/cards/a/b', undefined],
    ['/cards/{id}.json', '/cards/a.json', undefined],
  ]
  it.each(steps)('%s has in %s the id %s', (template, target, want) => {
    expect(idStep(template, 'id', request(target))).toBe(want)
  })

  it('has another text in its body where there is one', () => {
    const upper = (value: string) => value.toUpperCase()
    expect(text(withBodyText(request('/', '{"a":{"b":"x"}}'), '/a/b', upper).body)).toBe('{"a":{"b":"X"}}')
    expect(text(withBodyText(request('/', '{"a":1}'), '/a', upper).body)).toBe('{"a":1}')
    expect(text(withBodyText(request('/', 'no JSON'), '/a', upper).body)).toBe('no JSON')
    expect(withBodyText(request('/'), '/a', upper).body).toBeUndefined()
  })
})

describe('an answer', () => {
  it('is shown with the id that stands for any, and as long as that makes it', () => {
    const headers = [
      ['location', '/cards/c1'],
      ['content-length', '11'],
    ] as const
    const shown = shownAnswer({ status: 201, headers, body: bytes('{"id":"c1"}') }, { made: 'c1', shown: 'new-card' })
    expect([text(shown.body), shown.headers]).toEqual([
      '{"id":"new-card"}',
      [
        ['location', '/cards/new-card'],
        ['content-length', '17'],
      ],
    ])
  })

  it.each<[made: string, body: string, want: string]>([
    ['o', '{"id":"o","to":"no one"}', '{"id":"x","to":"no one"}'],
    ['a.1', '{"id":"a.1","of":"ba.1 ab1"}', '{"id":"x","of":"ba.1 ab1"}'],
    [
      '42',
      '{"id":42,"size":42,"orderId": "42","at":"/orders/42/lines"}',
      '{"id":x,"size":42,"orderId": "x","at":"/orders/x/lines"}',
    ],
    ['a-long-id-1', '{"id":"urn:a-long-id-1x"}', '{"id":"urn:xx"}'],
  ])('is shown with the one that stands for %s, where that is the id', (made, body, want) => {
    expect(text(shownAnswer({ status: 200, headers: [], body: bytes(body) }, { made, shown: 'x' }).body)).toBe(want)
  })
})
