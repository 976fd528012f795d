/**
 * The guide, followed word for word: every block is written, run, or held against what was printed. Its files are those
 * of `examples/ci`, where the compiler reads them.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/lib/apis.ts'
import { type Block, blocksOf, makeProject, shows } from './guide.ts'

const PATIENCE = 60_000
const blocks = blocksOf(await readFile(join(ROOT, 'docs/guide.md'), 'utf8'))
const project = await makeProject(['4010', '4011', '8080'])
afterAll(() => project.close())

const servers = new Map<string, { output(): string; hasEnded(): boolean }>()
let printed = ''

/** Looks again until it is so, or it cannot be any more. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    if (await isSo()) return true
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return false
}

/** Whether anything listens. */
const answers = (port: string) =>
  fetch(project.local(`http://127.0.0.1:${port}`)).then(
    () => true,
    () => false,
  )

/** What is done with a block, by its language and the first word behind it. */
const DEEDS: Record<string, (block: Block, value: string) => Promise<void>> = {
  async 'sh run'({ text }) {
    const { status, output } = await project.run(text)
    printed = output
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' })
  },
  async 'sh serve'({ text }, port) {
    const server = project.serve(text)
    servers.set(port, server)
    await until(async () => server.hasEnded() || (await answers(port)))
    expect({ hasEnded: server.hasEnded(), output: server.hasEnded() ? server.output() : '' }).toEqual({
      hasEnded: false,
      output: '',
    })
  },
  async text({ text }) {
    if (!shows(printed, project.local(text))) expect(printed).toBe(project.local(text))
  },
  async 'text from'({ text }, port) {
    const output = () => servers.get(port)?.output() ?? ''
    if (!(await until(() => shows(output(), project.local(text))))) expect(output()).toBe(project.local(text))
  },
  async 'ts file'({ text }, name) {
    expect(text).toBe(await readFile(join(ROOT, 'examples/ci', name), 'utf8'))
    await writeFile(join(project.folder, name), project.local(text))
  },
  async 'yaml file'({ text }, name) {
    expect(text).toBe(await readFile(join(ROOT, 'examples/ci', name), 'utf8'))
    await mkdir(dirname(join(project.folder, name)), { recursive: true })
    await writeFile(join(project.folder, name), text)
  },
}

describe('the guide', () => {
  it('says of every block what it is for', () => {
    const kinds = blocks.map(({ language, info }) => [language, ...info.split('=').slice(0, 1)].join(' ').trim())
    expect(kinds.filter((kind) => !Object.hasOwn(DEEDS, kind))).toEqual([])
    expect(new Set(kinds)).toEqual(new Set(Object.keys(DEEDS)))
  })

  it.each([
    ['a\nb\n', '…\nb\n', true],
    ['a\nb\n', 'a\n…\n', true],
    ['a\nb\n', 'b\n…\na\n', false],
    ['a\nb\n', 'c\n', false],
  ])('holds what is printed against what it shows: %j, %j', (output, wanted, want) => {
    expect(shows(output, wanted)).toBe(want)
  })

  it.each(blocks)('line $line: $language $info', async (block) => {
    const [word = '', value = ''] = block.info.split('=')
    await DEEDS[`${block.language} ${word}`.trim()]?.(block, value)
  })
})
