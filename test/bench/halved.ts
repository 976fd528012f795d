/**
 * An OpenAPI document with every second path and what those refer to: about half of it.
 * Pure.
 */
import { isObject, type Json, type JsonObject } from '../../scripts/lib/json.ts'
import { splitPointer } from '../../scripts/lib/pointer.ts'

/** Cuts a document in half. */
export function halved(document: JsonObject): JsonObject {
  const paths = isObject(document.paths) ? document.paths : {}
  const kept = Object.fromEntries(Object.entries(paths).filter((_, index) => index % 2 === 0))
  const { components: _, ...rest }: JsonObject = { ...document, paths: kept }
  const components: JsonObject = {}
  const waiting: Json[] = [rest]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (typeof node !== 'object' || node === null) continue
    if (isObject(node) && typeof node.$ref === 'string') {
      const target = take(document, components, node.$ref)
      if (target !== undefined) waiting.push(target)
    }
    waiting.push(...Object.values(node))
  }
  return { ...rest, components }
}

/** Takes over the component of a reference; `undefined` when it is there already. */
function take(document: JsonObject, components: JsonObject, ref: string): Json | undefined {
  const [, kind = '', name = ''] = splitPointer(ref.replace(/^#/, ''))
  const all = isObject(document.components) ? document.components[kind] : undefined
  const component = isObject(all) ? all[name] : undefined
  const own = isObject(components[kind]) ? components[kind] : {}
  if (component === undefined || Object.hasOwn(own, name)) return undefined
  components[kind] = { ...own, [name]: component }
  return component
}
