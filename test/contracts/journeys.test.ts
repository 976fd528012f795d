/** Requests in a row: each answer is handed back to the probe before it chooses the next one. */
import { describe, expect, it } from 'vitest'
import { Conversation } from '../../contracts/conversation.ts'
import type { Case } from '../../contracts/probes/probe.ts'
import { Line } from '../../contracts/transport/line.ts'
import type { Operation } from '../../scripts/lib/operations.ts'

const bare = { path: '/x', pointer: '', parameters: [], responses: {}, security: [], constraints: [] }
const own: Operation = { id: 'own', method: 'get', ...bare }
const foreign: Operation = { id: 'foreign', method: 'get', ...bare }

/** Answers the base request with 200 and everything else with 404. */
async function conversation() {
  const sent: string[] = []
  const line = new Line({
    send: async ({ target }) => {
      sent.push(target)
      const answer = { status: target === '/base' ? 200 : 404, headers: [], body: new Uint8Array() }
      return { ok: true, answer, durationMs: 0 }
    },
    close: async () => {},
  })
  const base = step({ request: { method: 'GET', target: '/base', headers: [] } })
  const talks = new Conversation(line, own, base, new Map())
  await talks.open('valid-base', base)
  return { talks, sent }
}

function step(more: Partial<Case>): Case {
  const request = { method: 'GET', target: '/step', headers: [] }
  return { intent: 'valid', aims: {}, request, secrets: [], rule: '', ...more }
}

describe('a request of another operation', () => {
  const fault = { location: 'query', name: 'a', keyword: 'maximum', sentence: 's' }
  const varied = { fault, aims: { valid: { fromData: false } } }

  it('is told as that operation, and not compared with the base request of this one', async () => {
    const { talks, sent } = await conversation()
    const talk = await talks.hold('p', step({ ...varied, operation: foreign }))
    expect(talk.operation.id).toBe('foreign')
    expect(talks.baseOf(talk.operation)).toEqual({})
    expect(sent).toEqual(['/base', '/step'])
  })

  it('is compared with it where it is of this operation', async () => {
    const { talks, sent } = await conversation()
    const talk = await talks.hold('p', step(varied))
    expect(talk.operation.id).toBe('own')
    expect(talks.baseOf(talk.operation)).toEqual({ status: 200 })
    expect(sent).toEqual(['/base', '/step', '/base'])
  })
})
