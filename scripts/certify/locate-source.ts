/**
 * Where the rules of the canonical specs are written: captured pages and facts of this package, below a folder.
 * Reads the catalogue and looks which facts are there; writes nothing.
 */
import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Locate } from '../../contracts/reporters/reporter.ts'
import { ROOT, readCatalogue } from '../lib/apis.ts'

/** Finds the file and line of a rule; `undefined` for what is not written below the folder. */
export async function sourceLocator(folder: string): Promise<Locate> {
  const { pages } = await readCatalogue()
  const below = (file: string) => {
    const path = relative(folder, join(ROOT, 'specs', file)).replaceAll(sep, '/')
    return path.startsWith('..') ? undefined : path
  }
  return ({ page, line, fact }, api) => {
    const known = pages.find(({ id }) => id === page)
    const captured = known && below(`sources/${known.file}`)
    if (captured !== undefined) return { file: captured, line }
    // Ids that are no file names lead nowhere, not even out of the folder.
    const written = fact !== undefined && /^[\w.-]+$/.test(`${fact}${api}`) ? `overlays/${api}/${fact}.yaml` : undefined
    if (written === undefined || !existsSync(join(ROOT, 'specs', written))) return undefined
    const file = below(written)
    return file === undefined ? undefined : { file }
  }
}
