/**
 * The holes of an assembled document: those its form saw on the page, and those the document itself shows.
 * Pure.
 */
import type { JsonObject } from '../lib/json.ts'
import { refPointer } from '../lib/pointer.ts'
import type { Gap } from '../lib/provenance.ts'
import { followLocated, items, type Located, member, textOf, walk } from './located.ts'
import { operationsOf, resolved } from './operations.ts'
import type { FoundGap } from './page.ts'

/** What looks for one kind of hole. */
type Finder = (document: Located, spec: JsonObject) => FoundGap[]

const missingServers: Finder = (document) => {
  if (items(member(document, 'servers')).length > 0) return []
  return [{ kind: 'missing-servers', pointer: '', message: 'The page states no server.', at: document.at }]
}

const danglingReferences: Finder = (document) => {
  const found: FoundGap[] = []
  walk(document, (pointer, node) => {
    const ref = pointer.endsWith('/$ref') ? textOf(node) : undefined
    if (ref === undefined) return
    const target = refPointer(ref)
    if (target !== undefined && followLocated(document, target)) return
    const message = `The reference \`${ref}\` leads nowhere: the page leaves out what it names.`
    found.push({ kind: 'dangling-reference', pointer, message, at: node.at })
  })
  return found
}

const undeclaredPathParameters: Finder = (document) =>
  operationsOf(document).flatMap(({ path, pointer, node, item }) => {
    const declared = [...items(member(item, 'parameters')), ...items(member(node, 'parameters'))]
      .map((parameter) => resolved(document, parameter))
      .filter((parameter) => textOf(member(parameter, 'in')) === 'path')
      .map((parameter) => textOf(member(parameter, 'name')))
    return [...path.matchAll(/\{([^{}]+)\}/g)]
      .map((match) => match[1] ?? '')
      .filter((name) => !declared.includes(name))
      .map((name): FoundGap => {
        const message = `The path parameter \`${name}\` is not declared.`
        return { kind: 'undeclared-path-parameter', pointer, message, at: node.at }
      })
  })

const finders: readonly Finder[] = [missingServers, danglingReferences, undeclaredPathParameters]

/** Every hole, once, in the order of pointer and kind. */
export function collectGaps(document: Located, spec: JsonObject, found: readonly FoundGap[]): Gap[] {
  const all = [...found, ...finders.flatMap((find) => find(document, spec))]
  const gaps = new Map<string, Gap>()
  for (const { pointer, kind, message, at } of all) {
    // A hole of a page that another page's twin replaced is the twin's to tell.
    if (followLocated(document, pointer)?.at.page.id !== at.page.id) continue
    const key = `${pointer}\n${kind}\n${message}`
    if (!gaps.has(key)) gaps.set(key, { pointer, kind, message, page: at.page.id, line: at.line })
  }
  return [...gaps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap)
}
