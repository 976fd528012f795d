/**
 * Lists of cells: whether all lists of one are lists of another.
 * Pure.
 */
import type { JsonSchema } from '../../lib/operations.ts'
import type { ListCell } from './cells.ts'
import type { Proof } from './within.ts'

/** A cell, and the document its schemas refer into. */
interface In {
  cell: ListCell
  root: object
}

/** What the item at an index must satisfy. */
export function itemsAt({ layers }: ListCell, index: number): JsonSchema[] {
  return layers.map(({ first, rest }) => first[index] ?? rest)
}

/** Whether all lists of one cell are lists of another, marks aside. */
export function isListWithin(proof: Proof, one: In, other: In): boolean {
  const places = 1 + Math.max(0, ...[...one.cell.layers, ...other.cell.layers].map(({ first }) => first.length))
  const itemOf = ({ cell, root }: In, index: number) => ({ root, all: itemsAt(cell, index) })
  const longest = longestOf(proof, one, places)
  if (one.cell.low < other.cell.low || longest > other.cell.high) return false
  if (other.cell.unique && !one.cell.unique && longest > 1) return false
  for (let index = 0; index < Math.min(places, longest); index++) {
    if (!proof.isWithin(itemOf(one, index), itemOf(other, index))) return false
  }
  return other.cell.contains.every((held) => isHeld(proof, one, { held, root: other.root }, longest, places))
}

/** How long a list may get: it ends before the first item that nothing fits. */
function longestOf(proof: Proof, { cell, root }: In, places: number): number {
  const least = Array.from({ length: places }, (_, index) => index).find((index) =>
    proof.isEmpty({ root, all: itemsAt(cell, index) }),
  )
  return Math.min(cell.high, least ?? Number.POSITIVE_INFINITY)
}

function isHeld(
  proof: Proof,
  { cell, root }: In,
  { held, root: other }: { held: ListCell['contains'][number]; root: object },
  longest: number,
  places: number,
): boolean {
  const wanted = { root: other, all: [held.schema] }
  const count = Math.min(cell.low, places)
  const sure = Array.from({ length: count }, (_, index) => index).filter((index) =>
    proof.isWithin({ root, all: itemsAt(cell, index) }, wanted),
  )
  // Behind the first items all are alike.
  const isSure = sure.length + (sure.includes(places - 1) ? cell.low - count : 0) >= held.low
  const least =
    held.low === 0 ||
    isSure ||
    cell.contains.some(({ schema, low }) => low >= held.low && proof.isWithin({ root, all: [schema] }, wanted))
  const most =
    longest <= held.high ||
    cell.contains.some(({ schema, high }) => high <= held.high && proof.isWithin(wanted, { root, all: [schema] }))
  return least && most
}
