/**
 * Credentials in which one value is not that of the card: a server that refuses them raises no alarm, one that takes them is
 * found for each value it does not compare, and none is told anywhere.
 */
import { afterEach, describe, expect, it } from 'vitest'
import type { Result } from '../../contracts/result.ts'
import type { Target } from '../../contracts/target.ts'
import { isRefusal } from '../../mocks/exchange.ts'
import { doing } from '../../mocks/faults/edits/cards.ts'
import { defineFault, type Fault } from '../../mocks/faults/fault.ts'
import wrongCode from '../../mocks/faults/inbound/wrong-code-verified.ts'
import wrongExpiry from '../../mocks/faults/inbound/wrong-expiry-verified.ts'
import { CREDENTIALS, cardDataIn } from '../../mocks/twin/card-data.ts'
import { publicJwks } from '../../mocks/twin/keys.ts'
import { SEEDED, seededCredentials } from '../../mocks/twin/seed.ts'
import { type RunningTwin, startTwin } from '../../mocks/twin/twin.ts'
import { certifyTarget } from '../../scripts/certify.ts'
import { publicKeyOf } from '../../scripts/lib/public-keys.ts'
import { load } from '../mocks/load.ts'
import { cover } from './foreseeing/cover.ts'

const loaded = await load('specs/canonical/d1-inbound-card.yaml')
const TOKEN = 'token-of-the-values'
const only = ['mismatch-refused']
const known = seededCredentials()

let twin: RunningTwin | undefined
afterEach(() => twin?.close())

/** A target, of which the data name these values. */
async function serving(fault?: Fault, data: Partial<typeof known> = known): Promise<Target> {
  twin = await startTwin({ ...loaded, fault, tokens: [TOKEN], port: 0, host: '127.0.0.1' })
  return {
    ...{
      baseUrl: twin.url,
      bearer: { token: TOKEN, name: 'D1_TOKEN' },
      data: { ...SEEDED, ...data },
      timeoutMs: 20_000,
    },
    recipientKey: publicKeyOf(JSON.stringify(publicJwks(1)), 'key', { file: 'keys of the twin' }),
    capabilities: { writes: true, stateful: true },
  }
}

const certified = (target: Target): Promise<Result> =>
  certifyTarget({ table: loaded.table, target, only, operations: ['verifyCardCredentials'] })

/** What was found, by what was sent. */
const found = ({ findings }: Result): string[] =>
  findings.map(({ check, severity, fault }) => `${severity} ${check} ${fault?.name}`)

const judged = ({ checks }: Result): number =>
  checks.filter(({ id }) => only.includes(id)).reduce((sum, { tally }) => sum + tally.pass + tally.fail, 0)

/** Takes credentials that are almost right, once. */
const luckyOnce = (): Fault => {
  let lucky = true
  const handlers = doing('verifyCardCredentials', (next) => async (request, store) => {
    const outcome = await next(request, store)
    const credentials = await cardDataIn(request, store, CREDENTIALS)
    const isNear = isRefusal(outcome) && credentials !== undefined && !isRefusal(credentials)
    if (!isNear || !lucky || credentials.cvv === known.cvv) return outcome
    lucky = false
    return { status: 200, body: {} }
  })
  const about = { id: 'x', api: 'inbound', family: 'request', title: '', evidence: 'stated' } as const
  return defineFault({ ...about, handlers })
}

describe('values that the target knows', () => {
  it('are compared, each once, as planned', async () => {
    const target = await serving()
    const told = await cover({ table: loaded.table, target, seed: 7, only })
    expect(told).toMatchObject({ unforeseen: [], missing: [], verdict: 'conforms' })
    const result = await certified(target)
    expect(found(result)).toEqual([])
    expect(judged(result)).toBe(3)
  })

  it.each([
    ['the code', wrongCode, ['must mismatch-refused /encryptedData/cvv']],
    ['the expiry date', wrongExpiry, ['must mismatch-refused /encryptedData/exp']],
    ['the code but for one that is good by chance', luckyOnce(), []],
  ])('are found not to be, where a server looks past %s', async (_, fault, want) => {
    expect(found(await certified(await serving(fault)))).toEqual(want)
  })

  it('are told nowhere', async () => {
    const result = JSON.stringify(await certified(await serving(wrongCode)))
    for (const value of [known.pan, known.pan.slice(0, -2)]) expect(result).not.toContain(value)
  })

  it('are asked for where the data do not name them', async () => {
    const result = await certified(await serving(undefined, {}))
    expect(judged(result)).toBe(0)
    expect(result.coverage.map(({ message }) => message)).toContain(
      'Wrong values in `/encryptedData` are not tried without `recipientKey`, and `pan`, `exp`, `cvv` in the data.',
    )
  })
})
