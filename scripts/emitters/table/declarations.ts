/**
 * The TypeScript declarations that a type needs, as text: generated code stands on its own, and what it declares cannot
 * drift from what this project works with.
 * Reads the type files of `scripts/lib`.
 */
import { readFile } from 'node:fs/promises'
import ts from 'typescript'

/** The files that declare the types of the table, each after those it builds on. */
const FILES = ['json.ts', 'constraints.ts', 'provenance.ts', 'operations.ts'].map(
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
  const all = (await Promise.all(FILES.map(readDeclarations))).flat()
  const needed = new Set([type])
  for (const name of needed) {
    for (const used of all.find((declaration) => declaration.name === name)?.uses ?? []) needed.add(used)
  }
  const kept = all.filter(({ name }) => needed.has(name))
  return kept.map(({ text }) => text).join('\n\n')
}

async function readDeclarations(file: URL): Promise<Declaration[]> {
  const source = ts.createSourceFile(file.pathname, await readFile(file, 'utf8'), ts.ScriptTarget.Latest, true)
  return source.statements
    .filter((statement) => ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    .map((statement) => {
      const [comment] = ts.getJSDocCommentsAndTags(statement)
      const text = source.text.slice(comment?.getStart() ?? statement.getStart(), statement.end)
      return { name: statement.name.text, text, uses: typeNames(statement) }
    })
}

/** The names of types that a declaration mentions. */
function typeNames(declaration: ts.Node): string[] {
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) names.push(node.typeName.text)
    if (ts.isExpressionWithTypeArguments(node) && ts.isIdentifier(node.expression)) names.push(node.expression.text)
    ts.forEachChild(node, visit)
  }
  visit(declaration)
  return names
}
