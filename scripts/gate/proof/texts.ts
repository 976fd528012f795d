/**
 * Texts of cells: whether some cells cover another, told by automata.
 * Pure; says no where that cannot be told.
 */
import { compilePattern, testsTrue } from '../../lib/sampling/regex.ts'
import { type Asked, anyOf, holds } from '../patterns/asked.ts'
import { walkPatterns } from '../patterns/walk.ts'
import type { TextCell } from './cells.ts'

/** The longest text that is compared by patterns. */
const LONGEST = 256

/** Whether a cell holds a text, marks aside. */
export function has({ low, high, asked, values }: TextCell, text: string): boolean {
  const length = [...text].length
  if (length < low || length > high || (values && !values.includes(text))) return false
  return asked.every(({ pattern, not }) => {
    const tester = compilePattern(pattern)
    return tester !== undefined && testsTrue(tester, text) !== not
  })
}

/** Whether cells cover another one, marks aside. */
export function isCovered(cell: TextCell, others: readonly TextCell[]): boolean {
  if (cell.values) {
    return cell.values.filter((value) => has(cell, value)).every((value) => others.some((other) => has(other, value)))
  }
  const wanted = others.map((other) => beyond(cell, other)).filter((list) => list !== undefined)
  if (wanted.some((list) => list.length === 0)) return true
  return nowhere(known(cell), wanted)
}

/** Whether a cell holds no text at all. */
export function isEmpty(cell: TextCell): boolean {
  if (cell.low > cell.high) return true
  if (cell.values) return !cell.values.some((value) => has(cell, value))
  return cell.asked.length > 0 && nowhere(known(cell), [])
}

/** What a cell asks for that another one does not ask for anyway; `undefined` when no pattern can say it. */
function beyond(cell: TextCell, other: TextCell): Asked[] | undefined {
  const isAsked = (one: Asked) => cell.asked.some(({ pattern, not }) => one.pattern === pattern && one.not === not)
  const lengths: Asked[] = []
  if (other.low > cell.low) {
    if (other.low > LONGEST) return undefined
    lengths.push({ pattern: `^[^]{${other.low},}$`, not: false })
  }
  if (other.high < cell.high) {
    if (other.high > LONGEST) return undefined
    lengths.push({ pattern: `^[^]{0,${other.high}}$`, not: false })
  }
  const list = other.values ? [anyOf(other.values)] : []
  return [...other.asked.filter((one) => !isAsked(one)), ...lengths, ...list]
}

/** What a cell asks for, as far as automata can tell; the rest would only hold fewer texts. */
function known({ asked, low, high }: TextCell): Asked[] {
  const told = asked.filter(({ pattern }) => walkPatterns([pattern], () => true))
  return [
    ...told,
    ...(low > 0 && low <= LONGEST ? [{ pattern: `^[^]{${low},}$`, not: false }] : []),
    ...(high <= LONGEST ? [{ pattern: `^[^]{0,${high}}$`, not: false }] : []),
  ]
}

/** Whether no text satisfies some patterns but none of several lists of others. */
function nowhere(asked: readonly Asked[], wanted: readonly (readonly Asked[])[]): boolean {
  let found = false
  const all = [...asked, ...wanted.flat()]
  const isTold = walkPatterns(
    all.map(({ pattern }) => pattern),
    (taken) => {
      if (!holds(asked, taken)) return false
      let from = asked.length
      const isWanted = wanted.some((list) => {
        const own = taken.slice(from, from + list.length)
        from += list.length
        return holds(list, own)
      })
      found = !isWanted
      return found
    },
  )
  return isTold && !found
}
