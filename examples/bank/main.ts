/**
 * The whole way, on one machine: a D1 and a bank as processes, a card, a purchase, its notification, a certificate.
 * Exit status 0 when all of it went well; keeps its files in a temporary folder and removes it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The command; `npx d1-contracts` where the package is installed. */
const D1_CONTRACTS = join(import.meta.dirname, '../../scripts/d1-contracts.js')
const TOKEN = 'the-bank-has-chosen-this'

const folder = mkdtempSync(join(tmpdir(), 'example-bank-'))
const processes: ChildProcess[] = []

/** Starts a process. */
function start(args: string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [...process.execArgv, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  })
  processes.push(child)
  return child
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

/** Asks again until there is an answer that is wanted. */
async function until<Answer>(ask: () => Promise<Answer>, isWanted: (answer: Answer) => boolean): Promise<Answer> {
  for (const end = Date.now() + 60_000; ; await pause(100)) {
    const answer = await ask().catch(() => undefined)
    if (answer !== undefined && isWanted(answer)) return answer
    if (processes.some(({ exitCode }) => exitCode !== null)) throw new Error('A process has ended; it says why above.')
    if (Date.now() > end) throw new Error('Nothing happened for a minute.')
  }
}

/** Sends JSON, and wants success. */
async function send(url: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`POST ${url} answered ${response.status}: ${await response.text()}`)
  return response.json()
}

const get = async (url: string): Promise<unknown> => (await fetch(url)).json()
const say = (text: string) => process.stdout.write(`${text}\n`)

async function run(): Promise<void> {
  const [d1, control, bank] = await Promise.all([freePort(), freePort(), freePort()])
  const [d1Url, controlUrl, bankUrl] = [d1, control, bank].map((port) => `http://127.0.0.1:${port}`)

  // The bank signs in with its private key; D1 is given the public one at onboarding.
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const [signingKey, knownKey, encryptionKey] = ['private.pem', 'public.pem', 'd1.jwk'].map((name) =>
    join(folder, name),
  )
  if (!d1Url || !bankUrl || !signingKey || !knownKey || !encryptionKey) throw new Error('Too few ports or files.')
  writeFileSync(signingKey, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  writeFileSync(knownKey, publicKey.export({ type: 'spki', format: 'pem' }))
  const options = ['--port', d1, '--control-port', control, '--oauth-key', knownKey, '--notify', bankUrl].map(String)
  const notify = ['--notify-token-env', 'D1_TOKEN']
  start([D1_CONTRACTS, 'mock', 'inbound', '--engine', 'twin', ...options, ...notify], { D1_TOKEN: TOKEN })
  const { keys } = (await until(() => get(`${controlUrl}/twin/keys`), Boolean)) as { keys: object[] }
  writeFileSync(encryptionKey, JSON.stringify(keys[0]))
  say('A D1 is running.')

  const secrets = { D1_SIGNING_KEY: signingKey, D1_ENCRYPTION_KEY: encryptionKey, D1_TOKEN: TOKEN }
  start([join(import.meta.dirname, 'bank.ts')], { ...secrets, D1_URL: d1Url, DATA: folder, PORT: String(bank) })
  await until(() => get(`${bankUrl}/cards/card-jane/bookings`), Array.isArray)
  say('The bank is running.')

  await send(`${bankUrl}/cards`, { cardId: 'card-jane', holder: 'JANE DOE' })
  say('The bank has registered a card.')

  await send(`${controlUrl}/twin/authorisations`, { issuerId: 'BANK_EX-01', cardId: 'card-jane', amount: 2100 })
  const isBooked = (rows: unknown) => Array.isArray(rows) && rows.length > 0
  const [booking] = (await until(() => get(`${bankUrl}/cards/card-jane/bookings`), isBooked)) as object[]
  say(`Somebody has bought something, and the bank has booked it: ${JSON.stringify(booking)}`)

  const judge = start([D1_CONTRACTS, 'certify', 'outbound', '--target', bankUrl, '--token-env', 'D1_TOKEN'], secrets)
  processes.pop()
  const [status] = await once(judge, 'exit')
  if (status !== 0) throw new Error(`The bank does not keep the contract: \`certify\` ended with ${status}.`)
  say('The bank keeps the contract: `certify outbound` found no broken rule.')
}

try {
  await run()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exitCode = 1
} finally {
  for (const child of processes) child.kill('SIGTERM')
  await Promise.all(processes.map((child) => child.exitCode ?? once(child, 'exit')))
  rmSync(folder, { recursive: true, force: true })
}
