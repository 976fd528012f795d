/**
 * What must hold before a mock starts: every pattern and every schema compiles. Validation that cannot work has to be
 * seen at once; Prism alone would leave it out silently.
 * Reads the spec and its table; throws the first problem with its place.
 */
import { messageOf, PipelineError } from '../scripts/lib/errors.ts'
import { isObject } from '../scripts/lib/json.ts'
import type { LoadedSpec } from '../scripts/lib/load-spec.ts'
import type { JsonSchema, MediaType, Operation, OperationsTable } from '../scripts/lib/operations.ts'
import { joinPointer } from '../scripts/lib/pointer.ts'
import { toRef } from '../scripts/lib/spec/identifiers.ts'
import { objectNode, walkObjects } from '../scripts/lib/spec/objects.ts'
import type { Schemas } from './schemas.ts'

/**
 * Checks a spec before it is served.
 *
 * @throws PipelineError `SPEC` with file and JSON pointer
 */
export function checkServable(spec: LoadedSpec, table: OperationsTable, schemas: Schemas): void {
  checkPatterns(spec)
  checkSchemas(spec, table, schemas)
}

/** Every pattern must be valid under the `u` flag, which is how JSON Schema reads it. */
function checkPatterns({ document, file, version }: LoadedSpec): void {
  for (const { kind, value, pointer } of walkObjects(objectNode('document', document, ''), version === '3.1')) {
    if (kind !== 'schema') continue
    const named = isObject(value.patternProperties) ? Object.keys(value.patternProperties) : []
    const patterns: [string, unknown][] = [
      [joinPointer(pointer, 'pattern'), value.pattern],
      ...named.map((name): [string, string] => [joinPointer(pointer, 'patternProperties', name), name]),
    ]
    for (const [at, pattern] of patterns) {
      if (typeof pattern !== 'string' || compiles(pattern)) continue
      const sentence =
        'The pattern does not compile under the `u` flag, so nothing would be checked against it; correct it.'
      throw new PipelineError('SPEC', sentence, { file, pointer: at })
    }
  }
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}

/** Every schema must compile. */
function checkSchemas({ file }: LoadedSpec, table: OperationsTable, schemas: Schemas): void {
  const seen = new Set<string>()
  for (const [pointer, schema] of schemasOf(table)) {
    const text = JSON.stringify(schema)
    if (seen.has(text)) continue
    seen.add(text)
    try {
      schemas.compile(schema)
    } catch (thrown) {
      throw new PipelineError('SPEC', messageOf(thrown), { file, pointer }, { cause: thrown })
    }
  }
}

/** Every schema a mock judges by, with its place in the spec. */
function* schemasOf(table: OperationsTable): Generator<[string, JsonSchema]> {
  for (const name of Object.keys(table.components.schemas)) {
    const pointer = joinPointer('/components/schemas', name)
    // By reference, as everybody else does, so that each is compiled once.
    yield [pointer, { $ref: toRef(pointer) }]
  }
  for (const operation of table.operations) yield* schemasOfOperation(operation)
}

function* schemasOfOperation({ parameters, requestBody, responses }: Operation): Generator<[string, JsonSchema]> {
  for (const { pointer, schema } of parameters) yield [joinPointer(pointer, 'schema'), schema]
  yield* schemasOfContent(requestBody?.content ?? {})
  for (const { headers, content } of Object.values(responses)) {
    for (const { pointer, schema } of Object.values(headers)) yield [joinPointer(pointer, 'schema'), schema]
    yield* schemasOfContent(content)
  }
}

function* schemasOfContent(content: Readonly<Record<string, MediaType>>): Generator<[string, JsonSchema]> {
  for (const { pointer, schema } of Object.values(content)) yield [joinPointer(pointer, 'schema'), schema]
}
