/** Codes of a card: when they are good, and that one is good once. */
import { describe, expect, it } from 'vitest'
import {
  activeCodes,
  dynamicCode,
  generateCode,
  generatedCodes,
  printedCode,
  useCode,
  wasGenerated,
} from '../../../mocks/twin/card-codes.ts'
import { card, NOW } from './decision/asking.ts'

const at = (minutes: number) => ({ seed: 1, now: new Date(NOW.getTime() + minutes * 60_000) })
const reads = (own: ReturnType<typeof card>, minutes: number) =>
  generatedCodes(own, at(minutes).now).map(({ read }) => read)

describe('a generated code', () => {
  it('is active for half an hour, beside the printed one', () => {
    const own = card()
    const code = generateCode(own, at(0))
    expect(code).toBe(dynamicCode(own, 1, 1))
    expect(activeCodes(own, at(29))).toEqual([code, printedCode(own, { seed: 1 })])
    expect(activeCodes(own, at(30))).toEqual([printedCode(own, { seed: 1 })])
    expect([wasGenerated(code, own, 1), wasGenerated('no code', own, 1)]).toEqual([true, false])
  })

  it('is another one at each of a thousand reads', () => {
    const codes = Array.from({ length: 1000 }, (_, index) => dynamicCode(card(), 1, index + 1))
    expect([new Set(codes).size, codes.every((code) => /^\d{3}$/.test(code))]).toEqual([1000, true])
  })

  it('is one of ten at the most', () => {
    const own = card()
    for (let minute = 0; minute < 12; minute += 1) generateCode(own, at(minute))
    expect(reads(own, 12)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(reads(own, 35)).toEqual([7, 8, 9, 10, 11, 12])
    generateCode(own, at(35))
    expect(own.codes?.length).toBe(7)
  })

  it('is used once', () => {
    const own = card({ isVirtual: true })
    const [first, second] = [generateCode(own, at(0)), generateCode(own, at(0))]
    useCode(own, first, 1)
    useCode(own, 'no code', 1)
    expect(activeCodes(own, at(0))).toEqual([second])
  })

  it('cannot be used of a card without any', () => {
    const own = card({ isVirtual: true })
    useCode(own, '123', 1)
    expect(activeCodes(own, at(0))).toEqual([])
  })
})
