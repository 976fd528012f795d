/** Commands that are derived from a document: names, options, what is sent. */
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import type { Operation, OperationsTable } from '../../../scripts/lib/operations.ts'
import { type ControlRequest, declareOperations } from '../../../scripts/twin/commands.ts'

const body = {
  type: 'object',
  required: ['cardId'],
  properties: {
    cardId: { $ref: '#/components/schemas/cardId', description: 'The card' },
    amount: { type: 'integer', default: 5 },
    mode: { enum: ['A', 'B'] },
    merchant: { type: 'object', properties: { merchantName: { type: 'string' }, city: { type: 'string' } } },
  },
}
const bare = { pointer: '', responses: {}, security: [], constraints: [], parameters: [] }
const operations: Operation[] = [
  {
    ...bare,
    id: 'buy',
    method: 'post',
    path: '/buy',
    summary: 'Buy',
    requestBody: {
      required: true,
      pointer: '',
      content: { 'application/json': { schema: body, pointer: '', examples: {} } },
    },
  },
  {
    ...bare,
    id: 'list',
    method: 'get',
    path: '/list',
    parameters: [
      {
        name: 'limit',
        in: 'query',
        required: false,
        pointer: '',
        style: 'form',
        explode: true,
        schema: { type: 'integer' },
      },
    ],
  },
]
const table: OperationsTable = {
  ...{ api: 'control', title: '', version: '1', specSha256: '', securitySchemes: {}, sources: {}, operations },
  servers: [{ url: 'http://127.0.0.1:1' }],
  components: { schemas: { cardId: { type: 'string', description: 'An id' } } },
}

/** Runs a command line; what it sends where, or what it says is wrong. */
async function run(...argv: string[]): Promise<unknown> {
  const sent: [ControlRequest, string][] = []
  let said = ''
  const program = new Command('twin').exitOverride().configureOutput({
    writeErr: (text) => {
      said += text
    },
    writeOut: (text) => {
      said += text
    },
  })
  declareOperations(program, table, async (...request) => {
    sent.push(request)
  })
  for (const command of program.commands) command.copyInheritedSettings(program)
  await program.parseAsync(argv, { from: 'user' }).catch(() => {})
  return sent[0] ?? said.trim()
}

describe('a derived command', () => {
  it.each<[string[], unknown]>([
    [
      ['buy', '--card-id', 'c'],
      [{ method: 'POST', path: '/buy', query: {}, body: { cardId: 'c' } }, 'http://127.0.0.1:1'],
    ],
    [
      [
        'buy',
        '--card-id',
        'c',
        '--amount',
        '7',
        '--mode',
        'B',
        '--merchant-name',
        'N',
        '--merchant-city',
        'C',
        '--control',
        'http://x',
      ],
      [
        {
          method: 'POST',
          path: '/buy',
          query: {},
          body: { cardId: 'c', amount: 7, mode: 'B', merchant: { merchantName: 'N', city: 'C' } },
        },
        'http://x',
      ],
    ],
    [
      ['--control', 'http://x', 'list', '--limit', '3'],
      [{ method: 'GET', path: '/list', query: { limit: 3 } }, 'http://x'],
    ],
    [['list'], [{ method: 'GET', path: '/list', query: {} }, 'http://127.0.0.1:1']],
    [['buy'], "error: required option '--card-id <text>' not specified"],
    [
      ['buy', '--card-id', 'c', '--amount', 'much'],
      "error: option '--amount <n>' argument 'much' is invalid. A number is expected.",
    ],
    [
      ['buy', '--card-id', 'c', '--mode', 'C'],
      "error: option '--mode <text>' argument 'C' is invalid. Allowed choices are A, B.",
    ],
    [['xyzzy'], "error: unknown command 'xyzzy'"],
  ])('%j', async (argv, want) => {
    expect(await run(...argv)).toEqual(want)
  })

  it('tells what its options are', async () => {
    const help = String(await run('buy', '--help'))
    expect(help).toContain('--card-id <text>        The card')
    expect(help).toContain('--amount <n>            (default: 5)')
  })
})
