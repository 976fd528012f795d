/**
 * Copies of JSON values with one place changed, and what two values differ in.
 * Pure; the original stays as it is, and a property named `__proto__` is a property like any other.
 */
import { isObject, type Json } from '../json.ts'
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
  const present = Object.hasOwn(node, step)
  const member = replaced(present ? (node[step] ?? null) : null, rest, value)
  if (member === undefined) return Object.fromEntries(Object.entries(node).filter(([name]) => name !== step))
  const copy = { ...node }
  if (present) copy[step] = member
  else Object.defineProperty(copy, step, { value: member, writable: true, enumerable: true, configurable: true })
  return copy
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
  const changes: string[] = []
  for (const name of Object.keys(from)) {
    const change = below(name, from[name], Object.hasOwn(to, name) ? to[name] : undefined)
    if (change !== '') changes.push(change)
  }
  for (const name of Object.keys(to)) if (!Object.hasOwn(from, name)) changes.push(below(name, undefined, to[name]))
  return changes.toSorted().join('')
}
