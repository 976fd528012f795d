/** The twin as a user meets it: served, asked as a bank asks, steered from the command line, in processes of its own. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { d1Contracts, freePort, type Running, serve } from './processes.ts'

const running: Running[] = []
afterAll(async () => {
  await Promise.all(running.map(({ stop }) => stop()))
})

/** A twin process, the way to ask it as a bank, and the way to steer it. */
async function twin(...more: string[]) {
  const [port, controlPort] = [await freePort(), await freePort()]
  const args = ['mock', 'inbound', '--engine', 'twin', '--port', String(port), '--control-port', String(controlPort)]
  const server = await serve('scripts/d1-contracts.js', [...args, ...more], port)
  running.push(server)
  const control = `http://127.0.0.1:${controlPort}`
  // The control port opens after the first one.
  await vi.waitFor(() => fetch(control), { timeout: 30_000, interval: 50 })
  return {
    control,
    async ask(method: string, path: string, body?: object) {
      const headers = { authorization: 'Bearer any.t0ken', ...(body && { 'content-type': 'application/json' }) }
      const request = { method, headers, ...(body && { body: JSON.stringify(body) }) }
      const answer = await fetch(`${server.url}/v2/issuers/ABCDE_FG-1/cards${path}`, request)
      const text = await answer.text()
      return { status: answer.status, content: text === '' ? undefined : JSON.parse(text) }
    },
    async steer(...words: string[]) {
      const { status, stdout, stderr } = await d1Contracts(['twin', ...words, '--control', control])
      return { status, stderr, content: stdout === '' ? undefined : JSON.parse(stdout) }
    },
  }
}

describe('a card', () => {
  let one: Awaited<ReturnType<typeof twin>>
  beforeAll(async () => {
    one = await twin()
  })

  it('is created, pays, is limited, is declined, and shows all of it', async () => {
    const made = await one.ask('POST', '', { consumerId: 'consumer-1', cardProductId: 'product-1', name: 'ALEX' })
    const { cardId } = made.content
    const buy = (amount: string) => one.steer('authorise', '--card-id', cardId, '--amount', amount)
    expect([made.status, (await buy('2100')).content.status]).toEqual([201, 'APPROVED'])
    const list = await one.ask('GET', `/${cardId}/authorisations/operations`)
    expect(list.content.operations).toMatchObject([{ status: 'APPROVED', details: { amount: 2100 } }])
    const limits = { limits: { currency: 'EUR', purchaseDaily: { limit: 30 } } }
    expect((await one.ask('PATCH', `/${cardId}/limits`, limits)).status).toBe(204)
    const settings = await one.ask('GET', `/${cardId}/settings`)
    expect(settings.content.limits.purchaseDaily).toEqual({ limit: 30, currentAmount: 21 })
    expect((await buy('901')).content).toMatchObject({
      status: 'DECLINED',
      errorCode: 'VELOCITY_CHECK_FAIL',
      details: { declinedReason: 'VELOCITY_CHECK_FAIL', declinedDetails: 'MAX_AMOUNT_LIMIT_REACHED' },
    })
    expect((await one.steer('clock', '--advance', '1d')).content).toEqual({ time: '2026-11-03T09:30:00.000Z' })
    expect((await buy('901')).content.status).toBe('APPROVED')
    const rows = (await one.ask('GET', `/${cardId}/authorisations/operations`)).content.operations
    expect(rows.map(({ status }: { status: string }) => status)).toEqual(['APPROVED', 'DECLINED', 'APPROVED'])
  })

  it('is refused in one line, with 1 by the twin and 2 before it was asked', async () => {
    expect(await one.steer('authorise', '--card-id', 'none', '--amount', '1')).toEqual({
      status: 1,
      stderr: 'd1-contracts: The card is not known. [TWIN]\n',
      content: undefined,
    })
    const port = await freePort()
    expect(await d1Contracts(['twin', 'health', '--control', `http://127.0.0.1:${port}`])).toEqual({
      status: 2,
      stdout: '',
      stderr: `d1-contracts: There is no control API at http://127.0.0.1:${port}; start a twin with \`mock inbound --engine twin --control-port ${port}\`. [NETWORK]\n`,
    })
  })

  it('does not spend a limit twice, however many ask at once', async () => {
    const { content } = await one.ask('POST', '', { consumerId: 'consumer-1', cardProductId: 'product-1', name: '' })
    await one.ask('PATCH', `/${content.cardId}/limits`, { limits: { purchaseDaily: { limit: 50 } } })
    const asked = Array.from({ length: 20 }, async () => {
      const body = JSON.stringify({ cardId: content.cardId, amount: 2000 })
      const request = { method: 'POST', body, headers: { 'content-type': 'application/json' } }
      return (await fetch(`${one.control}/twin/authorisations`, request)).json()
    })
    const approved = (await Promise.all(asked)).filter((row) => JSON.stringify(row).includes('"APPROVED"'))
    expect(approved.length).toBe(2)
  })
})

describe('one seed', () => {
  it('gives the same bytes in another process and after a reset', async () => {
    const [first, second] = await Promise.all([
      twin('--seed', '7', '--rows', '40'),
      twin('--seed', '7', '--rows', '40'),
    ])
    const state = async (one: typeof first) => (await fetch(`${one.control}/twin/state`)).text()
    const fresh = await state(first)
    await first.steer('authorise', '--card-id', 'card-0001', '--amount', '100')
    await first.steer('clock', '--advance', '9d')
    expect(await state(first)).not.toBe(fresh)
    await first.steer('reset')
    expect([await state(first), await state(second)]).toEqual([fresh, fresh])
  })
})
