/**
 * Brings what a spec refers to in other files into the spec, as components under telling names.
 * Reads only files below the folder of the spec; an address on the network is an error.
 */
import { realpath } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { readDocument } from '../documents.ts'
import { PipelineError, type Place } from '../errors.ts'
import { isObject, type Json, type JsonObject } from '../json.ts'
import { follow, refPointer } from '../pointer.ts'
import { addComponent, sectionOf } from './components.ts'
import { toRef } from './identifiers.ts'
import { type ObjectKind, type ObjectNode, objectNode, walkObjects } from './objects.ts'

/** Where a reference stands, and what it means. */
interface Target {
  file: string
  pointer: string
}

/**
 * The document with every reference into another file replaced by one into `components`.
 *
 * @param file path of the document
 * @param check called on every further document
 * @throws PipelineError `SPEC` for what is remote, outside the folder, or not there
 */
export async function bundle(
  document: JsonObject,
  file: string,
  version: '3.0' | '3.1',
  check: (document: unknown, file: string) => void,
): Promise<JsonObject> {
  return new Bundle(document, file, version, check).run()
}

class Bundle {
  readonly #root: JsonObject
  /** The path of the root document as it was given, and absolute. */
  readonly #given: string
  readonly #file: string
  readonly #siblingsCount: boolean
  readonly #check: (document: unknown, file: string) => void
  /** Documents by path. */
  readonly #documents = new Map<string, unknown>()
  /** Pointers in the root document by kind, file and pointer of what was brought in. */
  readonly #placed = new Map<string, string>()
  /** Addresses that a 3.1 document gives its own schemas. */
  readonly #identifiers = new Set<string>()

  constructor(
    root: JsonObject,
    file: string,
    version: '3.0' | '3.1',
    check: (document: unknown, file: string) => void,
  ) {
    this.#root = root
    this.#given = file
    this.#file = resolve(file)
    this.#siblingsCount = version === '3.1'
    this.#check = check
    this.#documents.set(this.#file, root)
  }

  async run(): Promise<JsonObject> {
    const all = [...this.#walk(objectNode('document', this.#root, ''))]
    if (this.#siblingsCount) {
      for (const { value } of all) if (typeof value.$id === 'string') this.#identifiers.add(value.$id)
    }
    // Components come first, so that what they bring in keeps their names.
    const components = Map.groupBy(all, isComponent)
    for (const node of [...(components.get(true) ?? []), ...(components.get(false) ?? [])]) {
      await this.#bring(node, this.#file)
    }
    return this.#root
  }

  #walk(from: ObjectNode): Generator<ObjectNode> {
    return walkObjects(from, this.#siblingsCount)
  }

  /** Makes the references of one object local. */
  async #bring(node: ObjectNode, from: string): Promise<void> {
    await this.#bringMapping(node, from)
    const target = node.ref === undefined ? undefined : await this.#target(node.ref, node, from)
    if (target === undefined) return
    const key = keyOf(node.kind, target)
    if (isComponent(node) && from === this.#file && target.file !== this.#file && !this.#placed.has(key)) {
      this.#placed.set(key, node.pointer)
      await this.#inline(node, target)
    } else {
      node.value.$ref = await this.#place(node.kind, target)
    }
  }

  /** Discriminator mappings name schemas as references do. */
  async #bringMapping(node: ObjectNode, from: string): Promise<void> {
    const discriminator = node.kind === 'schema' ? node.value.discriminator : undefined
    const mapping = isObject(discriminator) && isObject(discriminator.mapping) ? discriminator.mapping : {}
    for (const [value, ref] of Object.entries(mapping)) {
      if (typeof ref !== 'string' || !/[#/]|\.(json|ya?ml)$/.test(ref)) continue
      const target = await this.#target(ref, node, from)
      if (target) mapping[value] = await this.#place('schema', target)
    }
  }

  /** What a reference means, or `undefined` when it is local to the root document. */
  async #target(ref: string, { pointer }: ObjectNode, from: string): Promise<Target | undefined> {
    const [address = '', fragment] = splitReference(ref)
    if (address === '' && from === this.#file) return undefined
    if (this.#identifiers.has(ref) || this.#identifiers.has(address)) return undefined
    const place = { file: this.#show(from), pointer }
    if (/^[a-z][a-z0-9+.-]+:|^\/\//i.test(address)) {
      // Below an `$id`, an address may be a name only; whether it is one is known later.
      if (this.#identifiers.size > 0) return undefined
      const sentence = `The reference "${ref}" is remote; only files below the folder of the spec are read.`
      throw new PipelineError('SPEC', sentence, place)
    }
    const file = address === '' ? from : resolve(dirname(from), decode(address))
    if (!(await this.#isBelow(file))) {
      throw new PipelineError('SPEC', `The reference "${ref}" leaves the folder of the spec.`, place)
    }
    const target = fragment === undefined || fragment === '' ? '' : refPointer(`#${fragment}`)
    if (target === undefined || follow(await this.#document(file, ref, place), target) === undefined) {
      throw new PipelineError('SPEC', `The reference "${ref}" leads nowhere.`, place)
    }
    return { file, pointer: target }
  }

  /** Whether a file is below the folder of the spec, also once links are followed. */
  async #isBelow(file: string): Promise<boolean> {
    const folder = dirname(this.#file)
    const real = await realpath(file).catch(() => undefined)
    return file.startsWith(folder + sep) && (real === undefined || real.startsWith((await realpath(folder)) + sep))
  }

  /** A path for a message: like the one that was given. */
  #show(file: string): string {
    return file === this.#file ? this.#given : join(dirname(this.#given), relative(dirname(this.#file), file))
  }

  /** Reads a document once. */
  async #document(file: string, ref: string, place: Place): Promise<unknown> {
    if (!this.#documents.has(file)) {
      const document = await readDocument(file).catch((cause: unknown) => {
        if (!(cause instanceof PipelineError) || cause.code !== 'FILE') throw cause
        throw new PipelineError('SPEC', `The file of the reference "${ref}" cannot be read.`, place, { cause })
      })
      this.#check(document, this.#show(file))
      this.#documents.set(file, document)
    }
    return this.#documents.get(file)
  }

  /** The local reference to a target, which becomes a component when it is new. */
  async #place(kind: ObjectKind, target: Target): Promise<string> {
    if (target.file === this.#file) return toRef(target.pointer)
    const key = keyOf(kind, target)
    const known = this.#placed.get(key)
    if (known !== undefined) return toRef(known)
    const value = this.#copy(target)
    const fileName = basename(target.file, extname(target.file))
    const pointer = addComponent(this.#root, sectionOf(kind) ?? 'schemas', value, target.pointer, fileName)
    this.#placed.set(key, pointer)
    if (isObject(value)) await this.#bringBelow(objectNode(kind, value, pointer), target.file)
    return toRef(pointer)
  }

  /** Puts the target where the reference stands. */
  async #inline(node: ObjectNode, target: Target): Promise<void> {
    delete node.value.$ref
    const copy = this.#copy(target)
    if (!isObject(copy)) return
    for (const [name, value] of Object.entries(copy)) {
      if (!Object.hasOwn(node.value, name)) define(node.value, name, value)
    }
    await this.#bringBelow(objectNode(node.kind, node.value, node.pointer), target.file)
  }

  async #bringBelow(node: ObjectNode, from: string): Promise<void> {
    for (const inner of [...this.#walk(node)]) await this.#bring(inner, from)
  }

  #copy(target: Target): Json {
    return JSON.parse(JSON.stringify(follow(this.#documents.get(target.file), target.pointer))) as Json
  }
}

/** Identifies what is brought in; one target may serve as two kinds. */
function keyOf(kind: ObjectKind, { file, pointer }: Target): string {
  return `${kind} ${file}#${pointer}`
}

/** Whether a node is itself a named component. */
function isComponent({ kind, pointer }: ObjectNode): boolean {
  const section = /^\/components\/([^/]+)\/[^/]+$/.exec(pointer)?.[1]
  return section !== undefined && section === sectionOf(kind)
}

/** Sets an own member, whatever its name. */
function define(target: JsonObject, name: string, value: Json): void {
  Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
}

/** A reference as address and fragment. */
function splitReference(ref: string): [string, string | undefined] {
  const hash = ref.indexOf('#')
  return hash === -1 ? [ref, undefined] : [ref.slice(0, hash), ref.slice(hash + 1)]
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
