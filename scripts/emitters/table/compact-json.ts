/**
 * JSON text for people who read differences: what fits on a line stands on one line.
 * Pure.
 */
import { isObject } from '../../lib/json.ts'

/** Widest line of what is put on one line: of something nested, and of something flat, which reads well however long. */
const WIDTH = { nested: 110, flat: 260 }

/** Writes a plain value. */
export function compactJson(value: unknown, indent = ''): string {
  const inner = `${indent}  `
  const isList = Array.isArray(value)
  if (!isList && !isObject(value)) return JSON.stringify(value) ?? 'null'
  const members = isList
    ? value.map((item) => compactJson(item, inner))
    : Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${compactJson(item, inner)}`)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  if (members.length === 0) return open + close
  const width = members.reduce((sum, member) => sum + member.length + 2, indent.length)
  const isFlat = Object.values(value).every((item) => typeof item !== 'object')
  const fits = width <= WIDTH[isFlat ? 'flat' : 'nested'] && members.every((member) => !member.includes('\n'))
  if (fits) return isList ? `[${members.join(', ')}]` : `{ ${members.join(', ')} }`
  return `${open}\n${members.map((member) => inner + member).join(',\n')}\n${indent}${close}`
}
