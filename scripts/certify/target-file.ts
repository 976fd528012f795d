/**
 * Reads a target file: YAML or JSON, valid against `contracts/targets/target.schema.json`.
 * Reads the file; never repeats a value of it in a message, as secrets get into files by mistake.
 */
import { basename } from 'node:path'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { isNode } from 'yaml'
import schema from '../../contracts/targets/target.schema.json' with { type: 'json' }
import { type ParsedDocument, parseYaml, readText } from '../lib/documents.ts'
import { PipelineError, type Place } from '../lib/errors.ts'
import type { Json } from '../lib/json.ts'
import { nearestName } from '../lib/nearest-name.ts'
import { follow, joinPointer, splitPointer } from '../lib/pointer.ts'

/** The content of a target file. */
export interface TargetFile {
  api?: string
  baseUrl?: string
  auth?: { bearer?: { env: string } }
  data?: Record<string, Json>
  capabilities?: { writes?: boolean; stateful?: boolean }
  rate?: number
  timeoutMs?: number
}

/** A target file with the places of its members. */
export interface ReadTargetFile {
  /** Name of the file without its extension. */
  name: string
  content: TargetFile
  /** Where a member is written; the nearest node that is, when it is not. */
  placeOf(pointer: string): Place
}

const validate = new Ajv2020({ strict: true }).compile<TargetFile>(schema)

/** Line and column of a node, or of its nearest ancestor. */
function placeIn({ syntax, lines }: ParsedDocument, file: string, pointer: string): Place {
  const steps = splitPointer(pointer)
  for (let length = steps.length; length >= 0; length -= 1) {
    const node = length === 0 ? syntax.contents : syntax.getIn(steps.slice(0, length), true)
    if (!isNode(node) || !node.range) continue
    const { line, col } = lines.linePos(node.range[0])
    return { file, line, column: col, ...(pointer === '' ? {} : { pointer }) }
  }
  return { file }
}

/** The members that are known where one is not. */
function knownBeside(error: ErrorObject): string[] {
  const parent = follow(schema, error.schemaPath.slice(1).replace(/\/additionalProperties$/, '/properties'))
  return typeof parent === 'object' && parent !== null ? Object.keys(parent) : []
}

/** What is wrong, as a sentence without the value. */
function sentence(error: ErrorObject): string {
  const where = error.instancePath === '' ? 'The target file' : `The member \`${error.instancePath.slice(1)}\``
  if (error.keyword === 'additionalProperties') {
    const unknown = String(error.params.additionalProperty)
    const known = knownBeside(error)
    const nearest = nearestName(unknown, known)
    const all = known.map((name) => `\`${name}\``).join(', ')
    const remedy = nearest === undefined ? `known are ${all}.` : `did you mean \`${nearest}\`?`
    return `${where} has the unknown member \`${unknown}\`; ${remedy}`
  }
  if (error.instancePath === '/auth/bearer/env' && error.keyword === 'pattern') {
    return `${where} is no name of an environment variable; write the name there, never the token.`
  }
  return `${where} ${error.message ?? 'is not valid'}.`
}

/** The name of a target: its file without folder and extension. */
function nameOf(file: string): string {
  return basename(file).replace(/(\.example)?\.[^.]+$/, '')
}

/** Reads and validates a target file. @throws PipelineError `FILE`, `SPEC` or `ARGUMENTS`, located. */
export async function readTargetFile(file: string): Promise<ReadTargetFile> {
  const parsed = parseYaml(await readText(file), file)
  const { value } = parsed
  const placeOf = (pointer: string) => placeIn(parsed, file, pointer)
  if (validate(value)) return { name: nameOf(file), content: value, placeOf }
  const [error] = validate.errors ?? []
  if (error === undefined) throw new PipelineError('INTERNAL', 'The target file is refused without a reason.', { file })
  const unknown: unknown = error.params.additionalProperty
  const pointer = typeof unknown === 'string' ? joinPointer(error.instancePath, unknown) : error.instancePath
  throw new PipelineError('ARGUMENTS', sentence(error), placeOf(pointer))
}
