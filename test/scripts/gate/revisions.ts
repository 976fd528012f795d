/** Makes specs for the gate out of plain documents: edits by pointer, files in a folder that goes away. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Change } from '../../../scripts/gate/change.ts'
import { compareSpecs } from '../../../scripts/gate/compare.ts'
import { type Policy, readPolicy } from '../../../scripts/gate/policy.ts'
import type { RevisionFile } from '../../../scripts/gate/revision-files.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { type LoadedSpec, loadSpec } from '../../../scripts/lib/load-spec.ts'
import { splitPointer } from '../../../scripts/lib/pointer.ts'

/** One edit of a document. */
export type Edit = { set: string; to: Json } | { remove: string }

/** A copy of a document with edits. */
export function edited(document: JsonObject, edits: readonly Edit[]): JsonObject {
  const root: JsonObject = { '': structuredClone(document) }
  for (const edit of edits) {
    const steps = ['', ...splitPointer('set' in edit ? edit.set : edit.remove)]
    const last = steps.pop() ?? ''
    const owner = steps.reduce<JsonObject>((node, step) => node[step] as JsonObject, root)
    if ('set' in edit) owner[last] = structuredClone(edit.to)
    else if (Array.isArray(owner)) owner.splice(Number(last), 1)
    else delete owner[last]
  }
  return root[''] as JsonObject
}

const loaded = new Map<string, Promise<LoadedSpec>>()

/** Loads a document as a spec, each one once. */
export function specOf(document: JsonObject): Promise<LoadedSpec> {
  const text = JSON.stringify(document)
  const known = loaded.get(text) ?? load(text)
  loaded.set(text, known)
  return known
}

async function load(text: string): Promise<LoadedSpec> {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'))
  try {
    const file = join(folder, 'spec.json')
    writeFileSync(file, text)
    return await loadSpec(file)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A document as a revision that was read from a file of this name. */
export async function revisionOf(document: JsonObject, path: string): Promise<RevisionFile> {
  const spec = await specOf(document)
  return { ...spec, file: path, text: { path, text: JSON.stringify(document, null, 2), page: false, sources: {} } }
}

/** Reads a YAML fixture of the gate. */
export function fixture(name: string): unknown {
  return parse(readFileSync(new URL(`../../fixtures/gate/${name}`, import.meta.url), 'utf8'))
}

const read = new Map<string, Promise<Policy>>()

/** A policy by name, read once. */
export function policyOf(name: string): Promise<Policy> {
  const known = read.get(name) ?? readPolicy(name)
  read.set(name, known)
  return known
}

/** What a policy makes of an edited document. */
export async function changesOf(
  base: JsonObject,
  head: JsonObject,
  policy = 'strict',
  today = '2026-06-15',
): Promise<Change[]> {
  return compareSpecs(await specOf(base), await specOf(head), {
    policy: await policyOf(policy),
    today,
  })
}

/** A small API around one schema: sent by consumers in the request, by the publisher in the answer, or both. */
export function apiOf(
  schema: Json,
  { sent = true, received = false, version = '3.1.0', components = {} as JsonObject } = {},
): JsonObject {
  const content = { 'application/json': { schema } }
  return {
    openapi: version,
    info: { title: 'Small', version: '1' },
    paths: {
      '/things': {
        post: {
          operationId: 'makeThing',
          ...(sent ? { requestBody: { required: true, content } } : {}),
          responses: { '201': { description: 'Made.', ...(received ? { content } : {}) } },
        },
      },
    },
    components,
  }
}
