/** Texts that no document gives a form. */
import { expect, it } from 'vitest'
import { checks } from '../../../contracts/checks/index.ts'
import { emptyNotes } from '../../../contracts/judging/coverage.ts'
import { createMasker } from '../../../contracts/masking.ts'
import { planOperation } from '../../../contracts/plan.ts'
import { baseRequest } from '../../../contracts/requests/base-request.ts'
import { embeddedTarget } from '../../../contracts/targets/embedded.ts'
import { load } from '../../mocks/load.ts'

const { table } = await load('specs/canonical/d1-outbound-card.yaml')
const target = embeddedTarget(table, { url: 'http://bank', token: 'known' })

/** What a probe sends, in sentences. */
function sentencesOf(probe: string): (string | undefined)[] {
  const [operation] = table.operations
  if (operation === undefined) throw new Error('There is no operation.')
  const planning = { table, target, seed: 1, profile: 'standard' as const, checks, masker: createMasker(table, target) }
  const { before, after } = planOperation(planning, operation, baseRequest(table, operation, target, 1), emptyNotes())
  return [...before, ...after].filter((one) => one.probe === probe).map((one) => one.case.fault?.sentence)
}

it('writes each free text in five ways, and those with a form in none', () => {
  const sentences = sentencesOf('free-texts')
  const title = sentences.filter((sentence) => sentence?.includes('/operations/0/message/title'))
  expect(title.map((sentence) => sentence?.split(': ').at(-1))).toEqual([
    'with an apostrophe',
    'with a combining accent',
    'with a link',
    'of one blank',
    'long, and no most is named',
  ])
  expect(sentences.filter((sentence) => sentence?.includes('/cardId'))).toEqual([])
})
