/** The examples, run as their readers run them. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { ROOT } from '../../scripts/lib/apis.ts'

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
      expect.stringMatching(/^operationId: '\d{12}',$/),
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
