/**
 * References into the middle of a document, turned into references to components: a type can name a component, but not
 * every place of a document.
 * Pure but for the document it is given, which it rewrites.
 */
import { isObject, type Json, type JsonObject } from '../../lib/json.ts'
import { follow, refPointer, splitPointer } from '../../lib/pointer.ts'
import { addComponent, sectionOf } from '../../lib/spec/components.ts'
import { toRef } from '../../lib/spec/identifiers.ts'
import { type ObjectNode, objectNode, walkObjects } from '../../lib/spec/objects.ts'

/** Copies what is referred to inside other things to `components`, and lets the references lead there. */
export function hoistReferences(document: JsonObject, siblingsCount: boolean): void {
  const hoisted = new Map<string, string>()
  const open: ObjectNode[] = [objectNode('document', document, '')]
  for (const start of open) {
    for (const { kind, ref, value } of walkObjects(start, siblingsCount)) {
      const target = ref === undefined ? undefined : refPointer(ref)
      const section = sectionOf(kind)
      if (target === undefined || section === undefined || isComponent(target, section)) continue
      const key = `${section} ${target}`
      const known = hoisted.get(key)
      const pointer = known ?? addComponent(document, section, copyOf(document, target), target, 'Component')
      value.$ref = toRef(pointer)
      if (known !== undefined) continue
      hoisted.set(key, pointer)
      const copy = follow(document, pointer)
      if (isObject(copy)) open.push(objectNode(kind, copy, pointer))
    }
  }
}

function isComponent(pointer: string, section: string): boolean {
  const [components, found, ...names] = splitPointer(pointer)
  return components === 'components' && found === section && names.length === 1
}

function copyOf(document: JsonObject, pointer: string): Json {
  return JSON.parse(JSON.stringify(follow(document, pointer))) as Json
}
