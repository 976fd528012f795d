/**
 * A receiver of the bank's page that refuses whatever contradicts it: it is told nothing of the kind, and yet every value
 * the page documents. The receiver is written by hand from the page and shares no code with the suite.
 */
import { describe, expect, it, vi } from 'vitest'
import type { Finding } from '../../contracts/result.ts'
import { type RunOptions, run } from '../../contracts/run.ts'
import { embeddedTarget } from '../../contracts/targets/embedded.ts'
import { load } from '../mocks/load.ts'
import { startSmall } from './small/run-small.ts'

// Whole runs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

interface Told {
  status: string
  errorCode?: string
  details?: {
    actionCode?: string
    declinedReason?: string
    declinedDetails?: string
    merchant?: { merchantType?: string }
  }
}

const { table } = await load('specs/canonical/d1-outbound-card.yaml')

/** The table of the page. */
const DETAILS: Record<string, string> = {
  INVALID_CARD_DATA: 'INVALID_CVV2 INVALID_DCVV2 INVALID_EXPIRY_DATE INVALID_RETRYABLE_DCVV2 NO_ACTIVE_DCVV2',
  INVALID_CARD_STATE:
    'CARD_DELETED CARD_EXPIRED CARD_REPLACED CARD_SUSPENDED CONTACTLESS_DISABLED CVV2_LOCKED EXPIRY_DATE_LOCKED PIN_LOCKED',
  DOMAIN_CONTROL_FAIL:
    'CONTACTLESS_DISABLED COUNTRY_NOT_ALLOWED CURRENCY_NOT_ALLOWED MAGSTRIPE_DISABLED MERCHANT_TYPE_NOT_ALLOWED ONLINE_PAYMENT_DISABLED WITHDRAWAL_DISABLED',
  CONTROL_FAIL: 'EMV_AUTHORIZATION_VERIFICATION_FAIL INVALID_PIN',
  VELOCITY_CHECK_FAIL: 'ABOVE_MAX_AMOUNT BELOW_MIN_AMOUNT MAX_AMOUNT_LIMIT_REACHED MAX_TRANSACTION_LIMIT_REACHED',
  BALANCE_CHECK_FAIL: 'NOT_ENOUGH_FUND',
  FRAUD_DETECTED: 'INVALID_MERCHANT SUSPECTED_FRAUD',
  ISSUER_ERROR: 'ACCOUNT_NOT_FOUND FUND_CHECK_FAILED',
}
const PAIRS = Object.entries(DETAILS).flatMap(([reason, list]) => list.split(' ').map((one) => `${reason} ${one}`))
const REASONS = [...Object.keys(DETAILS), 'TECHNICAL_ERROR']
const LISTED = [...new Set(Object.values(DETAILS).flatMap((list) => list.split(' '))), 'TECHNICAL_ERROR']

/** Whether an operation says what the page rules out; what is new to the page is taken as it comes. */
function contradicts({
  status,
  errorCode,
  details: { actionCode, declinedReason, declinedDetails, merchant } = {},
}: Told): boolean {
  const isDeclined = status === 'DECLINED'
  if (isDeclined && (actionCode === '000' || actionCode === '002')) return true
  if (status === 'APPROVED' ? actionCode === '002' : status === 'PARTIALLY_APPROVED' && actionCode === '000')
    return true
  if (!isDeclined && (errorCode !== undefined || declinedReason !== undefined)) return true
  if (status === 'REVERSED' && merchant?.merchantType !== undefined) return true
  if (declinedDetails === undefined) return false
  if (declinedReason === undefined) return true
  const isKnown = LISTED.includes(declinedDetails) && REASONS.includes(declinedReason)
  const isOwn = declinedReason === declinedDetails && declinedReason === 'TECHNICAL_ERROR'
  return isKnown && !isOwn && !PAIRS.includes(`${declinedReason} ${declinedDetails}`)
}

/** What a run finds at such a receiver, and what it was told and took. */
async function certify(dislikes: (told: Told) => boolean, options: Partial<RunOptions> = {}) {
  const taken: Told[] = []
  const server = await startSmall(({ text }) => {
    const { operations = [] }: { operations?: Told[] } = JSON.parse(text)
    if (operations.some((one) => contradicts(one) || dislikes(one))) return { status: 400 }
    taken.push(...operations)
    return { status: 204 }
  })
  const target = embeddedTarget(table, { url: server.url, token: 'known' })
  const only = ['valid-request-accepted', 'additions-accepted', 'redelivery-accepted']
  try {
    for await (const event of run({ table, target, seed: 1, only, ...options })) {
      if (event.type === 'end')
        return { taken, findings: event.result.findings.filter(({ outcome }) => outcome === 'fail') }
    }
  } finally {
    await server.stop()
  }
  throw new Error('The run never came to its end.')
}

const told = ({ severity, check, fault }: Finding) => `${severity} ${check}: ${fault?.sentence}`
const valuesOf = (all: readonly Told[], value: (one: Told) => string | undefined) =>
  [...new Set(all.flatMap((one) => value(one) ?? []))].toSorted()

describe('a receiver that refuses what contradicts the page', () => {
  it('raises nothing, and is told every documented value', async () => {
    const { findings, taken } = await certify(() => false)
    expect(findings.map(told)).toEqual([])
    const values = {
      status: valuesOf(taken, ({ status }) => status),
      errorCode: valuesOf(taken, ({ errorCode }) => errorCode),
      reason: valuesOf(taken, ({ details }) => details?.declinedReason),
      details: valuesOf(taken, ({ details }) => details?.declinedDetails),
      pairs: valuesOf(taken, ({ details }) => `${details?.declinedReason} ${details?.declinedDetails}`),
    }
    expect(values).toEqual({
      status: expect.arrayContaining(['APPROVED', 'DECLINED', 'PARTIALLY_APPROVED', 'REVERSED']),
      errorCode: expect.arrayContaining(REASONS),
      reason: expect.arrayContaining(REASONS),
      details: expect.arrayContaining(LISTED),
      pairs: expect.arrayContaining(PAIRS),
    })
  })

  it('raises nothing when there is time for requests drawn at random', async () => {
    const { findings, taken } = await certify(() => false, { profile: 'deep', budget: 200 })
    expect(findings.map(told)).toEqual([])
    expect(taken.length).toBeGreaterThan(200)
  })

  const at = 'valid-request-accepted: body property `/operations/0'
  it.each<[what: string, dislikes: (told: Told) => boolean, want: string[]]>([
    [
      'an error code',
      ({ errorCode }) => errorCode === 'FRAUD_DETECTED',
      [`must ${at}/errorCode\` is "FRAUD_DETECTED": value 6 of the 9 allowed`],
    ],
    [
      'a declined reason',
      ({ details }) => details?.declinedReason === 'TECHNICAL_ERROR',
      [`must ${at}/details/declinedReason\` is "TECHNICAL_ERROR": value 7 of the 9 allowed`],
    ],
    [
      'details of a reason',
      ({ details }) => details?.declinedDetails === 'INVALID_PIN',
      [
        `must ${at}/details/declinedDetails\` is "INVALID_PIN": value 21 of the 31 allowed`,
        `must ${at.replace('0', '1')}/details/declinedDetails\` is "INVALID_PIN": goes with \`/operations/*/details/declinedReason\` CONTROL_FAIL`,
      ],
    ],
    [
      'a status',
      ({ status }) => status === 'REVERSED',
      [
        `must ${at}/status\` is "REVERSED": beside nothing that may be left out`,
        `must ${at}/status\` is "REVERSED": value 3 of the 4 allowed`,
      ],
    ],
    [
      'whatever is reversed, whatever its code,',
      ({ status, details }) => status === 'REVERSED' && details?.actionCode !== undefined,
      [
        `must ${at}/status\` is "REVERSED": where every switch is on`,
        `must ${at}/status\` is "REVERSED": value 3 of the 4 allowed`,
      ],
    ],
    [
      // The page says so of approvals; what it leaves open weighs little.
      'the code of an approval with any other status',
      ({ status, details }) => status !== 'APPROVED' && details?.actionCode === '000',
      [],
    ],
    ['details that the page gives to no reason', ({ details }) => details?.declinedDetails === 'TECHNICAL_ERROR', []],
  ])('and %s besides, is told so', async (_, dislikes, want) => {
    const { findings } = await certify(dislikes)
    expect(findings.map(told).filter((text) => text.startsWith('must'))).toEqual(want)
    expect(findings).not.toEqual([])
  })
})
