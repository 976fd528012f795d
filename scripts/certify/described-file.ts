/**
 * Reads a file that a JSON Schema describes: YAML or JSON.
 * Reads the file; never repeats a value of it in a message, as secrets get into files by mistake.
 */
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import { isNode } from 'yaml'
import { type ParsedDocument, parseYaml, readText } from '../lib/documents.ts'
import { PipelineError, type Place } from '../lib/errors.ts'
import { nearestName } from '../lib/nearest-name.ts'
import { follow, joinPointer, splitPointer } from '../lib/pointer.ts'

/** What describes a file. */
export interface Description<Content> {
  /** The file as the subject of a sentence: `The target file`. */
  called: string
  validate: ValidateFunction<Content>
  /** What a file says that has nothing in it but comments; without this, it is refused. */
  empty?: Content
  /** A better sentence for an error, where there is one. */
  explain?(error: ErrorObject, where: string): string | undefined
}

/** The content of a file with the places of its members. */
export interface DescribedFile<Content> {
  content: Content
  /** Where a member is written; the nearest node that is, when it is not. */
  placeOf(pointer: string): Place
}

/** Reads and validates a file. @throws PipelineError `FILE`, `SPEC` or `ARGUMENTS`, located. */
export async function readDescribed<Content>(
  file: string,
  description: Description<Content>,
): Promise<DescribedFile<Content>> {
  const parsed = parseYaml(await readText(file), file)
  const { validate, called, empty = null } = description
  const value = parsed.value ?? empty
  const placeOf = (pointer: string) => placeIn(parsed, file, pointer)
  if (validate(value)) return { content: value, placeOf }
  const [error] = validate.errors ?? []
  if (error === undefined) throw new PipelineError('INTERNAL', `${called} is refused without a reason.`, { file })
  const unknown: unknown = error.params.additionalProperty
  const pointer = typeof unknown === 'string' ? joinPointer(error.instancePath, unknown) : error.instancePath
  throw new PipelineError('ARGUMENTS', sentence(error, description), placeOf(pointer))
}

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

/** What is wrong, as a sentence without the value. */
function sentence(error: ErrorObject, { called, validate, explain }: Description<unknown>): string {
  const where = error.instancePath === '' ? called : `The member \`${error.instancePath.slice(1)}\``
  if (error.keyword === 'additionalProperties') {
    const unknown = String(error.params.additionalProperty)
    const known = knownBeside(validate, error)
    const nearest = nearestName(unknown, known)
    const all = known.map((name) => `\`${name}\``).join(', ')
    const remedy = nearest === undefined ? `known are ${all}.` : `did you mean \`${nearest}\`?`
    return `${where} has the unknown member \`${unknown}\`; ${remedy}`
  }
  return explain?.(error, where) ?? `${where} ${error.message ?? 'is not valid'}.`
}

/** The members that are known where one is not. */
function knownBeside({ schema }: ValidateFunction, error: ErrorObject): string[] {
  const parent = follow(schema, error.schemaPath.slice(1).replace(/\/additionalProperties$/, '/properties'))
  return typeof parent === 'object' && parent !== null ? Object.keys(parent) : []
}
