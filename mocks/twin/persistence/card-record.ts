/**
 * A card as text and back: all of it but its authorisations.
 * Pure.
 */
import { isObject } from '../../../scripts/lib/json.ts'
import { createAuthorisations } from '../authorisations.ts'
import { authorisationsOf } from '../seed.ts'
import type { Card } from '../store.ts'

/** What is kept of a card. */
type CardRecord = Omit<Card, 'authorisations'>

/** What every card has. */
const TYPES: Readonly<Record<string, string>> = {
  issuerId: 'string',
  cardId: 'string',
  consumerId: 'string',
  cardProductId: 'string',
  name: 'string',
  origin: 'string',
  isVirtual: 'boolean',
  state: 'string',
  resumesTo: 'string',
  ongoingOperation: 'string',
  exp: 'string',
  controls: 'object',
  limits: 'object',
  reads: 'number',
} satisfies Partial<Record<keyof CardRecord, string>>

/** Writes a card. */
export function textOf({ authorisations: _, ...record }: Card): string {
  return JSON.stringify(record)
}

/** Reads a card, with the authorisations that are made for it; `undefined` when the text is none. */
export function cardIn(text: string): Card | undefined {
  const record = parse(text)
  if (!isCardRecord(record)) return undefined
  const { cardId, history } = record
  return { ...record, authorisations: history ? authorisationsOf(cardId, history) : createAuthorisations() }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isCardRecord(value: unknown): value is CardRecord {
  if (!isObject(value)) return false
  const hasHistory = value.history === undefined || isObject(value.history)
  return hasHistory && Object.entries(TYPES).every(([name, type]) => typeof value[name] === type)
}
