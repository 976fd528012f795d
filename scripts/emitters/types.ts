/**
 * `types.ts`: paths, operations and components as TypeScript, by openapi-typescript.
 * Pure. Only the transformation of openapi-typescript is used, not its loading: the spec is loaded and checked already,
 * so nothing is looked up on the network or in configuration files, and a spec its linter dislikes still has types.
 *
 * @see https://openapi-ts.dev/node
 */
import {
  astToString,
  type GlobalContext,
  type OpenAPI3,
  resolveRef,
  scanDiscriminators,
  transformSchema,
} from 'openapi-typescript'
import { messageOf, PipelineError } from '../lib/errors.ts'
import type { LoadedSpec } from '../lib/load-spec.ts'
import type { OperationsTable } from '../lib/operations.ts'
import type { Emitter } from './emitter.ts'
import { preparedDocument } from './typing/prepared-document.ts'

/** The emitter of `types.ts`. */
export const types: Emitter = {
  id: 'types',
  async emit(spec, table) {
    return { 'types.ts': typesOf(spec, table) }
  },
}

/** Writes the types of a spec. @throws PipelineError `SPEC` when openapi-typescript cannot. */
function typesOf(spec: LoadedSpec, table: OperationsTable): string {
  // What the document holds beyond OpenAPI's own types is what `preparedDocument` has seen to.
  const document = preparedDocument(spec, table) as unknown as OpenAPI3
  try {
    return astToString(transformSchema(document, contextFor(document)))
  } catch (cause) {
    const sentence = `openapi-typescript cannot write the types: ${messageOf(cause)}.`
    throw new PipelineError('SPEC', sentence, { file: spec.file }, { cause })
  }
}

/** The settings, all of them: what is left out would be read as off. */
function contextFor(document: OpenAPI3): GlobalContext {
  const context: Omit<GlobalContext, 'redoc'> = {
    additionalProperties: false,
    alphabetize: false,
    arrayLength: false,
    conditionalEnums: false,
    dedupeEnums: false,
    // A default is what the receiver assumes; the sender need not say it.
    defaultNonNullable: false,
    discriminators: scanDiscriminators(document, { silent: true }),
    emptyObjectsUnknown: true,
    enum: false,
    enumValues: false,
    excludeDeprecated: false,
    exportType: false,
    generatePathParams: false,
    immutable: false,
    injectFooter: [],
    makePathsEnum: false,
    pathParamsAsTypes: false,
    postTransform: undefined,
    propertiesRequiredByDefault: false,
    readWriteMarkers: false,
    resolve: (ref) => resolveRef(document, ref, { silent: true }),
    rootTypes: false,
    rootTypesKeepCasing: false,
    rootTypesNoSchemaPrefix: false,
    silent: true,
    transform: undefined,
    transformProperty: undefined,
  }
  // `redoc` is for loading only, which is not used.
  return context as GlobalContext
}
