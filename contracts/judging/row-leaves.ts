/**
 * What a row says of a thing, beside what is read of the thing itself.
 * Pure.
 */
import { isObject, type Json } from '../../scripts/lib/json.ts'
import { hasId } from '../requests/made-things.ts'
import type { Row } from './pages.ts'
import { isShownAs } from './spoiling.ts'

/** Names of scalars that the row of a thing shows otherwise than the thing; nothing where there is no such row. */
export function otherwiseInRow(rows: readonly Row[], id: string, thing: Json): string[] | undefined {
  const row = rows.find(({ value }) => hasId(value, id))?.value
  if (row === undefined || !isObject(row) || !isObject(thing)) return undefined
  return Object.entries(row).flatMap(([name, shown]) => {
    const own = Object.hasOwn(thing, name) ? thing[name] : undefined
    const isScalar = [shown, own].every((value) => value !== undefined && value !== null && typeof value !== 'object')
    return isScalar && own !== undefined && !isShownAs(shown, own) ? [name] : []
  })
}
