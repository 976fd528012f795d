/**
 * Schemas compiled by Ajv ahead of time, as one ES module that imports nothing.
 * Pure.
 *
 * @see https://ajv.js.org/standalone.html
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import addFormats from 'ajv-formats'
import { build, type Plugin } from 'esbuild'
import { ROOT } from '../../lib/apis.ts'
import { messageOf, PipelineError } from '../../lib/errors.ts'
import type { LoadedSpec } from '../../lib/load-spec.ts'
import type { JsonSchema } from '../../lib/operations.ts'
import { type Judged, nestedText } from './judged-values.ts'

/** What is compiled. */
export interface Compilable {
  /** Ids of all operations, judged or not. */
  operations: readonly string[]
  /** What is exported, by name. */
  objects: Readonly<Record<string, readonly Judged[]>>
  /** What the schemas refer to: the members of a document whose address is empty. */
  document: object
  /** Whether a validator tells all that is wrong, not only the first. */
  allErrors: boolean
}

/** Writes the module: every schema compiled once, and objects of the functions. */
export function compiledModule(
  spec: LoadedSpec,
  { operations, objects, document, allErrors }: Compilable,
): Promise<string> {
  const names = new Map<string, string>()
  const schemas: Record<string, JsonSchema> = {}
  const exports = Object.entries(objects).map(([name, judged]) => {
    const values = judged.map(({ path, schema }) => {
      const key = JSON.stringify(schema)
      const compiled = names.get(key) ?? `v${names.size}`
      names.set(key, compiled)
      schemas[compiled] = schema
      return { path, text: `compiled.${compiled}` }
    })
    // A computed name is always a name, `__proto__` included.
    return `export const ${name} = ${nestedText(operations, values, (key) => `[${JSON.stringify(key)}]`)}\n`
  })
  const entry = `import * as compiled from 'compiled'\n${exports.join('')}`
  return bundled(entry, compile(spec, { ...document, schemas }, allErrors))
}

/** The functions for all `schemas` as one ES module, still with its imports. */
function compile(
  spec: LoadedSpec,
  document: { schemas: Readonly<Record<string, JsonSchema>> },
  allErrors: boolean,
): string {
  const ajv = new Ajv2020({
    allErrors,
    // The bundler simplifies the code anyway. Nothing is run here, so nothing needs to be made ready for it.
    code: { source: true, esm: true, optimize: false, process: () => 'return () => true' },
    inlineRefs: false,
    logger: false,
    // 1.13 is a multiple of 0.01, whatever binary fractions say.
    multipleOfPrecision: 6,
    // Otherwise a property named `constructor` would be there in every object.
    ownProperties: true,
    strict: false,
    validateSchema: false,
  })
  // Keeping account of what was evaluated makes code longer, and gives functions properties that bundlers do not shake off.
  ajv.opts.unevaluated = /"unevaluated(?:Items|Properties)":/.test(JSON.stringify(document))
  // The table leaves those keywords out.
  ajv.opts.dynamicRef = false
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
