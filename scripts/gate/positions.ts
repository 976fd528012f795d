/**
 * Lines of a revision: where in its text a JSON pointer stands, or what it stands in.
 * Pure; the text is parsed when the first line is asked for.
 */
import { isAlias, isMap, isScalar, isSeq, type Node, type Document as YamlDocument } from 'yaml'
import { type ParsedDocument, parseYaml } from '../lib/documents.ts'
import { PipelineError } from '../lib/errors.ts'
import { splitPointer } from '../lib/pointer.ts'
import { nearest, type Source } from '../lib/provenance.ts'
import { readJson } from '../pages/json-positions.ts'
import type { Located } from '../pages/located.ts'

/** A place in a file, from 1. */
export interface Position {
  file: string
  line: number
  column: number
}

/** What a revision was read from. */
export interface RevisionText {
  /** Path or address, as a reader of the repository knows it. */
  path: string
  text: string
  /** Whether the text is a page, of which `sources` tells the lines. */
  page: boolean
  sources: Readonly<Record<string, Source>>
}

/** Finds the line of a pointer. */
export type Finder = (pointer: string) => Position

/** Makes the finder of one revision. */
export function finderOf({ path, text, page, sources }: RevisionText): Finder {
  if (page) {
    return (pointer) => {
      const { line = 1, column = 1 } = nearest(sources, pointer) ?? {}
      return { file: path, line, column }
    }
  }
  let find: ((steps: readonly string[]) => { line: number; column: number }) | undefined
  return (pointer) => {
    find ??= /^\s*\{/.test(text) ? inJson(text, path) : inYaml(parseYaml(text, path))
    return { file: path, ...find(splitPointer(pointer)) }
  }
}

/** Positions of JSON; of what only looks like it, those of YAML. */
function inJson(text: string, file: string): (steps: readonly string[]) => { line: number; column: number } {
  let root: Located
  try {
    root = readJson({ text, page: { id: file, file }, line: 1 })
  } catch (thrown) {
    if (!(thrown instanceof PipelineError)) throw thrown
    return inYaml(parseYaml(text, file))
  }
  return (steps) => {
    let node = root
    for (const step of steps) {
      const next =
        node.value instanceof Map
          ? node.value.get(step)
          : Array.isArray(node.value)
            ? node.value[Number(step)]
            : undefined
      if (!next) break
      node = next
    }
    return { line: node.at.line, column: node.at.column ?? 1 }
  }
}

/** Positions of YAML: of the key, where there is one. */
function inYaml({ syntax, lines }: ParsedDocument): (steps: readonly string[]) => { line: number; column: number } {
  return (steps) => {
    let node = syntax.contents as unknown
    let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0
    for (const step of steps) {
      const found = memberOf(node, step, syntax)
      if (!found) break
      node = found.value
      offset = found.offset
    }
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value)
}

function memberOf(node: unknown, step: string, syntax: YamlDocument): { value: unknown; offset: number } | undefined {
  const owner = isAlias(node) ? node.resolve(syntax) : node
  if (isMap(owner)) {
    const pair = owner.items.find(({ key }) => isScalar(key) && String(key.value) === step)
    const key = pair?.key
    return pair && isScalar(key) ? { value: pair.value, offset: key.range?.[0] ?? 0 } : undefined
  }
  const item = isSeq(owner) && /^\d+$/.test(step) ? owner.items[Number(step)] : undefined
  return isNode(item) ? { value: item, offset: item.range?.[0] ?? 0 } : undefined
}
