/**
 * The TypeScript declarations that a type needs, as text: generated code stands on its own, and what it declares cannot
 * drift from what this project works with.
 * Reads the type files of `scripts/lib`.
 */
import { readFile } from 'node:fs/promises'
import type ts from 'typescript'

/** The files that declare the types of the table, each after those it builds on. */
const FILES = ['json.ts', 'constraints.ts', 'provenance.ts', 'life-cycle.ts', 'operations.ts'].map(
  (name) => new URL(`../../lib/${name}`, import.meta.url),
)

/** One declaration. */
interface Declaration {
  name: string
  text: string
  /** Names of the types in it. */
  uses: string[]
}

/** The declarations of a type and of everything it is made of, in the order of the files. */
export async function declarationsOf(type: string): Promise<string> {
  // Loaded only here: most who want a table of operations write no code, and the compiler is slow to load.
  const { default: compiler } = await import('typescript')
  const all = (await Promise.all(FILES.map((file) => readDeclarations(compiler, file)))).flat()
  const needed = new Set([type])
  for (const name of needed) {
    for (const used of all.find((declaration) => declaration.name === name)?.uses ?? []) needed.add(used)
  }
  const kept = all.filter(({ name }) => needed.has(name))
  return kept.map(({ text }) => text).join('\n\n')
}

async function readDeclarations(compiler: typeof ts, file: URL): Promise<Declaration[]> {
  const source = compiler.createSourceFile(
    file.pathname,
    await readFile(file, 'utf8'),
    compiler.ScriptTarget.Latest,
    true,
  )
  return source.statements
    .filter((statement) => compiler.isInterfaceDeclaration(statement) || compiler.isTypeAliasDeclaration(statement))
    .map((statement) => {
      const [comment] = compiler.getJSDocCommentsAndTags(statement)
      const text = source.text.slice(comment?.getStart() ?? statement.getStart(), statement.end)
      return { name: statement.name.text, text, uses: typeNames(compiler, statement) }
    })
}

/** The names of types that a declaration mentions. */
function typeNames(compiler: typeof ts, declaration: ts.Node): string[] {
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    if (compiler.isTypeReferenceNode(node) && compiler.isIdentifier(node.typeName)) names.push(node.typeName.text)
    if (compiler.isExpressionWithTypeArguments(node) && compiler.isIdentifier(node.expression))
      names.push(node.expression.text)
    compiler.forEachChild(node, visit)
  }
  visit(declaration)
  return names
}
