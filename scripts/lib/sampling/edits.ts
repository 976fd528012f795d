/**
 * Copies of JSON values with one place changed, and what two values differ in.
 * Pure; the original stays as it is, and a property named `__proto__` is a property like any other.
 */
import { isObject, type Json, type JsonObject } from '../json.ts'
import { joinPointer, type Step, splitPointer } from '../pointer.ts'

/** A copy with another value at a pointer; `undefined` takes the property or item away. */
export function withValue(instance: Json, pointer: string, value: Json | undefined): Json {
  const steps = splitPointer(pointer)
  return replaced(instance, steps, value) ?? null
}

/** Goes down to the place and copies on the way back. */
function replaced(node: Json, steps: readonly string[], value: Json | undefined): Json | undefined {
  const [step, ...rest] = steps
  if (step === undefined) return value
  if (Array.isArray(node)) {
    const index = Number(step)
    const item = replaced(node[index] ?? null, rest, value)
    return item === undefined
      ? node.toSpliced(index, 1)
      : index < node.length
        ? node.with(index, item)
        : [...node, item]
  }
  if (!isObject(node)) return node
  const member = replaced(Object.hasOwn(node, step) ? (node[step] ?? null) : null, rest, value)
  const kept = Object.entries(node).filter(([name]) => name !== step)
  if (member === undefined) return Object.fromEntries(kept)
  if (!Object.hasOwn(node, step)) return Object.fromEntries([...kept, [step, member]])
  return Object.fromEntries(Object.entries(node).map(([name, own]) => [name, name === step ? member : own]))
}

/**
 * What turns one value into another, as one text: equal texts mean equal results, whatever the order of members.
 * Cheap for copies made by `withValue`, because what they share is not looked at.
 */
export function difference(from: Json | undefined, to: Json | undefined, pointer = ''): string {
  if (from === to) return ''
  const below = (step: Step, before: Json | undefined, after: Json | undefined): string =>
    before === after ? '' : difference(before, after, joinPointer(pointer, step))
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    return from.map((item, index) => below(index, item, to[index])).join('')
  }
  if (!isObject(from) || !isObject(to)) return `${pointer}=${to === undefined ? '' : JSON.stringify(to)}\n`
  const names = new Set([...Object.keys(from), ...Object.keys(to)])
  const member = (value: JsonObject, name: string): Json | undefined =>
    Object.hasOwn(value, name) ? value[name] : undefined
  const changes = [...names].map((name) => below(name, member(from, name), member(to, name)))
  return changes.toSorted().join('')
}
