/** What is asked in the life of a card: of each kind, once more, at the same time, and some time later. */
import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checks } from '../../../contracts/checks/index.ts'
import { contextOf } from '../../../contracts/context.ts'
import { rehearse } from '../../../contracts/foreseeing/rehearsal.ts'
import { emptyNotes } from '../../../contracts/judging/coverage.ts'
import { Nursery } from '../../../contracts/life/nursery.ts'
import { useOf } from '../../../contracts/life/thing.ts'
import { createMasker } from '../../../contracts/masking.ts'
import { probes } from '../../../contracts/probes/index.ts'
import { baseRequest } from '../../../contracts/requests/base-request.ts'
import type { Target } from '../../../contracts/target.ts'
import { embeddedTarget } from '../../../contracts/targets/embedded.ts'
import { load } from '../../mocks/load.ts'

const { table } = await load('specs/canonical/d1-inbound-card.yaml')
const target: Target = {
  ...embeddedTarget(table, { url: 'http://d1', token: 'known' }),
  capabilities: { writes: true, stateful: true },
}

/** What a probe asks of an operation where everything is as documented, in sentences, and what it leaves out. */
function told(probe: string, operationId: string, changed: Partial<Target> = {}): { asked: string[]; left: string[] } {
  const operation = table.operations.find(({ id }) => id === operationId)
  const { journey, cases } = probes.find(({ id }) => id === probe) ?? {}
  const own = { ...target, ...changed }
  const masker = createMasker(table, own)
  const planning = { table, target: own, seed: 1, profile: 'standard' as const, checks, masker }
  const nursery = new Nursery({ ...planning, line: { send: () => Promise.reject(new Error('unasked')) }, run: 1 })
  if (!operation) throw new Error('There is no such operation.')
  const notes = emptyNotes()
  const base = baseRequest(table, operation, own, 1)
  const context = contextOf({ ...planning, nursery }, operation, base, notes, useOf(table, operation))
  const steps = journey
    ? rehearse({ table, target: own }, operation, { probe, begin: () => journey(context) }, (one) => {
        return JSON.stringify([one.request.target, one.on?.key, one.fault?.sentence])
      }).filter(({ least }) => least > 0)
    : [...(cases?.(context) ?? [])].map((one) => ({ one }))
  return { asked: steps.map(({ one }) => one.fault?.sentence ?? ''), left: notes.leftOut }
}

describe('a probe of the life of cards', () => {
  it.each([
    ['life-makers', 'suspendCard', ['the card was made by registerCard: the card is new, and suspend is asked for']],
    [
      'life-makers',
      'replaceCard',
      [
        'the card was made by registerCard: the card is new, and replace is asked for',
        'the card was made by registerCard: the card is new, and replace is asked for, and what takes its place is read under the id that was chosen for it',
      ],
    ],
    [
      'life-again',
      'suspendCard',
      [
        'the card has been through suspend, resume, and suspend is asked for',
        'the card has been through renew, and suspend is asked for',
      ],
    ],
    ['life-again', 'resumeCard', []],
    ['life-later', 'suspendCard', []],
    [
      'life-later',
      'deleteCard',
      [
        'a card that was made and read long before is read',
        'the card has been through suspend (CARD_LOST), and resume is asked for with USER_DECISION some time later',
        'the card has been through suspend (ISSUER_DECISION), and resume is asked for with CARD_FOUND some time later',
      ],
    ],
    [
      'life-reasons',
      'resumeCard',
      [
        'the card has been through suspend, and resume is asked for with CARD_FOUND; the default was ISSUER_DECISION',
        'the card has been through suspend, and resume is asked for with USER_DECISION; the default was ISSUER_DECISION',
        'the card has been through suspend (USER_DECISION), and resume is asked for without a reason, so that ISSUER_DECISION counts',
        'the card has been through suspend (CARD_LOST), and resume is asked for without a reason, so that ISSUER_DECISION counts',
        'the card has been through suspend (CARD_LOST), resume (CARD_FOUND), suspend (USER_DECISION), and resume is asked for with CARD_FOUND',
        'the card has been through suspend (CARD_LOST), resume (CARD_FOUND), suspend (USER_DECISION), and resume is asked for with USER_DECISION',
        'the card has been through suspend (CARD_LOST), resume (CARD_FOUND), suspend (USER_DECISION), and suspend (CARD_LOST) a second time, and resume is asked for with CARD_FOUND',
        'the card has been through suspend (CARD_LOST), and it is read',
        'the card has been through suspend (CARD_STOLEN), and it is read',
        'the card has been through suspend (CARD_LOST), and another one has been through suspend (CARD_STOLEN) since, and resume is asked for with CARD_FOUND',
        'the card has been through suspend (CARD_LOST), and resume is asked for with ISSUER_DECISION after updateCardControls',
      ],
    ],
    [
      'life-reasons',
      'deleteCard',
      [
        'the card has been through suspend (CARD_STOLEN), and delete is asked for',
        'the card has been through suspend (CARD_BROKEN), and delete is asked for',
        'the card has been through suspend (FRAUD), and delete is asked for',
      ],
    ],
    [
      'things-made',
      'createCard',
      [
        'a card is made with everything that can be said of it',
        'a card is made with everything that can be said of it by createCard, and is read',
        'the card is new, and getCardCredentials is asked for',
        'the card is new, and getCardSettings is asked for',
        'the card is new, and getAllCardAuthorisationOperations is asked for',
        'a card is made in the state INACTIVE',
        'a card is made in the state INACTIVE by createCard, and is read',
        'a card is made in the state INACTIVE, with everything that can be said of it',
        'a card is made in the state INACTIVE, with everything that can be said of it by createCard, and is read',
        'a card is made without a state',
        'a card is made without a state by createCard, and is read',
      ],
    ],
    [
      'life-at-once',
      'suspendCard',
      [
        'the card is new, and suspend is asked for, of it and of another one at the same time',
        'the card is new, and suspend is asked for twice at the same time',
      ],
    ],
    [
      'life-at-once',
      'resumeCard',
      ['the card has been through suspend, and resume is asked for twice at the same time'],
    ],
    ['life-at-once', 'deleteCard', []],
    ['life-at-once', 'registerCard', ['two of the kind card are made by registerCard under one id at the same time']],
    [
      'makings-alike',
      'createCard',
      ['two of the kind card are made with one `x-correlation-id`', 'two of the kind card are made at the same time'],
    ],
    ['makings-alike', 'registerCard', []],
    [
      'successor-ids',
      'replaceCard',
      [
        'its own id is chosen for the next card',
        'the id of another card, made by createCard and in use, is chosen for the next one',
        'the id of another card, made by registerCard and in use, is chosen for the next one',
        'an id that is free again is chosen for the next card',
      ],
    ],
    ['successor-ids', 'renewCard', []],
    ['reasons-listed', 'suspendCard', []],
    [
      'reasons-listed',
      'replaceCard',
      [
        'body property `/stateReason` is "CARD_STOLEN": value 2 of the 6 allowed',
        'body property `/stateReason` is "CARD_STOLEN": value 2 of the 6 allowed, and what takes its place is read',
        'body property `/stateReason` is "CARD_BROKEN": value 3 of the 6 allowed',
        'body property `/stateReason` is "CARD_BROKEN": value 3 of the 6 allowed, and what takes its place is read',
        'body property `/stateReason` is "CARD_NOT_RECEIVED": value 4 of the 6 allowed',
        'body property `/stateReason` is "CARD_NOT_RECEIVED": value 4 of the 6 allowed, and what takes its place is read',
        'body property `/stateReason` is "FRAUD": value 5 of the 6 allowed',
        'body property `/stateReason` is "FRAUD": value 5 of the 6 allowed, and what takes its place is read',
        'body property `/stateReason` is "ISSUER_DECISION": value 6 of the 6 allowed',
        'body property `/stateReason` is "ISSUER_DECISION": value 6 of the 6 allowed, and what takes its place is read',
        'replaceCard changed others of the kind, and one that was there all the time is read',
      ],
    ],
    [
      'life-limits',
      'suspendCard',
      [
        'the card has been through replace, and suspend is asked for',
        'the card has been through suspend (CARD_LOST), and suspend is asked for with ISSUER_DECISION',
      ],
    ],
    [
      'life-reasons',
      'replaceCard',
      [
        'the card has been through suspend (CARD_STOLEN), and replace is asked for',
        'the card has been through suspend (CARD_BROKEN), and replace is asked for',
        'the card has been through suspend (FRAUD), and replace is asked for',
      ],
    ],
    [
      'life-end',
      'deleteCard',
      [
        'the card has been through delete, and it is read',
        'the card has been through delete, and updateCardControls is asked for',
        'the card has been through delete, and updateCardLimits is asked for',
        'the card has been through delete, and resumeCard is asked for',
        'the card has been through delete, and suspendCard is asked for',
        'the card has been through delete, and replaceCard is asked for',
        'the card has been through delete, and renewCard is asked for',
        'the card has been through delete, and it is read at last',
        'the card has been through suspend (CARD_LOST), delete (CARD_LOST), and resume is asked for with CARD_FOUND',
        'the card has been through suspend (CARD_LOST), delete (CARD_LOST), and suspend is asked for with FRAUD',
      ],
    ],
    [
      'ids-taken',
      'registerCard',
      [
        'the card was made by createCard and is in use, and its id is chosen again',
        'the card was made by createCard and has been through suspend, and its id is chosen again',
        'the card was made by createCard and has been through delete, and its id is chosen again',
        'the card was made by createCard and is in the state INACTIVE, and its id is chosen again',
        'the card was made by createCard and has been through replace, and its id is chosen again',
        'the card was made by registerCard and is in use, and its id is chosen again',
        'the card was made by registerCard and has been through suspend, and its id is chosen again',
        'the card was made by registerCard and has been through delete, and its id is chosen again',
        'the card was made by registerCard and is in the state INACTIVE, and its id is chosen again',
      ],
    ],
  ])('%s asks %s', (probe, operation, want) => {
    const { asked } = told(probe, operation)
    expect([...new Set(asked)].filter((sentence) => sentence !== '')).toEqual(want)
  })

  it('gives the content of what has ended to others, where the target has a key', () => {
    const same = 'with the same `/pan` in `/encryptedData`'
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const sentences = (operation: string, changed: Partial<Target>) => {
      return told('sealed-once', operation, changed).asked.filter((sentence) => sentence !== '')
    }
    const known = { recipientKey: { publicKey } }
    expect(sentences('registerCard', known)).toEqual(
      ['delete', 'replace'].flatMap((end) => [
        `a card is made that is to go through ${end}`,
        `a card has been through ${end}, and another one is made with content of its own`,
        `a card has been through ${end}, and another one is made under its id, ${same}`,
        `a card has been through ${end}, and another one is made under its id, with content of its own`,
        `a card has been through ${end}, and another one is made under its id, with content of its own, without a state, and is read`,
        `a card has been through ${end}, and another one is made under a new id, ${same}`,
      ]),
    )
    expect(sentences('replaceCard', known)).toEqual(
      ['replace', 'delete'].flatMap((end) => [
        `a card is made that is to go through ${end}`,
        `a card has been through ${end}, and what takes the place of another one has the same \`/pan\` in \`/encryptedData\``,
      ]),
    )
    expect(sentences('createCard', known)).toEqual([])
    expect(sentences('suspendCard', known)).toEqual([])
    expect(sentences('registerCard', {})).toEqual([])
  })

  it('sends nothing at the same time at a limited rate', () => {
    const { asked, left } = told('life-at-once', 'suspendCard', { rate: 5 })
    expect([asked, [...new Set(left)]]).toEqual([[], ['At a limited rate nothing is sent at the same time.']])
  })

  it('asks for an id in a body that nothing has', () => {
    const inBodies = (operation: string) =>
      told('unknown-id', operation).asked.filter((sentence) => sentence.startsWith('body'))
    const [sentence] = inBodies('verifyCardCredentials')
    expect(sentence?.replace(/"[^"]*"/, '"…"')).toBe('body property `/cardId` is "…": a value that nothing has')
    expect(inBodies('createCard')).toEqual([])
  })

  it('reads another card together with the one that is named', () => {
    const { asked } = told('at-once', 'getCardDetails')
    expect(asked).toHaveLength(3)
    expect(told('at-once', 'getCardSettings').asked).toHaveLength(2)
  })
})
