/**
 * The security section of GitBook's rendered form → security schemes and requirements.
 * Pure.
 *
 * @see https://github.com/GitbookIO/gitbook/blob/main/packages/react-openapi/src/OpenAPISecurities.tsx
 */
import type { Line } from './gitbook-rendered-lines.ts'
import { type Row, readRows } from './gitbook-rendered-rows.ts'
import type { Making } from './gitbook-rendered-schema.ts'
import { markdown } from './gitbook-rendered-text.ts'
import { type Located, type LocatedObject, list, type Origin, object, scalar, textOf } from './located.ts'
import { sameMeaning } from './same-meaning.ts'

/** Adds the schemes of a section to `schemes` and answers what the operation requires. */
export function readSecurity(lines: readonly Line[], schemes: LocatedObject, at: Origin, making: Making): Located {
  const { preamble, rows } = readRows(lines, making)
  for (const line of preamble) {
    if (line.text !== '') making.warn(line.line, 'The line stands before any security scheme and fits no rule.')
  }
  const requirement = object(at)
  for (const row of rows) {
    const scheme = readScheme(row, making)
    if (!scheme) continue
    const name = register(schemes, scheme.name, scheme.node)
    requirement.value.set(name, list({ page: making.page, line: row.line }, []))
  }
  return list(at, requirement.value.size > 0 ? [requirement] : [])
}

/** The scheme of a row. */
function readScheme(row: Row, making: Making): { name: string; node: LocatedObject } | undefined {
  const at: Origin = { page: making.page, line: row.line }
  const description = markdown(row.description, making.page)
  const { name } = row.name
  if (name === 'Authorization') {
    const jwt = /\bJWT\b/.test(textOf(description) ?? '')
    const bearerFormat = jwt ? scalar(at, 'JWT') : undefined
    const node = object(at, { type: scalar(at, 'http'), scheme: scalar(at, 'bearer'), bearerFormat, description })
    return { name: 'bearerAuth', node }
  }
  const node = object(at, { type: scalar(at, 'apiKey'), in: scalar(at, 'header'), name: scalar(at, name), description })
  return { name: 'apiKeyAuth', node }
}

/** Adds a scheme under its name, or under a numbered one when another scheme has it. */
function register(schemes: LocatedObject, name: string, node: LocatedObject): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}${number}`
    const known = schemes.value.get(candidate)
    if (known && !sameMeaning(known, node)) continue
    if (!known) schemes.value.set(candidate, node)
    return candidate
  }
}
