/**
 * Reads an OpenAPI 3.0 or 3.1 file for everything that works from specs: one plain document in which every `$ref` is
 * a JSON pointer that leads somewhere, and where each node comes from.
 * Reads the file, the files below its folder that it refers to, and `<name>.provenance.json` beside it; no network.
 */
import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { readDocument, sha256 } from './documents.ts'
import { PipelineError } from './errors.ts'
import { isObject, type JsonObject } from './json.ts'
import type { Source } from './provenance.ts'
import { bundle } from './spec/bundle.ts'
import { resolveIdentifiers } from './spec/identifiers.ts'
import { checkReferences } from './spec/references.ts'
import { checkShapes } from './spec/shapes.ts'
import { readSources } from './spec/sources.ts'

/** Levels of nesting a document may have; far above any real one, far below what exhausts the stack. */
const MAX_DEPTH = 256

/** An OpenAPI document ready for use. Treat it as read-only: consumers share it. */
export interface LoadedSpec {
  /** The file as it was named. */
  file: string
  /** Base name of the file without extension. */
  api: string
  version: '3.0' | '3.1'
  /** The document; refs into other files have become components, refs by `$id` or `$anchor` pointers. */
  document: JsonObject
  /** Lower-case hexadecimal sha256 of the file's bytes. */
  sha256: string
  /** Origin of nodes by JSON pointer; empty when nothing is recorded. */
  sources: Record<string, Source>
}

/**
 * Reads and prepares a spec.
 *
 * @throws PipelineError `SPEC`, or `FILE` when a file is missing, too large or no text; one line with the place.
 */
export async function loadSpec(file: string): Promise<LoadedSpec> {
  const value = await readDocument(file)
  if (!isObject(value))
    throw new PipelineError('SPEC', 'The document is no object; OpenAPI 3.0 or 3.1 is read.', { file })
  const version = openapiVersion(value, file)
  const described = [value.paths, value.webhooks].filter(isObject)
  if (described.every((items) => Object.keys(items).length === 0)) {
    throw new PipelineError('SPEC', 'The document has no `paths`, so it describes no operation.', { file })
  }
  refuseDepth(value, file)
  const document = resolveIdentifiers(await bundle(value, file, version, refuseDepth), version)
  checkShapes(document, file, version)
  checkReferences(document, file, version)
  const api = basename(file, extname(file))
  return {
    file,
    api,
    version,
    document,
    sha256: sha256(await readFile(file)),
    sources: await readSources(join(dirname(file), `${api}.provenance.json`), document),
  }
}

/** The version of OpenAPI, if it is one that is read. */
function openapiVersion(document: JsonObject, file: string): '3.0' | '3.1' {
  const { openapi, swagger } = document
  if (swagger !== undefined && openapi === undefined) {
    throw new PipelineError('SPEC', `The document is Swagger ${show(swagger)}; convert it to OpenAPI 3.0 or 3.1.`, {
      file,
    })
  }
  if (openapi === undefined) {
    throw new PipelineError('SPEC', 'The document has no `openapi` member; OpenAPI 3.0 or 3.1 is read.', { file })
  }
  // Unquoted in YAML, 3.0 is the number 3.
  const minor = openapi === 3 ? '0' : /^3\.([01])(?:\.|$)/.exec(String(openapi))?.[1]
  if (minor === undefined) {
    const place = { file, pointer: '/openapi' }
    throw new PipelineError('SPEC', `The document is OpenAPI ${show(openapi)}; 3.0 and 3.1 are read.`, place)
  }
  return minor === '0' ? '3.0' : '3.1'
}

/** A value of the document for a message, short. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

/** Refuses nesting that no consumer could follow. */
function refuseDepth(value: unknown, file: string): void {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) {
      throw new PipelineError('SPEC', `The document is nested more than ${MAX_DEPTH} levels deep.`, { file })
    }
    level = level.flatMap((node) => (typeof node === 'object' && node !== null ? Object.values(node) : []))
  }
}
