import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type BankArguments, bankIn } from '../../../scripts/mock/bank.ts'

const folder = mkdtempSync(join(tmpdir(), 'bank-'))
const pem = join(folder, 'a.pem')
writeFileSync(pem, 'PEM')
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => {
  delete process.env.BANK_TOKEN
})

describe('the bank of the command line', () => {
  it('is none, or has what is said about it', async () => {
    expect(await bankIn({})).toBeUndefined()
    process.env.BANK_TOKEN = 'ey.J.x'
    const files = { notifyCert: pem, notifyKey: pem, notifyCa: pem }
    expect(
      await bankIn({ notify: 'https://b.example', notifyTokenEnv: 'BANK_TOKEN', ...files, notifyBatch: 5 }),
    ).toEqual({
      url: 'https://b.example',
      token: 'ey.J.x',
      tls: { cert: 'PEM', key: 'PEM', ca: 'PEM' },
      batch: 5,
    })
  })

  it.each<[BankArguments, string | undefined, string]>([
    [{ notifyBatch: 1 }, undefined, 'Nobody is notified; add `--notify URL` to what is said about it.'],
    [
      { notify: 'https://b.example', notifyCert: pem },
      undefined,
      'A client certificate comes with its key; give both `--notify-cert` and `--notify-key`.',
    ],
    [
      { notify: 'https://b.example', notifyTokenEnv: 'BANK_TOKEN' },
      undefined,
      'The variable `BANK_TOKEN` is not set; set it to the token that the bank expects.',
    ],
    [
      { notify: 'https://b.example', notifyTokenEnv: 'BANK_TOKEN' },
      'secret\nX: y',
      'The variable `BANK_TOKEN` holds no bearer token; set it to the token that the bank expects.',
    ],
    [
      { notify: 'https://b.example', notifyCa: join(folder, 'none') },
      undefined,
      `The file does not exist or is out of reach. (${join(folder, 'none')})`,
    ],
  ])('is refused: %j', async (args, token, sentence) => {
    if (token !== undefined) process.env.BANK_TOKEN = token
    await expect(bankIn(args)).rejects.toThrow(sentence)
  })
})
