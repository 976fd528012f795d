/**
 * The entries of `pages.yaml` as capture writes them: names for new pages and APIs, and the file with its comments kept.
 * Pure.
 */
import { isMap, isSeq } from 'yaml'
import type { Api, Catalogue, PageEntry } from '../lib/apis.ts'
import { parseYaml } from '../lib/documents.ts'
import { PipelineError } from '../lib/errors.ts'
import { languages } from '../pages/labels/index.ts'

/** The file name of a page: its id, and an extension that tells the form. */
export function fileName(id: string, form: string): string {
  return `${id}${form.endsWith('markdown') ? '.md' : '.txt'}`
}

/** The language an address names: a path segment such as `ja`, or one that ends in `-ja`; English when none does. */
export function languageOfUrl(url: string): string {
  const codes = languages.map(({ language }) => language)
  const segments = new URL(url).pathname.toLowerCase().split('/')
  const named = segments.flatMap((segment) => codes.filter((code) => segment === code || segment.endsWith(`-${code}`)))
  return named[0] ?? 'en'
}

/** An id for a new page: the last two segments of its address and its language, made unique. */
export function newPageId(url: string, language: string, { pages }: Catalogue): string {
  const segments = new URL(url).pathname.split('/').filter((segment) => segment !== '')
  const base = kebab(segments.slice(-2).join('-')) || kebab(new URL(url).hostname)
  for (let number = 1; ; number += 1) {
    const id = `${number === 1 ? base : `${base}-${number}`}.${language}`
    if (!pages.some((page) => page.id === id)) return id
  }
}

/** An API for a page that describes none of the known ones, named after its title or, failing that, its page. */
export function newApi(title: string, pageId: string, { apis }: Catalogue): Api {
  const base = kebab(title) || kebab(pageId)
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!apis.some((api) => api.id === id || api.alias === id)) return { id, alias: id }
  }
}

/** The text of the catalogue with a page, and its API, added or renewed; comments and order are kept. */
export function withEntry(text: string, file: string, entry: PageEntry, api?: Api): string {
  const { syntax } = parseYaml(text, file)
  const lists = { pages: syntax.get('pages'), apis: syntax.get('apis') }
  if (!isSeq(lists.pages) || !isSeq(lists.apis)) {
    throw new PipelineError('FILE', 'The catalogue needs the lists `apis` and `pages`.', { file })
  }
  const known = lists.pages.items.find((item) => isMap(item) && item.get('id') === entry.id)
  if (isMap(known)) for (const [key, value] of Object.entries(entry)) known.set(key, value)
  else lists.pages.add(syntax.createNode(entry))
  if (api) lists.apis.add(syntax.createNode(api))
  return syntax.toString({ lineWidth: 0 })
}

/** Words in kebab-case; only ASCII letters and digits are kept. */
function kebab(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}
