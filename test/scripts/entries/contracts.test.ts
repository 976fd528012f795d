/** The suite as a value. */
import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../contracts/event.ts'
import { type CertifyOptions, certify, type Fetch } from '../../../scripts/entries/contracts.ts'
import { createReceiver, staticBearer } from '../../../sdk/outbound.ts'

const receiver = createReceiver({ verify: staticBearer('good-token'), onAuthorisation() {} })

/** A run on a receiver in this process; what it was asked. */
function run(more: Partial<CertifyOptions> = {}, fetch: Fetch = receiver.fetch) {
  const asked: string[] = []
  const certification = certify({
    spec: 'outbound',
    target: { baseUrl: 'http://localhost/hooks', token: 'good-token' },
    profile: 'smoke',
    only: ['documented-status', 'credentials-refused'],
    fetch: (request) => {
      asked.push(`${request.method} ${new URL(request.url).host}`)
      return fetch(request)
    },
    ...more,
  })
  return { certification, asked }
}

const atRoot = { baseUrl: 'http://localhost', token: 'good-token' }

describe('certify', () => {
  it('tells what happens, and what it comes to', async () => {
    const { certification } = run({ target: atRoot })
    const events: RunEvent[] = []
    for await (const event of certification) events.push(event)
    const result = await certification.result()
    expect(result.verdict).toBe('conforms')
    expect(events[0]).toMatchObject({ type: 'start', baseUrl: 'http://localhost', seed: 1 })
    expect(events.at(-1)).toEqual({ type: 'end', result })
    expect(JSON.stringify([events, result])).not.toContain('good-token')
  })

  it('finds what is wrong, with nobody listening', async () => {
    const careless: Fetch = async () => new Response(null, { status: 204 })
    const result = await run({ target: atRoot }, careless).certification.result()
    expect(result.verdict).toBe('violates')
    expect([...new Set(result.findings.map(({ check }) => check))]).toContain('credentials-refused')
  })

  it('sends nothing before somebody listens, and nothing after nobody does', async () => {
    const { certification, asked } = run({ target: atRoot })
    expect(asked).toEqual([])
    for await (const { type } of certification) if (type === 'exchange') break
    const { length } = asked
    await expect(certification.result()).rejects.toThrow('The run was left before its end; it has no result.')
    expect(asked).toHaveLength(length)
  })

  it('changes nothing elsewhere than on this machine, unless it may', async () => {
    const elsewhere = { baseUrl: 'https://bank.example', token: 'good-token', rate: 10_000 }
    const careful = run({ target: elsewhere })
    expect((await careful.certification.result()).verdict).toBe('could-not-judge')
    expect(careful.asked.filter((one) => one.startsWith('POST'))).toEqual([])
    const allowed = run({ target: { ...elsewhere, capabilities: { writes: true } } })
    expect((await allowed.certification.result()).verdict).toBe('conforms')
    expect(new Set(allowed.asked)).toContain('POST bank.example')
  })

  it.each<[string, Partial<CertifyOptions>, string, string]>([
    [
      'a spec that is none',
      { spec: 'sideways' },
      'ARGUMENTS',
      'The spec `sideways` is neither a file nor an API; known are `inbound`, `outbound`.',
    ],
    [
      'an address that is none',
      { target: { baseUrl: 'bank' } },
      'ARGUMENTS',
      'The base URL must be an http or https URL without query or fragment.',
    ],
    [
      'a check that is none',
      { only: ['documented-state'] },
      'ARGUMENTS',
      'No check is called "documented-state"; the nearest are "documented-status", "documented-media-type", "method-status".',
    ],
  ])('refuses %s', async (_, options, code, message) => {
    await expect(run(options).certification.result()).rejects.toMatchObject({ code, message })
  })
})
