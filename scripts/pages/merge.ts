/**
 * Many partial OpenAPI documents → one; what they share must mean the same.
 * Works in place: the parts belong to the result afterwards.
 */
import { formatPlace, PipelineError } from '../lib/errors.ts'
import { items, type Located, type LocatedObject, list, member, members, object, placeOf, textOf } from './located.ts'
import { METHODS, operationsOf } from './operations.ts'
import type { Part } from './page.ts'
import { sameMeaning } from './same-meaning.ts'

/** Order of the members at the top of the document. */
const ORDER = 'openapi info jsonSchemaDialect externalDocs servers security tags paths webhooks components'.split(' ')

/** How many levels below a member of the document hold names that are merged one by one. */
const LEVELS: Readonly<Record<string, number>> = { paths: 2, webhooks: 2, components: 2 }

/**
 * Merges parts into one document.
 *
 * @throws PipelineError `CONFLICT` naming both places where parts contradict each other, `PAGE` without any operation.
 */
export function merge(parts: readonly Part[]): LocatedObject {
  const [first] = parts
  if (!first) throw new PipelineError('PAGE', 'There is no page to assemble.')
  const documents = parts.map((part) => part.document)
  const stated = parts.filter((part) => !part.unstatedInfo).map((part) => part.document)
  checkVersions(documents)
  checkServers(stated)
  settleSecurity(documents)
  const result = object(first.document.at)
  for (const document of [...stated, ...documents.filter((document) => !stated.includes(document))]) {
    const weak = !stated.includes(document)
    for (const [key, value] of members(document)) {
      if (weak && (key === 'openapi' || key === 'info') && result.value.has(key)) continue
      addMember(result, key, value)
    }
  }
  if (operationsOf(result).length + members(member(result, 'webhooks')).length === 0) {
    throw new PipelineError('PAGE', 'No page documents an operation.', placeOf(first.document.at))
  }
  if (!result.value.has('paths')) result.value.set('paths', object(result.at))
  const rank = (key: string) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length)
  return { at: result.at, value: new Map([...result.value].sort(([a], [b]) => rank(a) - rank(b))) }
}

/** Adds a top member of a part to the result. */
function addMember(result: LocatedObject, key: string, value: Located): void {
  const known = result.value.get(key)
  if (known === undefined) result.value.set(key, value)
  else if (key === 'tags') result.value.set(key, union(known, value))
  else if (key === 'openapi') result.value.set(key, (textOf(known) ?? '') < (textOf(value) ?? '') ? value : known)
  else if (known.value instanceof Map && LEVELS[key]) unite(known.value, value, `\`${key}\``, LEVELS[key])
  else demandSame(known, value, `The member \`${key}\``)
}

/** Adds the members of `added` to `known`, down to the level at which a member is one named thing. */
function unite(known: Map<string, Located>, added: Located, what: string, levels: number): void {
  for (const [name, value] of members(added)) {
    const there = known.get(name)
    const called = `${what} › \`${name}\``
    if (there === undefined) known.set(name, value)
    else if (levels > 1 && there.value instanceof Map) {
      if (what !== '`components`') demandSharing(there, value, called)
      unite(there.value, value, called, levels - 1)
    } else demandSame(there, value, METHODS.has(name) ? `The operation ${called}` : `The definition ${called}`)
  }
}

/** Refuses path items of which only one has something that all operations of the path would share. */
function demandSharing(known: Located, added: Located, what: string): void {
  for (const key of ['parameters', 'servers']) {
    if ((member(known, key) === undefined) === (member(added, key) === undefined)) continue
    const elsewhere = formatPlace(placeOf(known.at))
    const sentence = `Of ${what} and the one at ${elsewhere} only one has \`${key}\` for all its operations.`
    throw new PipelineError('CONFLICT', sentence, placeOf(added.at))
  }
}

/** Every tag of both lists, once. */
function union(known: Located, added: Located): Located {
  const result = [...items(known)]
  for (const tag of items(added)) {
    const twin = result.find((other) => textOf(member(other, 'name')) === textOf(member(tag, 'name')))
    if (twin) demandSame(twin, tag, `The tag \`${textOf(member(tag, 'name')) ?? ''}\``)
    else result.push(tag)
  }
  return list(known.at, result)
}

/** Refuses two nodes of one name that mean different things. */
function demandSame(known: Located, added: Located, what: string): void {
  if (sameMeaning(known, added)) return
  const elsewhere = formatPlace(placeOf(known.at))
  throw new PipelineError('CONFLICT', `${what} differs from the one at ${elsewhere}.`, placeOf(added.at))
}

/** Refuses OpenAPI 3.0 beside 3.1. */
function checkVersions(documents: readonly LocatedObject[]): void {
  const [first, ...others] = documents.map((document) => member(document, 'openapi'))
  const family = (node: Located | undefined) => textOf(node)?.slice(0, 4)
  const odd = others.find((other) => family(other) !== family(first))
  if (!first || !odd) return
  const sentence = `The OpenAPI version is ${textOf(odd)}, but ${textOf(first)} at ${formatPlace(placeOf(first.at))}; assemble them apart.`
  throw new PipelineError('CONFLICT', sentence, placeOf(odd.at))
}

/** Refuses documents with operations of which only some state servers. */
function checkServers(documents: readonly LocatedObject[]): void {
  const withOperations = documents.filter((document) => operationsOf(document).length > 0)
  const stating = withOperations.find((document) => document.value.has('servers'))
  const silent = withOperations.find((document) => !document.value.has('servers'))
  if (!stating || !silent) return
  const elsewhere = formatPlace(placeOf(stating.at))
  throw new PipelineError(
    'CONFLICT',
    `The document states no servers, unlike the one at ${elsewhere}.`,
    placeOf(silent.at),
  )
}

/** Moves document-level security into the operations where the documents do not share it. */
function settleSecurity(documents: readonly LocatedObject[]): void {
  const relying = documents.filter((document) => operationsOf(document).some(({ node }) => !node.value.has('security')))
  const [first] = relying
  if (relying.every((document) => sameMeaning(member(document, 'security'), member(first, 'security')))) {
    for (const document of documents) if (!relying.includes(document)) document.value.delete('security')
    return
  }
  for (const document of documents) {
    const security = member(document, 'security')
    document.value.delete('security')
    if (!security) continue
    for (const { node } of operationsOf(document)) if (!node.value.has('security')) node.value.set('security', security)
  }
}
