/**
 * JSON values that know where on a page each of their nodes stands, and the plain document and pointers they become.
 * Pure. Members are held in maps, so no key can reach a prototype.
 */
import type { Place } from '../lib/errors.ts'
import type { Json, JsonObject } from '../lib/json.ts'
import { joinPointer, splitPointer } from '../lib/pointer.ts'

/** What names a page: its id in provenance, its file in messages. */
export interface PageName {
  id: string
  file: string
}

/** A position on a page. */
export interface Origin {
  page: PageName
  /** From 1. */
  line: number
  /** From 1; only where many nodes share a line. */
  column?: number
}

/** A value without members. */
export type Scalar = null | boolean | number | string

/** One node: a value and its position. */
export interface Located {
  at: Origin
  value: Scalar | Located[] | Map<string, Located>
  /** For a text of several lines: the page line of each of them. */
  lines?: readonly number[]
}

/** A node with members. */
export interface LocatedObject extends Located {
  value: Map<string, Located>
}

/** A scalar at a position. */
export function scalar(at: Origin, value: Scalar): Located {
  return { at, value }
}

/** A list at a position. */
export function list(at: Origin, items: Located[]): Located {
  return { at, value: items }
}

/** An object at a position; members that are `undefined` are left out. */
export function object(at: Origin, members: Record<string, Located | undefined> = {}): LocatedObject {
  const value = new Map<string, Located>()
  for (const [key, member] of Object.entries(members)) if (member) value.set(key, member)
  return { at, value }
}

/** Any JSON value, every node of it at one position. */
export function located(at: Origin, value: Json | object): Located {
  if (Array.isArray(value))
    return list(
      at,
      value.map((item: Json) => located(at, item)),
    )
  if (typeof value !== 'object' || value === null) return scalar(at, value)
  return {
    at,
    value: new Map(Object.entries(value).map(([key, member]: [string, Json]) => [key, located(at, member)])),
  }
}

/** Whether a node has members. */
export function isLocatedObject(node: Located | undefined): node is LocatedObject {
  return node?.value instanceof Map
}

/** The member of an object node, if it is one and has it. */
export function member(node: Located | undefined, key: string): Located | undefined {
  return node?.value instanceof Map ? node.value.get(key) : undefined
}

/** The members of an object node; none when it is no object. */
export function members(node: Located | undefined): [string, Located][] {
  return node?.value instanceof Map ? [...node.value] : []
}

/** The items of a list node; none when it is no list. */
export function items(node: Located | undefined): Located[] {
  return Array.isArray(node?.value) ? node.value : []
}

/** The text of a node, if it is text. */
export function textOf(node: Located | undefined): string | undefined {
  return typeof node?.value === 'string' ? node.value : undefined
}

/** Follows a JSON pointer. */
export function followLocated(root: Located, pointer: string): Located | undefined {
  let node: Located | undefined = root
  for (const step of splitPointer(pointer)) {
    if (Array.isArray(node?.value)) node = /^\d{1,9}$/.test(step) ? node.value[Number(step)] : undefined
    else node = member(node, step)
  }
  return node
}

/** The plain value of a node. */
export function plain(node: Located): Json {
  const { value } = node
  if (Array.isArray(value)) return value.map(plain)
  if (!(value instanceof Map)) return value
  const result: JsonObject = {}
  for (const [key, child] of value) result[key] = plain(child)
  return result
}

/** Calls `visit` with every node and its pointer, parents first. */
export function walk(node: Located, visit: (pointer: string, node: Located) => void, pointer = ''): void {
  visit(pointer, node)
  if (Array.isArray(node.value)) {
    node.value.forEach((item, index) => {
      walk(item, visit, joinPointer(pointer, index))
    })
  } else if (node.value instanceof Map) {
    for (const [key, child] of node.value) walk(child, visit, joinPointer(pointer, key))
  }
}

/** Writes a position as `page:line` or `page:line:column`. */
export function formatOrigin({ page, line, column }: Origin): string {
  return column === undefined ? `${page.id}:${line}` : `${page.id}:${line}:${column}`
}

/** The place of an error at a position. */
export function placeOf({ page, line, column }: Origin): Place {
  return { file: page.file, line, column }
}
