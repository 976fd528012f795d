/** What the tests of the emitters work with: specs in memory and on disk, and Ajv as consumers set it up. */
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { operationsTable } from '../../../scripts/emitters/operations.ts'
import type { Json, JsonObject } from '../../../scripts/lib/json.ts'
import { type LoadedSpec, loadSpec } from '../../../scripts/lib/load-spec.ts'
import type { OperationsTable } from '../../../scripts/lib/operations.ts'

/** A loaded spec with these members, that was never a file. */
export function specOf(members: JsonObject, version: '3.0' | '3.1' = '3.0'): LoadedSpec {
  const document = { openapi: `${version}.0`, info: { title: 'A', version: '1' }, paths: {}, ...members }
  return { file: 'a.yaml', api: 'a', version, document, sha256: '0'.repeat(64), sources: {} }
}

/** The table of a spec with these schemas and operations. */
export function tableOf(schemas: JsonObject, version: '3.0' | '3.1' = '3.0', paths: JsonObject = {}): OperationsTable {
  return operationsTable(specOf({ paths, components: { schemas } }, version))
}

/** Specs of `test/fixtures/specs`. */
export const FIXTURES = ['zoo-3.0.yaml', 'library-3.1.yaml', 'hostile-names.json', 'split/zoo.yaml']

/** Reads a spec of `test/fixtures/specs`. */
export function fixture(name: string): Promise<LoadedSpec> {
  return loadSpec(fileURLToPath(new URL(`../../fixtures/specs/${name}`, import.meta.url)))
}

/** Ajv with a table as its one document. */
export function ajvOf(table: OperationsTable): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, logger: false, ownProperties: true })
  addFormats.default(ajv)
  return ajv.addSchema({ $id: 'api:', ...table })
}

/** Whether a component of a table admits a value. */
export function admits(table: OperationsTable, name: string, value: Json): boolean {
  return ajvOf(table).validate(`api:#/components/schemas/${name}`, value) === true
}
