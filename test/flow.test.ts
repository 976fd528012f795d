/** The house rules that a machine can hold: direction of imports, sizes, module docs, no paths of a machine. */
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { importsOf, resolveImport, type SourceFile, sourceFiles } from './sources.ts'

const files = sourceFiles('scripts', 'contracts', 'mocks', 'generated', 'sdk')
const written = files.filter(({ path }) => !path.startsWith('generated/'))

/** Stage entries that hand over to a later folder; the command line loads them lazily. */
const HANDOVERS: Record<string, string[]> = {
  'scripts/mock.ts': ['mocks/'],
  'scripts/start.ts': ['mocks/', 'contracts/', 'generated/'],
  'scripts/entries/': ['contracts/'],
  'scripts/lab.ts': ['mocks/', 'contracts/', 'generated/'],
  'scripts/lab/': ['mocks/', 'contracts/', 'generated/'],
  'scripts/verify-certificate.ts': ['contracts/'],
  'scripts/certify.ts': ['contracts/', 'generated/'],
  'scripts/gate.ts': ['contracts/'],
  'scripts/replay.ts': ['contracts/'],
  'scripts/merge.ts': ['contracts/'],
  'scripts/certify/': ['contracts/', 'generated/'],
}

/** What the files of a folder may import, by the start of the imported path. */
const ALLOWED: Record<string, string[]> = {
  'scripts/': ['scripts/', 'package.json'],
  'generated/': [],
  'mocks/': ['mocks/', 'scripts/lib/', 'scripts/emitters/', 'generated/'],
  'sdk/': ['sdk/', 'generated/'],
  'contracts/': ['contracts/', 'scripts/lib/', 'generated/', 'package.json'],
}

/** The stages that Vitest starts may hold a mock and the stage that judges it together. */
const isEntry = (path: string) => path.endsWith('.contract.ts')

/** Imports of a file that go against the stream. */
function upstream(file: SourceFile): string[] {
  const own = Object.entries(ALLOWED).find(([folder]) => file.path.startsWith(folder))
  const handovers = Object.entries(HANDOVERS).filter(([entry]) => file.path.startsWith(entry))
  const allowed = [...(own?.[1] ?? []), ...handovers.flatMap(([, targets]) => targets)]
  return importsOf(file)
    .map(({ specifier }) => resolveImport(file, specifier))
    .filter((target): target is string => target !== undefined)
    .filter((target) => !allowed.some((start) => target.startsWith(start)))
    .filter((target) => !(file.path.startsWith('generated/') && sameFolder(file.path, target)))
    .map((target) => `${file.path} imports ${target}`)
}

const sameFolder = (a: string, b: string) => a.slice(0, a.lastIndexOf('/')) === b.slice(0, b.lastIndexOf('/'))

/** Lines of each function, by name and first line. */
function functionSizes(file: SourceFile): { name: string; lines: number }[] {
  const sizes: { name: string; lines: number }[] = []
  const lineOf = (position: number) => file.syntax.getLineAndCharacterOfPosition(position).line + 1
  const visit = (node: ts.Node): void => {
    if (
      ts.isFunctionDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isArrowFunction(node) ||
      ts.isFunctionExpression(node)
    ) {
      const first = lineOf(node.getStart())
      sizes.push({ name: `${file.path}:${first}`, lines: lineOf(node.end) - first + 1 })
    }
    ts.forEachChild(node, visit)
  }
  visit(file.syntax)
  return sizes
}

/** The module doc at the top of a file, or the empty string. */
const moduleDoc = ({ text }: SourceFile) => /^(?:#!.*\n)?\/\*\*[\s\S]*?\*\//.exec(text)?.[0] ?? ''

/** A file over the line says why in its module doc, with these words. */
const excused = (file: SourceFile) => moduleDoc(file).includes('Longer than')

describe('one direction', () => {
  it('imports only from earlier folders', () => {
    expect(files.filter(({ path }) => !isEntry(path)).flatMap(upstream)).toEqual([])
  })

  it('loads no stage and no library until the command line is understood', () => {
    const loaded = new Set(['scripts/cli.ts'])
    const packages = new Set<string>()
    for (const path of loaded) {
      const file = files.find((one) => one.path === path)
      for (const { specifier, lazy, typeOnly } of file ? importsOf(file) : []) {
        if (!file || lazy || typeOnly) continue
        const target = resolveImport(file, specifier)
        if (target === undefined) packages.add(specifier)
        else loaded.add(target)
      }
    }
    expect([...packages]).toEqual(['commander'])
    expect([...loaded].filter((path) => /^scripts\/[^/]+$/.test(path))).toEqual(['scripts/cli.ts'])
  })

  it('reads no YAML in contracts', () => {
    const readers = files
      .filter(({ path }) => path.startsWith('contracts/') && !isEntry(path))
      .filter((file) =>
        importsOf(file).some(({ specifier }) => specifier === 'yaml' || specifier.endsWith('/documents.ts')),
      )
    expect(readers.map(({ path }) => path)).toEqual([])
  })
})

describe('sizes', () => {
  it('keeps source files within 250 lines', () => {
    const long = written.filter((file) => file.text.split('\n').length - 1 > 250 && !excused(file))
    expect(long.map(({ path, text }) => `${path} ${text.split('\n').length - 1}`)).toEqual([])
  })

  it('keeps functions within 40 lines', () => {
    const long = written
      .filter((file) => !excused(file))
      .flatMap(functionSizes)
      .filter(({ lines }) => lines > 40)
    expect(long).toEqual([])
  })

  it('keeps checks within 40 lines', () => {
    const checks = files.filter(({ path }) => /^contracts\/checks\/(?!check\.ts|index\.ts)[^/]+\.ts$/.test(path))
    expect(checks.filter(({ text }) => text.split('\n').length - 1 > 40).map(({ path }) => path)).toEqual([])
  })
})

describe('texts', () => {
  it('opens every file with a module doc', () => {
    expect(written.filter((file) => moduleDoc(file) === '').map(({ path }) => path)).toEqual([])
  })

  it('names no path of a machine', () => {
    const named = written.filter(({ text }) => /\.\.\/shared|\/work\/|\/root\/|\/home\/\w+\//.test(text))
    expect(named.map(({ path }) => path)).toEqual([])
  })
})
