/**
 * Asking a server without a socket, step by step, and writing down what it says.
 * A step is `METHOD path body`; `@` stands for the cards of the seeded issuer, `LIST query` for the first card's list.
 */
import type { Call, Reply } from '../../../mocks/exchange.ts'
import type { Responder } from '../../../mocks/faults/fault.ts'

/**
 * One call, signed with the known token and sent as JSON unless the headers say otherwise; `null` leaves one out. Of some
 * that are sent at the same time, as often as `atOnce` says or with another one `beside` it, the answer of the highest
 * status counts, for no order of theirs is certain; of several, that of the call itself.
 */
export type Step = string | { line: string; headers: Record<string, string | null>; atOnce?: number; beside?: string }

/** What shows a fault: calls, then the status of the last answer without and with it. */
export type Shown = readonly [...Step[], string]

/** The only token the servers know. */
export const TOKEN = 'known.t0ken'

/** What one answer was; a status that is no number says that there was none. */
export interface Heard {
  status: string
  text: string
}

/** Asks one after the other, over one connection. */
export async function askAll(respond: Responder, steps: readonly Step[]): Promise<Heard[]> {
  const heard: Heard[] = []
  const connection = {}
  for (const step of steps) {
    const count = typeof step === 'string' ? 1 : (step.atOnce ?? 1)
    const calls = Array.from({ length: count }, () => ask(respond, step, connection))
    const beside = typeof step === 'string' || step.beside === undefined ? [] : [ask(respond, step.beside, {})]
    const answers = await Promise.all([...calls, ...beside])
    heard.push(...answers.sort((one, other) => other.status.localeCompare(one.status)).slice(0, 1))
  }
  return heard
}

/** How often it is looked whether there is an answer, every few milliseconds, before it counts as none. */
const [LOOKS, BETWEEN] = [100, 10]

async function ask(respond: Responder, step: Step, connection: object): Promise<Heard> {
  const answer = new Promise<Reply>((resolve) => resolve(respond({ ...toCall(step), connection }))).then(
    ({ status, headers, body }) => ({ status: String(status), text: JSON.stringify([headers, body]) }),
    () => ({ status: 'closed', text: '' }),
  )
  let isAnswered = false
  answer.then(() => {
    isAnswered = true
  })
  return Promise.race([answer, nothing(() => isAnswered)])
}

/** Comes after a while; on a machine that has other work to do, where each look comes late, after a longer one. */
async function nothing(isAnswered: () => boolean): Promise<Heard> {
  for (let look = 0; look < LOOKS && !isAnswered(); look += 1) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN).unref())
  }
  return { status: 'silent', text: '' }
}

function toCall(step: Step): Call {
  const { line, headers } = typeof step === 'string' ? { line: step, headers: {} } : step
  const [, method = '', path = '', body = ''] = /^(\S+) ?(\S*) ?(.*)$/s.exec(expand(line)) ?? []
  const usual = { authorization: `Bearer ${TOKEN}`, ...(body !== '' && { 'content-type': 'application/json' }) }
  const sent = Object.entries({ ...usual, ...headers }).filter(([, value]) => value !== null)
  return {
    method,
    target: path,
    headers: Object.fromEntries(sent.map(([name, value]) => [name, [String(value)]])),
    body: async () => new TextEncoder().encode(body),
  }
}

function expand(line: string): string {
  return line
    .replace(/^LIST ?/, 'GET @/card-0001/authorisations/operations?')
    .replace(' @', ' /v2/issuers/ABCDE_FG-1/cards')
}
