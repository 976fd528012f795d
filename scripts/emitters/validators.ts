/**
 * `validators.js` and `validators.d.ts`: one function for each thing an operation sends or receives, compiled by Ajv
 * ahead of time, so that what imports them needs no Ajv and compiles nothing.
 * Pure.
 *
 * @see https://ajv.js.org/standalone.html
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import addFormats from 'ajv-formats'
import { build, type Plugin } from 'esbuild'
import { ROOT } from '../lib/apis.ts'
import { messageOf, PipelineError } from '../lib/errors.ts'
import type { LoadedSpec } from '../lib/load-spec.ts'
import type { JsonSchema, OperationsTable } from '../lib/operations.ts'
import type { Emitter } from './emitter.ts'
import { declarationText } from './validation/declaration-text.ts'
import { type Judged, judgedValues, nestedText } from './validation/judged-values.ts'

/** The emitter of `validators.js` and its declarations. */
export const validators: Emitter = {
  id: 'validators',
  async emit(spec, table) {
    const ids = table.operations.map(({ id }) => id)
    const judged = judgedValues(table)
    return {
      'validators.js': await moduleOf(spec, table, ids, judged),
      'validators.d.ts': declarationText(ids, judged),
    }
  },
}

/** Writes the module: every schema compiled once, and the object that names the functions. */
async function moduleOf(spec: LoadedSpec, table: OperationsTable, ids: string[], judged: Judged[]): Promise<string> {
  const names = new Map<string, string>()
  const schemas: Record<string, JsonSchema> = {}
  const values = judged.map(({ path, schema }) => {
    const key = JSON.stringify(schema)
    const name = names.get(key) ?? `v${names.size}`
    names.set(key, name)
    schemas[name] = schema
    return { path, text: `compiled.${name}` }
  })
  // A computed name is always a name, `__proto__` included.
  const object = nestedText(ids, values, (name) => `[${JSON.stringify(name)}]`)
  const entry = `import * as compiled from 'compiled'\nexport const validators = ${object}\n`
  return bundled(entry, compile(spec, { components: table.components, schemas }))
}

/** The functions for all `schemas` as one ES module, still with its imports. */
function compile(spec: LoadedSpec, document: { components: object; schemas: Record<string, JsonSchema> }): string {
  const ajv = new Ajv2020({
    // The bundler simplifies the code anyway.
    code: { source: true, esm: true, optimize: false },
    inlineRefs: false,
    logger: false,
    // 1.13 is a multiple of 0.01, whatever binary fractions say.
    multipleOfPrecision: 6,
    // Otherwise a property named `constructor` would be there in every object.
    ownProperties: true,
    strict: false,
    validateSchema: false,
  })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'api:', ...document })
  try {
    const references = Object.keys(document.schemas).map((name) => [name, `api:#/schemas/${name}`])
    return standalone.default(ajv, Object.fromEntries(references))
  } catch (cause) {
    throw new PipelineError('SPEC', `A schema cannot be compiled: ${messageOf(cause)}.`, { file: spec.file }, { cause })
  }
}

/** One module that imports nothing. */
async function bundled(entry: string, compiled: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: ROOT },
    plugins: [virtualModule('compiled', compiled)],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    // Without it the text would name the folders it was made from.
    minify: true,
    charset: 'utf8',
    lineLimit: 120,
    logLevel: 'silent',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

/** Lets an import find text that is in no file. */
function virtualModule(name: string, contents: string): Plugin {
  return {
    name,
    setup({ onResolve, onLoad }) {
      onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path: name, namespace: name }))
      onLoad({ filter: /.*/, namespace: name }, () => ({ contents, resolveDir: ROOT, loader: 'js' }))
    },
  }
}
