/** The examples, run as their readers run them. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it, vi } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { ROOT } from '../../scripts/lib/apis.ts'
import { makeProject } from './guide.ts'

describe('a bank', () => {
  it('registers a card, is notified of a purchase, and is certified', async () => {
    const [node, ...args] = packageJson.scripts['example:bank'].split(' ')
    expect(node).toBe('node')
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT })
    expect(stdout.split('\n').map((line) => line.trim())).toEqual([
      'A D1 is running.',
      'The bank is running.',
      'The bank has registered a card.',
      'Somebody has bought something, and the bank has booked it: {',
      "cardId: 'card-jane',",
      expect.stringMatching(/^operationId: '\d{6}[\dA-Z]{6}',$/),
      "operation: 'PURCHASE',",
      "status: 'APPROVED',",
      'amount: 2100,',
      "currencyCode: 'EUR'",
      '}',
      'The bank keeps the contract: `certify outbound` found no broken rule.',
      '',
    ])
  })
})

describe('the five commands of the README', async () => {
  const project = await makeProject(['4010', '4011', '8080'])
  afterAll(() => project.close())
  const example = (name: string) => `node ${ROOT}/examples/twin/${name}.ts`
  const d1Contracts = `node ${ROOT}/scripts/d1-contracts.js`
  const control = '--control http://127.0.0.1:4011'

  it('register a card, make a purchase and have the bank notified', async () => {
    const bank = project.serve(`${example('endpoint')} 8080`)
    const ports = '--port 4010 --control-port 4011 --notify http://127.0.0.1:8080'
    const twin = project.serve(`${d1Contracts} mock inbound --engine twin ${ports}`)
    // As somebody does who pastes all of them at once.
    const registered = await project.run(`${example('register')} http://127.0.0.1:4010 http://127.0.0.1:4011`)
    expect(twin.output()).toContain('controlled')
    expect(registered).toEqual({ status: 0, output: 'D1 knows card-jane: ACTIVE\n' })
    const purchase = '--issuer-id BANK_EX-01 --card-id card-jane --amount 2100'
    expect((await project.run(`${d1Contracts} twin authorise ${control} ${purchase}`)).status).toBe(0)
    const heard = 'The bank hears: PURCHASE of 2100 EUR with card-jane, APPROVED\n'
    await vi.waitFor(() => expect(bank.output()).toBe(heard), { timeout: 60_000, interval: 100 })
    await vi.waitFor(
      async () => {
        const { output } = await project.run(`${d1Contracts} twin deliveries ${control}`)
        expect(JSON.parse(output).deliveries).toMatchObject([{ cardId: 'card-jane', state: 'DELIVERED' }])
      },
      { timeout: 60_000, interval: 100 },
    )
  })
})
