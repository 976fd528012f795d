/**
 * References into the middle of a document, turned into references to components: a type can name a component, but not
 * every place of a document.
 * Pure but for the document it is given, which it rewrites.
 */
import { isObject, type Json, type JsonObject } from '../../lib/json.ts'
import { follow, joinPointer, refPointer, splitPointer } from '../../lib/pointer.ts'
import { toRef } from '../../lib/spec/identifiers.ts'
import { tellingName, uniqueName } from '../../lib/spec/names.ts'
import { type ObjectKind, type ObjectNode, objectNode, SECTIONS, walkObjects } from '../../lib/spec/objects.ts'

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
      const pointer = known ?? place(document, section, target)
      value.$ref = toRef(pointer)
      if (known !== undefined) continue
      hoisted.set(key, pointer)
      const copy = follow(document, pointer)
      if (isObject(copy)) open.push(objectNode(kind, copy, pointer))
    }
  }
}

/** The part of `components` that holds a kind of object. */
function sectionOf(kind: ObjectKind): string | undefined {
  return Object.entries(SECTIONS).find(([, held]) => held === kind)?.[0]
}

function isComponent(pointer: string, section: string): boolean {
  const [components, found, ...names] = splitPointer(pointer)
  return components === 'components' && found === section && names.length === 1
}

/** Copies a target to a component of its own and says where that is. */
function place(document: JsonObject, section: string, target: string): string {
  const components = memberObject(document, 'components')
  const members = memberObject(components, section)
  const name = uniqueName(tellingName(target, 'Component'), { has: (taken) => Object.hasOwn(members, taken) })
  members[name] = JSON.parse(JSON.stringify(follow(document, target))) as Json
  return joinPointer('/components', section, name)
}

/** A member that is an object, made when it is missing. */
function memberObject(parent: JsonObject, name: string): JsonObject {
  const member = parent[name]
  if (isObject(member)) return member
  const made: JsonObject = {}
  parent[name] = made
  return made
}
