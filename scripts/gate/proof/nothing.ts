/**
 * Whether a cell plainly holds nothing; others may turn out to hold nothing when their parts are looked into.
 * Pure.
 */
import type { Cell } from './cells.ts'
import { tidied } from './numbers.ts'

/** Whether a cell plainly holds nothing. */
export function isNothing(cell: Cell): boolean {
  if (cell.type === 'number') return tidied(cell) === undefined
  if (!('low' in cell)) return cell.values.length === 0
  if (cell.low > cell.high) return true
  if (cell.type === 'string') return cell.values?.length === 0
  return (
    cell.type === 'object' && cell.required.some((name) => cell.layers.some((layer) => layer.named.get(name) === false))
  )
}
