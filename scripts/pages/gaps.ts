/**
 * The holes of an assembled document: those its form saw on the page, and those the document itself shows.
 * Pure.
 */
import { PipelineError } from '../lib/errors.ts'
import type { JsonObject } from '../lib/json.ts'
import { escapeStep, refPointer } from '../lib/pointer.ts'
import type { Gap } from '../lib/provenance.ts'
import { brokenInstances } from './instances.ts'
import { followLocated, items, type Located, member, members, placeOf, textOf, walk } from './located.ts'
import { operationsOf, resolved } from './operations.ts'
import type { FoundGap } from './page.ts'

/** What looks for one kind of hole. */
type Finder = (document: Located, spec: JsonObject) => FoundGap[]

const missingServers: Finder = (document) => {
  if (items(member(document, 'servers')).length > 0) return []
  return [{ kind: 'missing-servers', pointer: '', message: 'The page states no server.', at: document.at }]
}

const missingSecurity: Finder = (document) => {
  if (member(document, 'security')) return []
  return operationsOf(document).flatMap(({ node, pointer }) => {
    if (member(node, 'security')) return []
    return [{ kind: 'missing-security', pointer, message: 'The page states no authorization.', at: node.at }]
  })
}

const unknownSchemes: Finder = (document) => {
  const schemes = member(member(document, 'components'), 'securitySchemes')
  const holders = [{ pointer: '', node: document }, ...operationsOf(document)]
  return holders.flatMap(({ pointer, node }) =>
    items(member(node, 'security')).flatMap((requirement, index) =>
      members(requirement).flatMap(([name, { at }]): FoundGap[] => {
        if (member(schemes, name)) return []
        const message = `The security scheme \`${name}\` is not on the page.`
        return [{ kind: 'dangling-reference', pointer: `${pointer}/security/${index}`, message, at }]
      }),
    ),
  )
}

const operationsWithoutResponses: Finder = (document) =>
  operationsOf(document).flatMap(({ node, pointer }): FoundGap[] => {
    if (members(member(node, 'responses')).length > 0) return []
    const to = member(node, 'responses') ? `${pointer}/responses` : pointer
    const at = member(node, 'responses')?.at ?? node.at
    return [{ kind: 'operation-without-responses', pointer: to, message: 'The page shows no response.', at }]
  })

const danglingReferences: Finder = (document) => {
  const found: FoundGap[] = []
  walk(document, (pointer, node) => {
    const ref = pointer.endsWith('/$ref') ? textOf(node) : undefined
    if (ref === undefined) return
    const target = refPointer(ref)
    if (target !== undefined && followLocated(document, target)) return
    const message = `The reference \`${ref}\` leads nowhere: what it names is not on the page.`
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
    const named = [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '')
    return named
      .filter((name) => !declared.includes(name))
      .map((name): FoundGap => {
        const message = `The path parameter \`${name}\` is not declared.`
        return { kind: 'undeclared-path-parameter', pointer, message, at: node.at }
      })
  })

const enumsWithoutValues: Finder = (document) => {
  const found: FoundGap[] = []
  walk(document, (pointer, { value, at }) => {
    if (!pointer.endsWith('/enum') || !Array.isArray(value) || value.length > 0) return
    const message = 'The list of possible values is empty.'
    found.push({ kind: 'enum-without-values', pointer: pointer.slice(0, -5), message, at })
  })
  return found
}

const defaultsOfRequired: Finder = (document) => {
  const found: FoundGap[] = []
  const note = (name: string, pointer: string, { at }: Located) => {
    const message = `\`${name}\` has a default, but it is required.`
    found.push({ kind: 'contradiction', pointer: `${pointer}/default`, message, at })
  }
  walk(document, (pointer, node) => {
    const required = member(node, 'required')
    const name = textOf(member(node, 'name'))
    const own = member(member(node, 'schema'), 'default')
    if (own && required?.value === true && name !== undefined) note(name, `${pointer}/schema`, own)
    for (const entry of items(required)) {
      const property = textOf(entry)
      const stated =
        property === undefined ? undefined : member(member(member(node, 'properties'), property), 'default')
      if (property !== undefined && stated) note(property, `${pointer}/properties/${escapeStep(property)}`, stated)
    }
  })
  return found
}

const brokenExamples: Finder = (document, spec) =>
  brokenInstances(spec).flatMap(({ pointer, keyword, hostile }): FoundGap[] => {
    const at = followLocated(document, pointer)?.at
    if (!at) return []
    if (hostile !== undefined) throw new PipelineError('PAGE', hostile, placeOf(at))
    const noun = pointer.endsWith('/default') ? 'default' : 'example'
    return [{ kind: 'example-breaks-schema', pointer, message: `The ${noun} breaks its own \`${keyword}\`.`, at }]
  })

const finders: readonly Finder[] = [
  ...[missingServers, missingSecurity, unknownSchemes, operationsWithoutResponses, danglingReferences],
  ...[undeclaredPathParameters, enumsWithoutValues, defaultsOfRequired, brokenExamples],
]

/** Every hole, once, in the order of pointer and kind. */
export function collectGaps(document: Located, spec: JsonObject, found: readonly FoundGap[]): Gap[] {
  const gaps = new Map<string, Gap>()
  for (const { pointer, kind, message, at } of [...found, ...finders.flatMap((find) => find(document, spec))]) {
    // A hole of a page that another page's twin replaced is the twin's to tell.
    if (followLocated(document, pointer)?.at.page.id !== at.page.id) continue
    const key = `${pointer}\n${kind}\n${message}`
    if (!gaps.has(key)) gaps.set(key, { pointer, kind, message, page: at.page.id, line: at.line })
  }
  return [...gaps].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, gap]) => gap)
}
