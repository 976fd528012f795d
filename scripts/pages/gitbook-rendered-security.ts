/**
 * The security section of GitBook's rendered form → security schemes and requirements.
 * Pure.
 *
 * @see https://github.com/GitbookIO/gitbook/blob/main/packages/react-openapi/src/OpenAPISecurities.tsx
 */
import { type Line, literally } from './gitbook-rendered-lines.ts'
import { type Making, noteGap } from './gitbook-rendered-schema.ts'
import { markdown } from './gitbook-rendered-text.ts'
import { type Located, type LocatedObject, list, type Origin, object, scalar, textOf } from './located.ts'
import { sameMeaning } from './same-meaning.ts'

/** A scheme as lines. */
interface Shown {
  /** `Authorization`, `OAuth2`, or the name of a key. */
  name: string
  /** `string`, or the flow of OAuth2. */
  type: string
  optional: boolean
  line: Line
  lines: Line[]
}

/** What a section says: the schemes and the scopes below them. */
interface Section {
  preamble: Line[]
  schemes: Shown[]
  scopes: Line[]
}

const FLOWS = 'implicit|password|clientCredentials|authorizationCode'
const URLS = /(?:Authorization|Token|Refresh) URL:/
const URL_MEMBERS = { Authorization: 'authorizationUrl', Token: 'tokenUrl', Refresh: 'refreshUrl' } as const

/** Adds the schemes of a section to `schemes` and answers with what the operation requires. */
export function readSecurity(
  { lines, label }: { lines: readonly Line[]; label: Line },
  schemes: LocatedObject,
  pointer: string,
  making: Making,
): Located {
  const at: Origin = { page: making.page, line: label.line }
  const { preamble, schemes: shown, scopes } = split(lines, making)
  for (const { text, line } of preamble) {
    if (text !== '') making.warn(line, 'The line stands before any security scheme and fits no rule.')
  }
  const requirement = object(at)
  for (const each of shown) {
    const { name, node } = readScheme(each, pointer, making)
    const asked = textOf(node.value.get('type')) === 'oauth2' ? scopes : []
    const names = asked.map(({ text, line }) => scalar({ page: making.page, line }, text))
    requirement.value.set(register(schemes, name, node), list({ page: making.page, line: each.line.line }, names))
  }
  if (shown.length === 0) {
    noteGap(making, 'missing-security', pointer, label.line, 'The page shows no security scheme below the label.')
    return list(at, [])
  }
  return list(at, shown.every(({ optional }) => optional) ? [object(at), requirement] : [requirement])
}

/** Takes a section apart. */
function split(lines: readonly Line[], { vocabulary: { labels } }: Making): Section {
  const flags = `(?:${literally(labels.required)}|(${literally(labels.optional)}))`
  const head = new RegExp(`^(OAuth2|OpenID Connect|HTTP|\\S+?)(string|${FLOWS}|)${flags}$`)
  const section: Section = { preamble: [], schemes: [], scopes: [] }
  let inScopes = false
  for (const line of lines) {
    const found = head.exec(line.text)
    const last = section.schemes.at(-1)
    if (line.text === labels.requiredScopes) inScopes = true
    else if (inScopes) {
      if (line.text !== '' && line.text !== labels.requiredScopesText) section.scopes.push(withoutBullet(line))
    } else if (found) {
      const [, name = '', type = '', optional] = found
      section.schemes.push({ name, type, optional: optional !== undefined, line, lines: [] })
    } else (last?.lines ?? section.preamble).push(line)
  }
  return section
}

function withoutBullet(line: Line): Line {
  return { ...line, text: line.text.replace(/^[•\-*]\s*/, '').replace(/:(?:\s.*)?$/, '') }
}

/** The scheme of a row. */
function readScheme(shown: Shown, pointer: string, making: Making): { name: string; node: LocatedObject } {
  const at: Origin = { page: making.page, line: shown.line.line }
  const text = (value: string) => scalar(at, value)
  const urls = shown.lines.filter((line) => URLS.test(line.text))
  const description = markdown(
    shown.lines.filter((line) => !urls.includes(line)),
    making.page,
  )
  if (shown.name === 'OAuth2') {
    const flow = readFlow(urls, at, making)
    const flows = object(at, shown.type === '' ? {} : { [shown.type]: flow })
    return { name: 'oauth2', node: object(at, { type: text('oauth2'), description, flows }) }
  }
  if (shown.name === 'Authorization') {
    const prose = textOf(description) ?? ''
    const basic = /\bbasic\b/i.test(prose) && !/\b(?:bearer|token|JWT)\b/i.test(prose)
    const scheme = text(basic ? 'basic' : 'bearer')
    const bearerFormat = /\bJWT\b/.test(prose) ? text('JWT') : undefined
    return {
      name: basic ? 'basicAuth' : 'bearerAuth',
      node: object(at, { type: text('http'), scheme, bearerFormat, description }),
    }
  }
  if (shown.name === 'HTTP' || shown.name === 'OpenID Connect') {
    const type = shown.name === 'HTTP' ? 'http' : 'openIdConnect'
    noteGap(making, 'missing-security', pointer, shown.line.line, `The page does not say how \`${shown.name}\` works.`)
    return { name: type, node: object(at, { type: text(type), description }) }
  }
  const message = `The page does not say where the key \`${shown.name}\` travels; a header is assumed.`
  noteGap(making, 'missing-security', pointer, shown.line.line, message)
  const node = object(at, { type: text('apiKey'), in: text('header'), name: text(shown.name), description })
  return { name: 'apiKeyAuth', node }
}

/** The URLs of an OAuth2 flow. */
function readFlow(lines: readonly Line[], at: Origin, making: Making): LocatedObject {
  const flow = object(at)
  for (const { text, line } of lines) {
    for (const [, name = '', url = ''] of text.matchAll(
      /(Authorization|Token|Refresh) URL:\s*(\S*?)(?=(?:Authorization|Token|Refresh) URL:|\s|$)/g,
    )) {
      const member = URL_MEMBERS[name as keyof typeof URL_MEMBERS]
      flow.value.set(member, scalar({ page: making.page, line }, url))
    }
  }
  flow.value.set('scopes', object(at))
  return flow
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
