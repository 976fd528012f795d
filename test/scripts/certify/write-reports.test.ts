import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { chooseReports } from '../../../scripts/certify/choose-reports.ts'
import { beginReports } from '../../../scripts/certify/write-reports.ts'
import { sampleResult } from '../../contracts/reporters/sample-result.ts'
import { keptStream } from './streams.ts'

const FILES = ['result.json', 'junit.xml', 'index.html', 'summary.md', 'badge.svg']

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reports-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Begins reports and hands back what they write to. */
async function begin(list: string, out?: string, environment = {}) {
  const stdout = keptStream(true)
  const stderr = keptStream()
  const streams = { stdout: stdout.stream, stderr: stderr.stream }
  const reports = await beginReports(chooseReports(list, out, environment), out, streams, environment)
  return { reports, stdout, stderr }
}

describe('beginReports', () => {
  it('writes each report where it goes', async () => {
    const out = join(folder, 'new/folder')
    const { reports, stdout, stderr } = await begin('text', out, { NO_COLOR: '1' })
    reports.on({ type: 'end', result: sampleResult })
    expect(await reports.write()).toEqual(FILES.map((name) => join(out, name)))
    expect((await readdir(out)).sort()).toEqual(FILES.toSorted())
    expect(JSON.parse(await readFile(join(out, 'result.json'), 'utf8'))).toEqual(sampleResult)
    expect(stdout.text()).toMatch(/^D1 Inbound Card API 2\.0\n/)
    expect(stderr.text()).toBe('')
  })

  it('colours what goes to a terminal and nothing else', async () => {
    const { reports, stdout, stderr } = await begin('text')
    reports.on({ type: 'end', result: sampleResult })
    await reports.write()
    expect(stdout.text()).toContain('\u001b[')
    expect(stderr.text()).toBe('')
    const beside = await begin('text,json')
    beside.reports.on({ type: 'end', result: sampleResult })
    await beside.reports.write()
    expect(JSON.parse(beside.stdout.text())).toEqual(sampleResult)
    expect(beside.stderr.text()).not.toContain('\u001b[')
  })

  it('takes reports of an earlier run away, and nothing else', async () => {
    for (const name of ['result.json', 'index.html', 'notes.txt']) await writeFile(join(folder, name), 'old')
    const { reports } = await begin('json', folder)
    expect((await readdir(folder)).sort()).toEqual(['index.html', 'notes.txt'])
    expect(await reports.write()).toEqual([])
  })

  it('adds the step summary to what is there', async () => {
    const summary = join(folder, 'summary')
    await writeFile(summary, 'before\n')
    const { reports, stdout } = await begin('markdown', undefined, { GITHUB_STEP_SUMMARY: summary })
    reports.on({ type: 'end', result: sampleResult })
    expect(await reports.write()).toEqual([])
    expect((await readFile(summary, 'utf8')).split('\n').slice(0, 2)).toEqual([
      'before',
      '## ❌ VIOLATES: D1 Inbound Card API 2.0',
    ])
    expect(stdout.text()).toBe('')
  })

  it('says when the step summary cannot be written', async () => {
    const { reports } = await begin('markdown', undefined, { GITHUB_STEP_SUMMARY: folder })
    reports.on({ type: 'end', result: sampleResult })
    const message = await reports.write().catch((error: Error) => error.message.replaceAll(folder, '/folder'))
    expect(message).toBe(
      "The report cannot be added: EISDIR: illegal operation on a directory, open '/folder'. (/folder)",
    )
  })

  it('writes all others when one cannot be written', async () => {
    const { reports, stdout } = await begin('text', folder)
    reports.on({ type: 'end', result: sampleResult })
    await mkdir(join(folder, 'result.json'))
    await mkdir(join(folder, 'badge.svg'))
    const message = await reports.write().catch((error: Error) => error.message.replaceAll(folder, ''))
    expect(message).toMatch(/^The file cannot be written: EISDIR: .* \(\/result\.json\)$/)
    expect((await readdir(folder)).sort()).toEqual([...FILES].sort())
    expect(stdout.text()).toContain('VIOLATES')
  })

  it('says when the folder cannot be written', async () => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    const message = await begin('text', file).catch((error: Error) => error.message.replaceAll(folder, ''))
    expect(message).toBe(
      "The folder for reports cannot be written: EEXIST: file already exists, mkdir '/file'. (/file)",
    )
  })
})
