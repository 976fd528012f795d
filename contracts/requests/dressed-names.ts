/**
 * The name of a thing with something around it that a server may cut off, or undo: with that it is no name any more.
 * Pure. For names whose schema allows nothing around them; others are asked for as names of their own.
 */
import type { Parameter } from '../../scripts/lib/operations.ts'

/** A text for a name, and what is wrong with it. */
export interface Dressed {
  value: string
  label: string
}

/** Such texts for the value of a path parameter. */
export function dressedNames({ in: place }: Pick<Parameter, 'in'>, name: unknown): Dressed[] {
  if (place !== 'path' || typeof name !== 'string') return []
  const escaped = name.replace(/[A-Za-z_-]/, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return [
    { value: ` ${name} `, label: 'blanks around the known one' },
    { value: `${name};x`, label: 'a semicolon and more behind the known one' },
    ...(escaped === name ? [] : [{ value: escaped, label: 'the known one with a sign escaped twice' }]),
  ]
}
