/** Texts that no document gives a form. */
import { expect, it } from 'vitest'
import { embeddedTarget } from '../../../contracts/targets/embedded.ts'
import { load } from '../../mocks/load.ts'
import { plannedCases } from '../small/planned-cases.ts'

const { table } = await load('specs/canonical/d1-outbound-card.yaml')
const target = embeddedTarget(table, { url: 'http://bank', token: 'known' })

/** What a probe sends, in sentences. */
function sentencesOf(probe: string): (string | undefined)[] {
  return plannedCases(table, probe, target).map(({ fault }) => fault?.sentence)
}

it('writes each free text in every way, and those with a form in none', () => {
  const sentences = sentencesOf('free-texts')
  const title = sentences.filter((sentence) => sentence?.includes('/operations/0/message/title'))
  expect(title.map((sentence) => sentence?.split(': ').at(-1))).toEqual([
    'with an apostrophe',
    'with a combining accent',
    'with a link',
    'with a quote, a backslash and a line break',
    'with the character U+0000',
    'with a slash and a sign of two units, both escaped',
    'of one blank',
    'long, and no most is named',
  ])
  expect(sentences.filter((sentence) => sentence?.includes('/cardId'))).toEqual([])
})

it('puts a zero in front of a text of digits', () => {
  const zeros = sentencesOf('free-texts').filter((sentence) => sentence?.includes('/operations/0/operationId'))
  expect(zeros.at(-1)).toBe('body property `/operations/0/operationId` is "027814000412": digits with a zero in front')
})

it.each<[what: string, probe: string, about: string, want: string[]]>([
  [
    'moves a moment to midnight, to a 31st and to a leap day',
    'days-and-times',
    '/operations/0/startTime',
    [
      'body property `/operations/0/startTime` is "2026-10-05T00:00:00.000Z": at midnight',
      'body property `/operations/0/startTime` is "2025-07-31T14:21:07.312Z": on the 31st of July',
      'body property `/operations/0/startTime` is "2024-02-29T14:21:07.312Z": on a leap day',
    ],
  ],
  [
    'sends each listed value beside nothing, and beside every switch',
    'listed-values',
    '"REVERSED"',
    [
      'body property `/operations/0/status` is "REVERSED": beside nothing that may be left out',
      'body property `/operations/0/status` is "REVERSED": where every switch is on',
      'body property `/operations/0/status` is "REVERSED": where every switch is off',
    ],
  ],
])('%s', (_, probe, about, want) => {
  expect(sentencesOf(probe).filter((sentence) => sentence?.includes(about))).toEqual(want)
})

it('repeats a fault in each item, beside each listed value, beside an unknown member and in chunks', () => {
  const beside = sentencesOf('faults-beside').map((sentence) => sentence?.split(', ').at(-1))
  expect(beside).toEqual(
    expect.arrayContaining(['in item 2', 'in item 3', 'beside "REVERSED" at `/operations/0/status`']),
  )
  expect(beside.slice(-2)).toEqual(['beside a member that no page has', 'in a body in chunks'])
})
