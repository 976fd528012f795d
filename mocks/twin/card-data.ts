/**
 * What banks say about a card in encrypted form, read and judged as the page describes it; and the credentials that a
 * card has. A number is asked for as digits only: the page says nothing of a check digit.
 * Pure, apart from decrypting; no refusal repeats what was encrypted.
 */
import { isObject, type JsonObject } from '../../scripts/lib/json.ts'
import { invalid, type Refusal, type Request } from '../exchange.ts'
import { textIn } from './body.ts'
import { activeCodes } from './card-codes.ts'
import { panOf } from './card-numbers.ts'
import { decrypt } from './jwe.ts'
import { recipientOf } from './keys.ts'
import type { Card, Store } from './store.ts'

/** What was encrypted. */
export interface CardData {
  pan: string
  /** MMYY. */
  exp: string
  auxiliaryPan?: string
  auxiliaryExp?: string
  cvv?: string
}

/** Members of the plaintext by what it is for, each with its form; those with `required` must come. */
interface Member {
  name: keyof CardData
  pattern: RegExp
  form: string
  required: boolean
}

const number = { pattern: /^\d{1,19}$/, form: 'up to 19 digits' }
const date = { pattern: /^(0[1-9]|1[0-2])\d{2}$/, form: 'a date as MMYY' }

const CARD: readonly Member[] = [
  { name: 'pan', ...number, required: true },
  { name: 'exp', ...date, required: true },
]

/** A card that is made known: the code is not expected, and one that comes is not looked at. */
export const NEW_CARD: readonly Member[] = [
  ...CARD,
  { name: 'auxiliaryPan', ...number, required: false },
  { name: 'auxiliaryExp', ...date, required: false },
]

/** Credentials that are to be compared. */
export const CREDENTIALS: readonly Member[] = [
  ...CARD,
  { name: 'cvv', pattern: /^\d{3,4}$/, form: '3 or 4 digits', required: true },
]

/** The property of the body that holds it. */
const PROPERTY = 'encryptedData'

function refusal(rule: string): Refusal {
  return invalid(`body property \`/${PROPERTY}\``, rule, `/${PROPERTY}`)
}

/** What a request says in encrypted form; `undefined` when it says nothing so. */
export async function cardDataIn(
  request: Request,
  { seed }: Pick<Store, 'seed'>,
  members: readonly Member[],
): Promise<CardData | Refusal | undefined> {
  const token = textIn(request, PROPERTY)
  if (token === undefined) return undefined
  const decrypted = await decrypt(token, recipientOf(seed))
  if ('problem' in decrypted) return refusal(decrypted.problem)
  const plain = parseObject(decrypted.text)
  return plain ? read(plain, members) : refusal('must hold a JSON object once it is decrypted')
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

/** The members that are looked at, or the first that is wrong. */
function read(plain: JsonObject, members: readonly Member[]): CardData | Refusal {
  const data: CardData = { pan: '', exp: '' }
  for (const { name, pattern, form, required } of members) {
    const value = Object.hasOwn(plain, name) ? plain[name] : undefined
    if (value === undefined && !required) continue
    if (value === undefined) return refusal(`must hold \`${name}\` once it is decrypted`)
    if (typeof value !== 'string' || !pattern.test(value)) return refusal(`must hold ${form} in \`${name}\``)
    data[name] = value
  }
  const isWhole = (data.auxiliaryPan === undefined) === (data.auxiliaryExp === undefined)
  return isWhole ? data : refusal('must hold `auxiliaryPan` and `auxiliaryExp` together or not at all')
}

/** What is kept of card data on a card. */
export function keptOf({ pan, exp, auxiliaryPan, auxiliaryExp }: CardData): Pick<Card, 'pan' | 'exp' | 'auxiliary'> {
  const auxiliary = auxiliaryPan !== undefined && auxiliaryExp !== undefined
  return { pan, exp, ...(auxiliary && { auxiliary: { pan: auxiliaryPan, exp: auxiliaryExp } }) }
}

/** Numbers that were in use under the id of a card so far. */
export function formerPansOf(old: Card, store: Pick<Store, 'seed'>): string[] {
  return [...(old.formerPans ?? []), panOf(old, store)]
}

/** Whether credentials are those of a card. */
export function areOf({ pan, exp, cvv }: CardData, card: Card, { seed, now }: Pick<Store, 'seed' | 'now'>): boolean {
  const isCard = pan === panOf(card, { seed }) && exp === card.exp
  return isCard && cvv !== undefined && activeCodes(card, { seed, now: now() }).includes(cvv)
}
