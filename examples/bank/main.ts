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

/** What D1 shows to the bank; both have agreed upon it. */
const TOKEN = 'the-bank-has-chosen-this'

/** Long enough for a busy machine, in milliseconds. */
const PATIENCE = 60_000

const folder = mkdtempSync(join(tmpdir(), 'example-bank-'))
const files = { signingKey: join(folder, 'private.pem'), d1Key: join(folder, 'd1.jwk') }
const servers: ChildProcess[] = []

/** Runs a program of this example; what it complains about is seen. */
function start(args: string[], env: Record<string, string>): ChildProcess {
  const options = { env: { ...process.env, ...env } }
  return spawn(process.execPath, [...process.execArgv, ...args], { ...options, stdio: ['ignore', 'ignore', 'inherit'] })
}

/** The address of a port that was free a moment ago. */
async function freeUrl(): Promise<URL> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return new URL(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
}

/** What is there, as soon as it is as it should be. */
async function when<Answer>(url: URL, isSo: (answer: unknown) => answer is Answer): Promise<Answer> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(100)) {
    const answer: unknown = await fetch(url)
      .then((response) => response.json())
      .catch(() => undefined)
    if (isSo(answer)) return answer
    if (servers.some(({ exitCode }) => exitCode !== null)) throw new Error('A server has ended; it says why above.')
  }
  throw new Error(`Nothing of use came from ${url}.`)
}

/** Sends JSON, and wants success. */
async function send(url: URL, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`POST ${url} answered ${response.status}: ${await response.text()}`)
}

const isList = (answer: unknown): answer is unknown[] => Array.isArray(answer)
const isFilled = (answer: unknown): answer is unknown[] => isList(answer) && answer.length > 0
const isKeySet = (answer: unknown): answer is { keys: unknown[] } => isFilled(Object(answer).keys)

/** Starts D1 and tells each side the public key of the other, as it is done at onboarding. */
async function startD1(d1: URL, control: URL, bank: URL): Promise<void> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const known = join(folder, 'public.pem')
  writeFileSync(files.signingKey, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  writeFileSync(known, publicKey.export({ type: 'spki', format: 'pem' }))
  const ports = ['--port', d1.port, '--control-port', control.port]
  const peers = ['--oauth-key', known, '--notify', bank.origin, '--notify-token-env', 'D1_TOKEN']
  servers.push(start([D1_CONTRACTS, 'mock', 'inbound', '--engine', 'twin', ...ports, ...peers], { D1_TOKEN: TOKEN }))
  const { keys } = await when(new URL('/twin/keys', control), isKeySet)
  writeFileSync(files.d1Key, JSON.stringify(keys[0]))
}

/** Starts the bank. */
async function startBank(bank: URL, d1: URL): Promise<void> {
  const secrets = { D1_SIGNING_KEY: files.signingKey, D1_ENCRYPTION_KEY: files.d1Key, D1_TOKEN: TOKEN }
  const env = { ...secrets, D1_URL: d1.origin, DATA: folder, PORT: bank.port }
  servers.push(start([join(import.meta.dirname, 'bank.ts')], env))
  await when(new URL('/cards/card-jane/bookings', bank), isList)
}

/** Judges the bank. */
async function certify(bank: URL): Promise<void> {
  const args = ['certify', 'outbound', '--target', bank.origin, '--token-env', 'D1_TOKEN']
  const [status] = await once(start([D1_CONTRACTS, ...args], { D1_TOKEN: TOKEN }), 'exit')
  if (status !== 0) throw new Error(`The bank does not keep the contract: \`certify\` ended with ${status}.`)
}

try {
  const [d1, control, bank] = [await freeUrl(), await freeUrl(), await freeUrl()]
  await startD1(d1, control, bank)
  console.log('A D1 is running.')
  await startBank(bank, d1)
  console.log('The bank is running.')
  await send(new URL('/cards', bank), { cardId: 'card-jane', holder: 'JANE DOE' })
  console.log('The bank has registered a card.')
  await send(new URL('/twin/authorisations', control), { issuerId: 'BANK_EX-01', cardId: 'card-jane', amount: 2100 })
  const [booking] = await when(new URL('/cards/card-jane/bookings', bank), isFilled)
  console.log('Somebody has bought something, and the bank has booked it:', booking)
  await certify(bank)
  console.log('The bank keeps the contract: `certify outbound` found no broken rule.')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  for (const server of servers) {
    const ended = server.exitCode ?? server.signalCode ?? once(server, 'exit')
    server.kill('SIGTERM')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
}
