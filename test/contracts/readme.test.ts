/** The README of the suite tells the truth: options, files, kinds of gaps, and the check it shows. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { FAILING_GAPS } from '../../contracts/judging/coverage.ts'
import { reporters } from '../../contracts/reporters/index.ts'
import { declareJudging } from '../../scripts/certify/commands.ts'
import { ROOT } from '../../scripts/lib/apis.ts'

const file = join(ROOT, 'contracts/README.md')
const text = readFileSync(file, 'utf8')

/** The text of a section. */
const section = (title: string) => text.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? ''

/** The first cells of the rows of the tables of a section, without the heads. */
const firstCells = (title: string) =>
  [...section(title).matchAll(/^\| (.+?) \|/gm)].map(([, cell = '']) => cell.replaceAll('\\|', ' '))

describe('the README of the suite', () => {
  it('lists every option of every command, and no other', () => {
    const program = new Command()
    declareJudging(program, () => undefined)
    const declared = program.commands.flatMap((command) =>
      command.options.map(({ long }) => `${command.name()} ${long}`).filter((option) => !option.endsWith('--help')),
    )
    const rows = [...section('Options').matchAll(/^\| (`--.+?) \| ([a-z, -]+) \|/gm)]
    const told = rows.flatMap(([, options = '', commands = '']) =>
      commands
        .split(', ')
        .flatMap((command) => [...options.matchAll(/--[a-z-]+/g)].map(([name]) => `${command} ${name}`)),
    )
    expect(told.toSorted()).toEqual(declared.toSorted())
  })

  it('names every reporter, and its file', () => {
    const rows = [...section('Read a report').matchAll(/^\| `([a-z]+)` \| (`[a-z.]+`|terminal|workflow log) \|/gm)]
    const told = rows.map(([, id, place]) => [id, place?.startsWith('`') ? place.slice(1, -1) : undefined])
    expect(told.toSorted()).toEqual(reporters.map(({ id, file: name }) => [id, name]).toSorted())
  })

  it('names the kinds of gaps that fail a run', () => {
    const rows = [...section('Read a report').matchAll(/^\| (`.+?`) \| .+ \| (yes|no) \|$/gm)]
    const failing = rows.flatMap(([, kinds = '', fails]) => (fails === 'yes' ? [...kinds.matchAll(/[a-z-]{3,}/g)] : []))
    expect(failing.map(([kind]) => kind)).toEqual(FAILING_GAPS)
  })

  it('shows a check as it is', () => {
    const [, shown = ''] = /```ts\n(\/\*\*[\s\S]+?)```/.exec(section('Add a check')) ?? []
    const [, id = ''] = /id: '([a-z-]+)'/.exec(shown) ?? []
    expect(shown).toBe(readFileSync(join(ROOT, `contracts/checks/${id}.ts`), 'utf8'))
  })

  it('names files and folders that are there', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path)
    const parts = firstCells('The parts').flatMap((cell) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
    )
    expect(parts.length).toBeGreaterThan(20)
    expect([...links, ...parts].filter((path) => !existsSync(join(dirname(file), path)))).toEqual([])
  })
})
