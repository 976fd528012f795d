/** What is loaded before the twin answers: what it needs for that, and nothing that its first answers do without. */
import { expect, it } from 'vitest'
import { importsOf, resolveImport, sourceFiles } from '../../sources.ts'

const files = new Map(sourceFiles('scripts', 'contracts', 'mocks').map((file) => [file.path, file]))

/** Packages and parts of Node that are loaded with files. */
function loadedWith(...entries: string[]): string[] {
  const [reached, packages] = [new Set(entries), new Set<string>()]
  for (const path of reached) {
    const file = files.get(path)
    for (const { specifier, lazy, typeOnly } of file ? importsOf(file) : []) {
      if (lazy || typeOnly || file === undefined) continue
      const target = resolveImport(file, specifier)
      if (target === undefined) packages.add(specifier)
      else reached.add(target)
    }
  }
  return [...packages].sort()
}

it('loads neither Ajv nor jose nor a fetch before the twin answers', () => {
  const packages = loadedWith('scripts/cli.ts', 'scripts/mock.ts', 'mocks/twin/twin.ts')
  expect(packages.filter((name) => !name.startsWith('node:'))).toEqual([
    '@eslint-community/regexpp',
    'commander',
    'yaml',
  ])
  expect(packages).not.toEqual(expect.arrayContaining([expect.stringMatching(/^node:https?$/)]))
})
