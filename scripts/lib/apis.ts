/**
 * The catalogue `specs/sources/pages.yaml` and the folders that follow from it.
 * Reads the catalogue only; all paths are below the root of this package.
 */
import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDocument } from './documents.ts'
import { PipelineError } from './errors.ts'
import { isObject, type Json } from './json.ts'

/** Folder of the package, without a trailing slash. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** The catalogue file. */
export const CATALOGUE_FILE = join(ROOT, 'specs/sources/pages.yaml')

/** One API of the catalogue. */
export interface Api {
  /** Names the files: `specs/canonical/<id>.yaml`, `generated/<id>/`. */
  id: string
  /** Short name on the command line. */
  alias: string
}

/** One captured page. */
export interface PageEntry {
  id: string
  /** File name in `specs/sources`. */
  file: string
  url: string
  /** Id of the API it describes. */
  api: string
  /** Language of its labels, as in `scripts/pages/labels`. */
  language: string
  /** Id of the way it is written, as in `scripts/pages`. */
  form: string
  /** Day of the capture, `YYYY-MM-DD`. */
  captured: string
  /** Of the file's bytes. */
  sha256: string
}

/** The whole catalogue. */
export interface Catalogue {
  apis: Api[]
  pages: PageEntry[]
}

/** Reads the catalogue. @throws PipelineError `FILE` or `SPEC` when it is malformed. */
export async function readCatalogue(file: string = CATALOGUE_FILE): Promise<Catalogue> {
  const document = await readDocument(file)
  const text = (entry: Json, member: string): string => {
    const value = isObject(entry) ? entry[member] : undefined
    if (typeof value === 'string') return value
    throw new PipelineError('FILE', `The member \`${member}\` of an entry is missing or no text.`, { file })
  }
  const apis = isObject(document) && Array.isArray(document.apis) ? document.apis : []
  const pages = isObject(document) && Array.isArray(document.pages) ? document.pages : []
  return {
    apis: apis.map((api) => ({ id: text(api, 'id'), alias: text(api, 'alias') })),
    pages: pages.map((page) => ({
      id: text(page, 'id'),
      file: text(page, 'file'),
      url: text(page, 'url'),
      api: text(page, 'api'),
      language: text(page, 'language'),
      form: text(page, 'form'),
      captured: text(page, 'captured'),
      sha256: text(page, 'sha256'),
    })),
  }
}

/** The API with this alias or id, or `undefined` (then the name is a file). */
export async function findApi(name: string): Promise<Api | undefined> {
  const { apis } = await readCatalogue()
  return apis.find((api) => api.alias === name || api.id === name)
}

/** Path of the canonical spec of an API. */
export function canonicalFile(api: string): string {
  return join(ROOT, 'specs/canonical', `${api}.yaml`)
}

/**
 * The file of what the command line calls SPEC: the canonical spec of an API of the catalogue, or a file as it is named.
 *
 * @throws PipelineError `ARGUMENTS` when it is neither
 */
export async function specFile(spec: string): Promise<string> {
  const api = await findApi(spec)
  if (api) return canonicalFile(api.id)
  if (existsSync(spec)) return spec
  const known = (await readCatalogue()).apis.map(({ alias }) => `\`${alias}\``).join(', ')
  throw new PipelineError('ARGUMENTS', `The spec \`${spec}\` is neither a file nor an API; known are ${known}.`)
}

/** Folder of the generated code of an API. */
export function generatedFolder(api: string): string {
  return join(ROOT, 'generated', api)
}

/** A module of the generated code of an API, written as this file is: as source, or built. */
export function generatedModule(api: string, name: string): string {
  return join(generatedFolder(api), `${name}${extname(import.meta.url)}`)
}
