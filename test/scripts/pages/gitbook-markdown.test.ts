/** What stands around the fences of a Markdown page, and which fences count. */
import { describe, expect, test } from 'vitest'
import { follow } from '../../../scripts/lib/pointer.ts'
import { assemblePages } from '../../../scripts/pages/page.ts'

const document = (operation: object = {}, path = '/a') =>
  JSON.stringify({
    openapi: '3.1.1',
    info: { title: 'T', version: '1' },
    paths: { [path]: { get: { responses: { 204: { description: '' } }, ...operation } } },
  })

/** Assembles a page. */
function assemble(text: string) {
  const { spec, warnings, provenance } = assemblePages([{ id: 'p.md', file: 'p.md', text }])
  return { operation: follow(spec, '/paths/~1a/get'), spec, warnings, nodes: provenance.nodes }
}

describe('the description above a fence', () => {
  test.each([
    ['> One line.', 'One line.'],
    ['> First\\\n> second', 'First\nsecond'],
    ['> First.\\<br>\\\n> second', 'First.<br>\nsecond'],
    ['> \\*\\*Bold\\*\\* \\[link]\\(a) \\`code\\` a\\_b', '**Bold** [link](a) `code` a_b'],
    ['> one\n>\n> \\- two&#x20;\n> \\> three', 'one\n\n- two \n> three'],
  ])('%j', (quote, want) => {
    const { operation } = assemble(`# T\n\n## Get \\[it]\n\n${quote}\n\n\`\`\`json\n${document()}\n\`\`\`\n`)
    expect(operation).toMatchObject({ summary: 'Get [it]', description: want })
  })

  test('gives way to what the document says, and is traced to its own line', () => {
    const page = (operation: object) => `## Get\n\n> Quoted.\n\n\`\`\`json\n${document(operation)}\n\`\`\`\n`
    const stated = { summary: 'Stated', description: 'Said.' }
    expect(assemble(page(stated)).operation).toMatchObject(stated)
    const { nodes } = assemble(page({}))
    expect(nodes['/paths/~1a/get/summary']).toBe('p.md:1:4')
    expect(nodes['/paths/~1a/get/description']).toBe('p.md:3:3')
  })
})

describe('fences', () => {
  test.each([
    ['of three backticks', '```json', '```'],
    ['of five backticks', '`````json', '`````'],
    ['of tildes', '~~~json', '~~~'],
    ['that are indented and closed longer', '  ```json', '  ````'],
    ['with a title', '```json title="spec"', '```'],
  ])('%s', (_, opening, closing) => {
    expect(assemble(`${opening}\n${document()}\n${closing}\n`).warnings).toEqual([])
  })

  test('of backticks within the document do not close a longer one', () => {
    const description = 'as in\n```\n{}\n```'
    const pretty = JSON.stringify(JSON.parse(document({ description, 'x-note': ['```'] })), null, 1)
    const text = `\`\`\`\`json\n${pretty}\n\`\`\`\`\n`
    expect(assemble(text).operation).toMatchObject({ description })
  })

  test('that hold something else are told when they say they are JSON', () => {
    const text = `\`\`\`json\n${document()}\n\`\`\`\n\n\`\`\`json\n{"a": 1}\n\`\`\`\n\n\`\`\`\nGET /a\n\`\`\`\n`
    expect(assemble(text).warnings).toEqual([
      { file: 'p.md', line: 6, message: 'The fence holds no OpenAPI document.' },
    ])
  })

  test.each([['## Get'], ['## '], ['## Get\n\n> Some'], ['## Get\n\n``']])(
    'a page that ends with %j may be cut',
    (end) => {
      const { warnings } = assemble(`\`\`\`json\n${document()}\n\`\`\`\n\n${end}`)
      expect(warnings.map(({ message }) => message)).toContain('The page ends within an operation; it may be cut.')
    },
  )
})
