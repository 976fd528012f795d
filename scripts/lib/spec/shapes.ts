/**
 * Whether a document is built as OpenAPI says: an object where an object is due, a list where a list is due. What is
 * wrong inside an object is left to linters; what is wrong here, nothing could be made from.
 * Pure but for the document it is given: it loses the members that say nothing (`properties:` with nothing after it).
 */
import { PipelineError } from '../errors.ts'
import { isObject, type JsonObject } from '../json.ts'
import { joinPointer } from '../pointer.ts'
import { objectNode, type Place, placesBelow, walkObjects } from './objects.ts'

/** What is due in a form, for a message. */
const DUE = { object: 'object', list: 'list', map: 'object' } as const

/**
 * Holds the shape of a document.
 *
 * @throws PipelineError `SPEC` naming the first place that has another
 */
export function checkShapes(document: JsonObject, file: string, version: '3.0' | '3.1'): void {
  for (const node of walkObjects(objectNode('document', document, ''), version === '3.1')) {
    const { $ref } = node.value
    if ($ref !== undefined && typeof $ref !== 'string' && !isNamed(node.kind)) {
      const place = { file, pointer: joinPointer(node.pointer, '$ref') }
      throw new PipelineError('SPEC', 'The reference is no text.', place)
    }
    for (const place of [...placesBelow(node)]) checkPlace(place, file)
  }
}

/** Objects whose members have names of the writer's choice. */
function isNamed(kind: string): boolean {
  return kind === 'callback' || kind === 'document' || kind === 'components'
}

function checkPlace(place: Place, file: string): void {
  const { owner, name, value, form, kind, isEntry } = place
  if (value === null) {
    clear(place)
    return
  }
  const fits = form === 'list' ? Array.isArray(value) : isObject(value)
  if (fits || (form === 'object' && kind === 'schema' && typeof value === 'boolean')) return
  const subject = isEntry && Array.isArray(owner) ? 'entry' : 'member'
  const sentence = `The ${subject} \`${name}\` is no ${DUE[form]}.`
  throw new PipelineError('SPEC', sentence, { file, pointer: place.pointer })
}

/** Nothing where an entry is due is an empty one; anywhere else it is nothing. */
function clear({ owner, name, isEntry }: Place): void {
  if (isEntry) Object.defineProperty(owner, name, { value: {}, writable: true, enumerable: true, configurable: true })
  else Reflect.deleteProperty(owner, name)
}
