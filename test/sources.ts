/**
 * The project's own source files, for the tests that hold the house rules.
 * Reads the tree; writes nothing.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import ts from 'typescript'
import { ROOT } from '../scripts/lib/apis.ts'

/** One source file. */
export interface SourceFile {
  /** Path below the root, with `/`. */
  path: string
  text: string
  /** The syntax tree, with parents. */
  syntax: ts.SourceFile
}

/** Every TypeScript file below the given top-level folders. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => {
        const file = join(entry.parentPath, entry.name)
        const text = readFileSync(file, 'utf8')
        const syntax = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
        return { path: relative(ROOT, file).split(sep).join('/'), text, syntax }
      })
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  )
}

/** What a file imports or re-exports: the specifier, whether lazily (`import()`), whether as types only. */
export function importsOf(file: SourceFile): { specifier: string; lazy: boolean; typeOnly: boolean }[] {
  const found: { specifier: string; lazy: boolean; typeOnly: boolean }[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const typeOnly = ts.isImportDeclaration(node)
        ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
        : node.isTypeOnly
      found.push({
        specifier: (node.moduleSpecifier as ts.StringLiteral).text,
        lazy: false,
        typeOnly: typeOnly ?? false,
      })
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments
      if (specifier && ts.isStringLiteralLike(specifier))
        found.push({ specifier: specifier.text, lazy: true, typeOnly: false })
    }
    ts.forEachChild(node, visit)
  }
  visit(file.syntax)
  return found
}

/** Resolves a relative specifier of a file to a path below the root; `undefined` for packages and Node's own. */
export function resolveImport(file: SourceFile, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  return relative(ROOT, join(ROOT, file.path, '..', specifier))
    .split(sep)
    .join('/')
}
