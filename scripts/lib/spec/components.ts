/**
 * Adding components to a document.
 * Pure but for the document it is given.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#components-object
 */
import { isObject, type Json, type JsonObject } from '../json.ts'
import { joinPointer } from '../pointer.ts'
import { tellingName, uniqueName } from './names.ts'
import { type ObjectKind, SECTIONS } from './objects.ts'

/** The member of `components` that holds a kind of object; `undefined` for what can be no component. */
export function sectionOf(kind: ObjectKind): string | undefined {
  return Object.entries(SECTIONS).find(([, held]) => held === kind)?.[0]
}

/**
 * Adds a component under a name that tells where it was found and is not taken.
 *
 * @param origin pointer of the value where it was found
 * @param fallback name for a value that was a whole file
 * @returns the pointer of the component
 */
export function addComponent(
  document: JsonObject,
  section: string,
  value: Json,
  origin: string,
  fallback: string,
): string {
  const members = memberObject(memberObject(document, 'components'), section)
  const name = uniqueName(tellingName(origin, fallback), { has: (taken) => Object.hasOwn(members, taken) })
  members[name] = value
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
